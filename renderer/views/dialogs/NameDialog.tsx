import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './Dialogs.module.css';

interface NameDialogProps {
  readonly title: string;
  readonly label: string;
  readonly initial: string;
  readonly confirmLabel: string;
  readonly onConfirm: (name: string) => void;
  readonly onClose: () => void;
}

/** Asks for a name. */
export function NameDialog({ title, label, initial, confirmLabel, onConfirm, onClose }: NameDialogProps) {
  const [name, setName] = useState(initial);
  const isValid = name.trim() !== '';
  return (
    <Dialog title={title} onClose={onClose}>
      <Form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (!isValid) return;
          onClose();
          if (name.trim() !== initial || confirmLabel !== 'Rename') onConfirm(name.trim());
        }}
      >
        <TextField
          label={label}
          value={name}
          onChange={setName}
          autoFocus
          maxLength={120}
          onFocus={(event) => event.target instanceof HTMLInputElement && event.target.select()}
        />
        <div className={styles.buttons}>
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
