import { saveFileAs } from '../../state/plan-actions.ts';
import type { DialogState } from '../../state/session-store.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { reportFailure } from '../decide.ts';
import styles from './Dialogs.module.css';

interface NotStoredDialogProps {
  readonly dialog: Extract<DialogState, { kind: 'not-stored' }>;
  readonly onClose: () => void;
}

/** The plan is about to leave the screen, and its last edits are nowhere but there. */
export function NotStoredDialog({ dialog, onClose }: NotStoredDialogProps) {
  const { reason, leave } = dialog;
  const goOn = () => {
    onClose();
    void leave();
  };
  const save = async () => {
    const result = await saveFileAs();
    if (result.ok) goOn();
    else reportFailure('The plan was not saved to a file', result);
  };
  return (
    <Dialog
      title="Your last edits are not stored yet"
      role="alertdialog"
      onClose={onClose}
      footer={
        <>
          <Button variant="quiet" onPress={onClose}>
            Stay here
          </Button>
          <Button variant="danger" onPress={goOn}>
            Leave without them
          </Button>
          <Button variant="primary" autoFocus onPress={() => void save()}>
            Save to a file…
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <p data-selectable>{reason}</p>
        <p className={styles.lead}>They are on the screen only. Save the plan to a file, and nothing is lost.</p>
      </div>
    </Dialog>
  );
}
