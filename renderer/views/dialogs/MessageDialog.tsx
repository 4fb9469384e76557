import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';

interface MessageDialogProps {
  readonly title: string;
  readonly message: string;
  readonly onClose: () => void;
}

/** What happened, what was kept, what to do next. */
export function MessageDialog({ title, message, onClose }: MessageDialogProps) {
  return (
    <Dialog
      title={title}
      role="alertdialog"
      onClose={onClose}
      footer={
        <Button variant="primary" autoFocus onPress={onClose}>
          OK
        </Button>
      }
    >
      <p data-selectable>{message}</p>
    </Dialog>
  );
}
