import { useState } from 'react';
import { TextField } from '../../ui/TextField.tsx';
import { FormDialog } from './FormDialog.tsx';

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
    <FormDialog
      title={title}
      confirmLabel={confirmLabel}
      isValid={isValid}
      onClose={onClose}
      onSubmit={() => {
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
    </FormDialog>
  );
}
