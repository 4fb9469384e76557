import { useState } from 'react';
import { getServices } from '../../../state/services.ts';
import type { SnapshotSummary } from '../../../state/plan-store.ts';
import { TextField } from '../../../ui/TextField.tsx';
import { decide } from '../../decide.ts';
import { FormDialog } from '../../dialogs/FormDialog.tsx';

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
    <FormDialog
      title={snapshot ? 'Change the snapshot' : 'Take a snapshot'}
      confirmLabel={snapshot ? 'Change' : 'Take it'}
      isValid={isValid}
      onClose={onClose}
      onSubmit={() => {
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
    </FormDialog>
  );
}
