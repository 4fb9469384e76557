import { Trash2 } from 'lucide-react';
import type { Persona } from '../../../../shared/model/policy.ts';
import { describeRule } from '../../../../shared/persona/describe-condition.ts';
import { changePersona, selectRule } from '../../../state/rule-draft.ts';
import { Button } from '../../../ui/Button.tsx';
import { PersonaDot } from '../../../ui/Persona.tsx';
import { Select } from '../../../ui/Select.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { GroupEditor } from './GroupEditor.tsx';
import { PERSONA_COLOURS } from './persona-colours.ts';
import type { ShownRules } from './use-rules.ts';
import styles from './RuleEditor.module.css';

interface PersonaEditorProps {
  readonly shown: ShownRules;
  readonly persona: Persona;
  readonly isReadOnly: boolean;
  readonly onRemove: (persona: Persona) => void;
}

/** One persona: what it is called, which playbook follows, and the rule that finds its accounts. */
export function PersonaEditor({ shown, persona, isReadOnly, onRemove }: PersonaEditorProps) {
  const { base, rules } = shown;
  const { document } = base;
  const place = rules.personas.indexOf(persona) + 1;
  const change = (to: Partial<Persona>) => changePersona(document, persona.id, to);
  const colours = PERSONA_COLOURS.map(({ id, label }) => ({
    id: id as string,
    label,
    mark: <PersonaDot colour={id} />,
  }));
  const isKnownColour = colours.some(({ id }) => id === persona.colour);
  return (
    <div className={styles.editor}>
      <div className={styles.fields}>
        <TextField
          label="Name"
          value={persona.name}
          maxLength={80}
          isDisabled={isReadOnly}
          onChange={(name) => change({ name })}
        />
        <Select
          label="Colour"
          options={isKnownColour ? colours : [...colours, { id: persona.colour, label: persona.colour }]}
          value={persona.colour}
          isDisabled={isReadOnly}
          onChange={(colour) => change({ colour })}
        />
        <Select
          label="Playbook"
          options={rules.playbooks.map(({ id, name, minimumNoticeDays }) => ({
            id,
            label: name,
            detail: `Notice at least ${minimumNoticeDays} days`,
          }))}
          value={persona.playbook}
          isDisabled={isReadOnly}
          onChange={(playbook) => change({ playbook })}
        />
        <Button
          variant="quiet"
          className={styles.aside ?? ''}
          onPress={() => selectRule({ kind: 'playbook', id: persona.playbook })}
        >
          Open playbook
        </Button>
      </div>
      <section className={styles.section} aria-label="Rule">
        <header className={styles.sectionHead}>
          <h3 className={styles.sectionTitle}>
            {persona.rule === null ? 'Everybody else' : `Rule ${place} of ${rules.personas.length}`}
          </h3>
          <p className={styles.hint}>
            {persona.rule === null
              ? 'Every customer that no rule above matches.'
              : 'The first rule that matches decides. What is unknown never matches, unless you ask for it.'}
          </p>
        </header>
        {persona.rule !== null && (
          <>
            <GroupEditor
              base={base}
              group={persona.rule}
              isDisabled={isReadOnly}
              onChange={(rule) => change({ rule })}
            />
            <p className={styles.sentence}>
              {describeRule(persona, { wording: base.wording, currency: base.facts.currency })}
            </p>
          </>
        )}
      </section>
      <div className={styles.foot}>
        <Button
          variant="quiet"
          icon={Trash2}
          isDisabled={isReadOnly || rules.personas.length < 2}
          onPress={() => onRemove(persona)}
        >
          Delete this persona…
        </Button>
      </div>
    </div>
  );
}
