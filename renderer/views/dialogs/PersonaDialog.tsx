import { useState } from 'react';
import { readScenarioTable } from '../../../shared/model/plan.ts';
import type { AccountId } from '../../../shared/model/ids.ts';
import { usePlan } from '../../state/plan-store.ts';
import { Button } from '../../ui/Button.tsx';
import { PersonaDot } from '../../ui/Persona.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { decide } from '../decide.ts';
import { nameAccounts } from './name-accounts.ts';
import { FormDialog } from './FormDialog.tsx';

interface PersonaDialogProps {
  readonly accounts: readonly AccountId[];
  readonly onClose: () => void;
}

/** Sets the persona by hand, with the reason, or gives the accounts back to the rules. */
export function PersonaDialog({ accounts, onClose }: PersonaDialogProps) {
  const base = usePlan((state) => state.base);
  const [persona, setPersona] = useState('');
  const [reason, setReason] = useState('');
  const isValid = persona !== '' && reason.trim() !== '';
  const overrides = base && readScenarioTable(base.document, base.scenario, 'personaOverrides');
  const hasOverride = accounts.some((account) => overrides?.has(account));
  const submit = (to: string | null, why: string) => {
    onClose();
    decide({ kind: 'overridePersona', accounts, persona: to, reason: why });
  };
  const options = (base?.personas.personas ?? []).map(({ id, name, colour }) => ({
    id,
    label: name,
    mark: <PersonaDot colour={colour} />,
  }));
  return (
    <FormDialog
      title={`Persona of ${nameAccounts(base, accounts)}`}
      lead="What you set here holds in this scenario, whatever the rules say."
      confirmLabel="Set"
      isValid={isValid}
      onClose={onClose}
      onSubmit={() => {
        submit(persona, reason.trim());
      }}
      other={
        hasOverride && (
          <Button variant="quiet" onPress={() => submit(null, 'Back to the rules')}>
            Back to the rules
          </Button>
        )
      }
    >
      <Select label="Persona" options={options} value={persona} onChange={setPersona} />
      <TextField
        label="Reason"
        value={reason}
        onChange={setReason}
        isRequired
        placeholder="What the data does not know"
        maxLength={500}
      />
    </FormDialog>
  );
}
