import { settleOpenConflict } from '../../state/plan-actions.ts';
import type { DialogState } from '../../state/session-store.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { reportFailure } from '../decide.ts';
import styles from './Dialogs.module.css';

interface OpenConflictDialogProps {
  readonly conflict: Extract<DialogState, { kind: 'open-conflict' }>;
  readonly onClose: () => void;
}

function countEdits(count: number): string {
  return count === 1 ? '1 edit' : `${count} edits`;
}

/** The file's plan is here already, with other edits: which of the two goes on. */
export function OpenConflictDialog({ conflict, onClose }: OpenConflictDialogProps) {
  const { fileName, planName, editsHere, editsInFile } = conflict;
  const settle = (choice: 'file' | 'stored') => {
    onClose();
    void settleOpenConflict(choice).then((result) => reportFailure('The plan was not opened', result));
  };
  return (
    <Dialog
      title="This plan is here already"
      role="alertdialog"
      size="m"
      onClose={onClose}
      footer={
        <>
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button onPress={() => settle('file')}>Use the file</Button>
          <Button variant="primary" autoFocus onPress={() => settle('stored')}>
            Go on with what is here
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <p>
          {editsInFile === 0
            ? `“${fileName}” is older than “${planName}” as it is kept here: this machine has ${countEdits(editsHere)} that the file does not have.`
            : `“${planName}” was opened here before, and the two went different ways: this machine has ${countEdits(editsHere)} that “${fileName}” does not have, and the file has ${countEdits(editsInFile)} of its own.`}
        </p>
        <p className={styles.lead}>
          If you use the file, what is here is kept as a recovered copy.
          {editsInFile > 0 && ' The file itself is not changed.'}
        </p>
      </div>
    </Dialog>
  );
}
