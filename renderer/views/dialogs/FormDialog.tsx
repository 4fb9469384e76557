import type { ReactNode } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import styles from './Dialogs.module.css';

interface FormDialogProps {
  readonly title: string;
  /** What it is about, before the fields. */
  readonly lead?: ReactNode;
  readonly confirmLabel: string;
  readonly isValid: boolean;
  /** Called where the fields are valid: by the button or by Enter. */
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  /** Another way out, at the start of the buttons. */
  readonly other?: ReactNode;
  readonly children: ReactNode;
}

/** Asks for a few values; Enter confirms. */
export function FormDialog(props: FormDialogProps) {
  const { title, lead, confirmLabel, isValid, onSubmit, onClose, other, children } = props;
  return (
    <Dialog title={title} onClose={onClose}>
      <Form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (isValid) onSubmit();
        }}
      >
        {lead !== undefined && <p className={styles.lead}>{lead}</p>}
        {children}
        <div className={styles.buttons}>
          {other && <div className={styles.start}>{other}</div>}
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button variant="primary" type="submit" isDisabled={!isValid}>
            {confirmLabel}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}
