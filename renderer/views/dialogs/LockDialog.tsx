import { useState } from 'react';
import { Form } from 'react-aria-components';
import type { AccountId } from '../../../shared/model/ids.ts';
import { usePlan } from '../../state/plan-store.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { decide } from '../decide.ts';
import { nameAccounts } from './name-accounts.ts';
import styles from './Dialogs.module.css';

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
    <Dialog title={`${verb} ${nameAccounts(base, accounts)}`} onClose={onClose}>
      <Form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!isValid) return;
          onClose();
          decide({ kind: isLocking ? 'lockAccounts' : 'unlockAccounts', accounts, reason: reason.trim() });
        }}
      >
        <p className={styles.lead}>
          {isLocking
            ? 'A locked account stays where it is; so does the part of its family that moves with it.'
            : 'It may move again. A lock that came with the data is lifted in this scenario only.'}
        </p>
        <TextField
          label="Reason"
          value={reason}
          onChange={setReason}
          autoFocus
          isRequired
          placeholder={isLocking ? 'Promised to the customer until the renewal' : 'Agreed with the customer'}
          maxLength={500}
        />
        <div className={styles.buttons}>
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" isDisabled={!isValid}>
            {verb}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
