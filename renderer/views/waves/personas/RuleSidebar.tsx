import { CalendarClock, ListOrdered, Pin, Plus } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { ToggleButton } from 'react-aria-components';
import { readScenarioTable } from '../../../../shared/model/plan.ts';
import type { Persona } from '../../../../shared/model/policy.ts';
import { MOST_PERSONAS } from '../../../../shared/persona/check-rules.ts';
import { EMPTY_RULE, addPersona, addPlaybook, nameCopy, selectRule, useRuleDraft } from '../../../state/rule-draft.ts';
import type { RuleSelection } from '../../../state/rule-draft.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { useFormats } from '../../use-formats.ts';
import { findFreeColour } from './persona-colours.ts';
import { PersonaList } from './PersonaList.tsx';
import type { ShownRules } from './use-rules.ts';
import styles from './RuleList.module.css';

interface RuleSidebarProps {
  readonly shown: ShownRules;
  readonly isReadOnly: boolean;
  readonly onRemove: (persona: Persona) => void;
}

/** Everything that belongs to the rules: personas in order, late deals, those set by hand, playbooks. */
export function RuleSidebar({ shown, isReadOnly, onRemove }: RuleSidebarProps) {
  const { base, rules } = shown;
  const { personas, playbooks } = rules;
  const formats = useFormats();
  const overridden = readScenarioTable(base.document, base.scenario, 'personaOverrides').size;
  return (
    <nav className={styles.side} aria-label="Rules">
      <section>
        <div className={styles.sectionHead}>
          <h2>Personas</h2>
          <IconButton
            size="s"
            label="Add a persona"
            icon={Plus}
            isDisabled={isReadOnly || personas.length >= MOST_PERSONAS}
            onPress={() =>
              addPersona(base.document, {
                name: nameCopy('New persona', personas),
                colour: findFreeColour(personas),
                playbook: playbooks[0]?.id ?? '',
                rule: EMPTY_RULE,
              })
            }
          />
        </div>
        <PersonaList shown={shown} isReadOnly={isReadOnly} onRemove={onRemove} />
      </section>
      <section>
        <div className={styles.sectionHead}>
          <h2>Also</h2>
        </div>
        <div className={styles.list}>
          <Entry selection={{ kind: 'late deals' }} name="Late deals, limits" icon={CalendarClock} />
          <Entry selection={{ kind: 'by hand' }} name="Set by hand" icon={Pin} count={formats.count(overridden)} />
        </div>
      </section>
      <section>
        <div className={styles.sectionHead}>
          <h2>Playbooks</h2>
          <IconButton
            size="s"
            label="Add a playbook"
            icon={Plus}
            isDisabled={isReadOnly}
            onPress={() => {
              const model = playbooks.find(({ id }) => id === 'core') ?? playbooks[0];
              if (model) addPlaybook(base.document, { ...model, name: nameCopy('New playbook', playbooks) });
            }}
          />
        </div>
        <div className={styles.list}>
          {playbooks.map(({ id, name, steps }) => (
            <Entry
              key={id}
              selection={{ kind: 'playbook', id }}
              name={name}
              icon={ListOrdered}
              count={`${formats.count(steps.length)} steps`}
            />
          ))}
        </div>
      </section>
    </nav>
  );
}

interface EntryProps {
  readonly selection: RuleSelection;
  readonly name: string;
  readonly icon: LucideIcon;
  readonly count?: string;
}

function Entry({ selection, name, icon: Icon, count }: EntryProps) {
  const isChosen = useRuleDraft(({ selection: current }) => current !== null && isSame(current, selection));
  return (
    <ToggleButton
      isSelected={isChosen}
      onChange={() => selectRule(selection)}
      className={`${styles.item} ${styles.plain}`}
    >
      <Icon size={14} aria-hidden />
      <span className={styles.words}>
        <span className={styles.name} title={name}>
          {name}
        </span>
      </span>
      {count !== undefined && <span className={styles.count}>{count}</span>}
    </ToggleButton>
  );
}

function isSame(left: RuleSelection, right: RuleSelection): boolean {
  if (left.kind !== right.kind) return false;
  return 'id' in left && 'id' in right ? left.id === right.id : true;
}
