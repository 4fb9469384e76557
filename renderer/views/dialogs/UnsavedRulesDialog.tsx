import { showImport } from '../../state/importing-store.ts';
import type { DialogState } from '../../state/session-store.ts';
import { goToWaveView } from '../../state/session-store.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import styles from './Dialogs.module.css';

interface UnsavedRulesDialogProps {
  readonly dialog: Extract<DialogState, { kind: 'unsaved-rules' }>;
  readonly onClose: () => void;
}

/** The plan is about to leave the screen while its rules are being written. */
export function UnsavedRulesDialog({ dialog, onClose }: UnsavedRulesDialogProps) {
  return (
    <Dialog
      title="The rules are not saved yet"
      role="alertdialog"
      onClose={onClose}
      footer={
        <>
          <Button variant="quiet" onPress={onClose}>
            Stay here
          </Button>
          <Button
            variant="danger"
            onPress={() => {
              onClose();
              void dialog.leave();
            }}
          >
            Leave without them
          </Button>
          <Button
            variant="primary"
            autoFocus
            onPress={() => {
              onClose();
              showImport(false);
              goToWaveView('personas');
            }}
          >
            Look at the rules
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <p>You changed personas, playbooks or limits. The changes are in the plan once you save the rules.</p>
        <p className={styles.lead}>If you leave now, they are lost; everything else is stored.</p>
      </div>
    </Dialog>
  );
}
