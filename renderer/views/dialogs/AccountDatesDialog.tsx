import { useState } from 'react';
import type { AccountId } from '../../../shared/model/ids.ts';
import { readScenarioTable } from '../../../shared/model/plan.ts';
import { usePlan } from '../../state/plan-store.ts';
import { Button } from '../../ui/Button.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { decide } from '../decide.ts';
import { nameAccounts } from './name-accounts.ts';
import { FormDialog } from './FormDialog.tsx';

interface AccountDatesDialogProps {
  readonly accounts: readonly AccountId[];
  readonly onClose: () => void;
}

/** Dates of single accounts that differ from those of their wave and playbook, with the reason. */
export function AccountDatesDialog({ accounts, onClose }: AccountDatesDialogProps) {
  const base = usePlan((state) => state.base);
  const dates = base && readScenarioTable(base.document, base.scenario, 'accountDates');
  const current = accounts.length === 1 ? dates?.get(accounts[0] as AccountId) : undefined;
  const hasDates = accounts.some((account) => dates?.has(account));
  const [launch, setLaunch] = useState(current?.launch ?? '');
  const [effective, setEffective] = useState(current?.effective ?? '');
  const [reason, setReason] = useState(current?.reason ?? '');
  const isReversed = launch !== '' && effective !== '' && effective < launch;
  const isValid = (launch !== '' || effective !== '') && reason.trim() !== '' && !isReversed;
  const submit = (days: { launch: string; effective: string; reason: string }) => {
    onClose();
    decide({ kind: 'setAccountDates', accounts, ...days });
  };
  return (
    <FormDialog
      title={`Dates of ${nameAccounts(base, accounts)}`}
      lead="An empty day follows the wave and the playbook."
      confirmLabel="Set"
      isValid={isValid}
      onClose={onClose}
      onSubmit={() => {
        submit({ launch, effective, reason });
      }}
      other={
        hasDates && (
          <Button variant="quiet" onPress={() => submit({ launch: '', effective: '', reason: '' })}>
            Follow the wave
          </Button>
        )
      }
    >
      <DateField label="First notice to the customer" value={launch} onChange={setLaunch} />
      <DateField label="Owner change" value={effective} onChange={setEffective} />
      <TextField
        label="Reason"
        value={reason}
        onChange={setReason}
        maxLength={500}
        error={isReversed ? 'The owner cannot change before the customer is told.' : undefined}
      />
    </FormDialog>
  );
}
