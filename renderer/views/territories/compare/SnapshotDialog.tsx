import { useState } from 'react';
import { Form } from 'react-aria-components';
import { getServices } from '../../../state/services.ts';
import type { SnapshotSummary } from '../../../state/plan-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { decide } from '../../decide.ts';
import dialogStyles from '../../dialogs/Dialogs.module.css';

interface SnapshotDialogProps {
  /** The one to change; absent, one is taken. */
  readonly snapshot?: SnapshotSummary;
  readonly onClose: () => void;
}

/** A snapshot's name, and what it was taken for. */
export function SnapshotDialog({ snapshot, onClose }: SnapshotDialogProps) {
  const [name, setName] = useState(snapshot?.name ?? '');
  const [note, setNote] = useState(snapshot?.note ?? '');
  const isValid = name.trim() !== '';
  return (
    <Dialog title={snapshot ? 'Change the snapshot' : 'Take a snapshot'} onClose={onClose}>
      <Form
        className={dialogStyles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!isValid) return;
          onClose();
          if (snapshot) decide({ kind: 'changeSnapshot', snapshot: snapshot.id, name, note });
          else {
            const { createId, now } = getServices();
            decide({ kind: 'takeSnapshot', id: createId(), name, note, at: now().toISOString() });
          }
        }}
      >
        <TextField label="Name" value={name} onChange={setName} autoFocus maxLength={120} />
        <TextField label="Note" value={note} onChange={setNote} maxLength={500} placeholder="What it was taken for" />
        <div className={dialogStyles.buttons}>
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" isDisabled={!isValid}>
            {snapshot ? 'Change' : 'Take it'}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
