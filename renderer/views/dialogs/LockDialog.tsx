import { useState } from 'react';
import type { AccountId } from '../../../shared/model/ids.ts';
import { usePlan } from '../../state/plan-store.ts';
import { TextField } from '../../ui/TextField.tsx';
import { decide } from '../decide.ts';
import { nameAccounts } from './name-accounts.ts';
import { FormDialog } from './FormDialog.tsx';

interface LockDialogProps {
  readonly accounts: readonly AccountId[];
  readonly isLocking: boolean;
  readonly onClose: () => void;
}

/** Locks accounts to their seller, or frees them, with the reason. */
export function LockDialog({ accounts, isLocking, onClose }: LockDialogProps) {
  const base = usePlan((state) => state.base);
  const [reason, setReason] = useState('');
  const verb = isLocking ? 'Lock' : 'Unlock';
  const isValid = reason.trim() !== '';
  return (
    <FormDialog
      title={`${verb} ${nameAccounts(base, accounts)}`}
      lead={
        isLocking
          ? 'A locked account stays where it is; so does the part of its family that moves with it.'
          : 'It may move again. A lock that came with the data is lifted in this scenario only.'
      }
      confirmLabel={verb}
      isValid={isValid}
      onClose={onClose}
      onSubmit={() => {
        onClose();
        decide({ kind: isLocking ? 'lockAccounts' : 'unlockAccounts', accounts, reason: reason.trim() });
      }}
    >
      <TextField
        label="Reason"
        value={reason}
        onChange={setReason}
        autoFocus
        isRequired
        placeholder={isLocking ? 'Promised to the customer until the renewal' : 'Agreed with the customer'}
        maxLength={500}
      />
    </FormDialog>
  );
}
