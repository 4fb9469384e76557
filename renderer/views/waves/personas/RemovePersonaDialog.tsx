import { useState } from 'react';
import { readPlanTable, readScenarioTable } from '../../../../shared/model/plan.ts';
import type { Persona } from '../../../../shared/model/policy.ts';
import { removePersona } from '../../../state/rule-draft.ts';
import { ConfirmDialog } from '../../../ui/Dialog.tsx';
import { countNoun } from '../../../ui/format.ts';
import { PersonaDot } from '../../../ui/Persona.tsx';
import { Select } from '../../../ui/Select.tsx';
import { useFormats } from '../../use-formats.ts';
import type { ShownRules } from './use-rules.ts';
import styles from './RuleEditor.module.css';

interface RemovePersonaDialogProps {
  readonly shown: ShownRules;
  readonly persona: Persona;
  readonly onClose: () => void;
}

const TO_RULES = 'to the rules';

/** Asks what becomes of the accounts that were given a persona by hand before it goes. */
export function RemovePersonaDialog({ shown, persona, onClose }: RemovePersonaDialogProps) {
  const { base, rules, preview } = shown;
  const formats = useFormats();
  const [to, setTo] = useState(TO_RULES);
  const decides = preview.rules[preview.personas.findIndex(({ id }) => id === persona.id)]?.decides ?? 0;
  const byHand = countOverrides(base.document, persona.id);
  const others = rules.personas.filter(({ id }) => id !== persona.id);
  return (
    <ConfirmDialog
      title={`Delete ${persona.name || 'this persona'}?`}
      confirmLabel="Delete"
      isDanger
      onClose={onClose}
      onConfirm={() => removePersona(base.document, persona.id, to === TO_RULES ? null : to)}
    >
      <div className={styles.section}>
        <p>
          {countNoun(formats, decides, 'account')} {decides === 1 ? 'has' : 'have'} it now; each gets the next persona
          whose rule matches. Nothing changes before you save.
        </p>
        {byHand > 0 && (
          <Select
            label={`${countNoun(formats, byHand, 'account')} set to it by hand, in all scenarios`}
            options={[
              { id: TO_RULES, label: 'Leave them to the rules' },
              ...others.map(({ id, name, colour }) => ({
                id,
                label: `Set them to ${name}`,
                mark: <PersonaDot colour={colour} />,
              })),
            ]}
            value={to}
            onChange={setTo}
          />
        )}
      </div>
    </ConfirmDialog>
  );
}

function countOverrides(document: ShownRules['base']['document'], persona: string): number {
  let count = 0;
  for (const scenario of readPlanTable(document, 'scenarios').keys()) {
    for (const override of readScenarioTable(document, scenario, 'personaOverrides').values()) {
      if (override.persona === persona) count++;
    }
  }
  return count;
}
