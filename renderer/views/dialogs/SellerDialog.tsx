import { useState } from 'react';
import type { SellerId } from '../../../shared/model/ids.ts';
import { ConfirmDialog } from '../../ui/Dialog.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { decide } from '../decide.ts';
import { FormDialog } from './FormDialog.tsx';

interface SellerDialogProps {
  readonly seller: SellerId;
  readonly name: string;
  readonly isVacancy: boolean;
  /** ISO day, or an empty text for one who stays. */
  readonly leavesOn: string;
  readonly fte: number;
  readonly onClose: () => void;
}

/** What changes about a seller in this scenario: leaving, working more or less; a vacancy closes. */
export function SellerDialog(props: SellerDialogProps) {
  const { seller, name, isVacancy, onClose } = props;
  if (!isVacancy) return <ChangeForm {...props} />;
  return (
    <ConfirmDialog
      title={`Close the vacancy ${name}?`}
      confirmLabel="Close it"
      isDanger
      onClose={onClose}
      onConfirm={() => void decide({ kind: 'closeVacancy', seller })}
    >
      The accounts planned for it go back to their incumbents.
    </ConfirmDialog>
  );
}

function ChangeForm({ seller, name, leavesOn, fte, onClose }: SellerDialogProps) {
  const [day, setDay] = useState(leavesOn);
  const [fteText, setFteText] = useState(String(fte));
  const [reason, setReason] = useState('');
  const newFte = Number(fteText.replace(',', '.'));
  const isFteValid = fteText.trim() !== '' && newFte >= 0 && newFte <= 1.5;
  const isChanged = day !== leavesOn || newFte !== fte;
  const isValid = isFteValid && isChanged && reason.trim() !== '';
  return (
    <FormDialog
      title={`Change ${name}`}
      lead="These are decisions of this scenario; the data stays as it is."
      confirmLabel="Change"
      isValid={isValid}
      onClose={onClose}
      onSubmit={() => {
        onClose();
        decide({
          kind: 'changeSeller',
          seller,
          reason: reason.trim(),
          ...(day !== leavesOn && { leavesOn: day }),
          ...(newFte !== fte && { fte: newFte }),
        });
      }}
    >
      <DateField label="Leaves on (empty: stays)" value={day} onChange={setDay} />
      <TextField
        label="FTE"
        value={fteText}
        onChange={setFteText}
        inputMode="decimal"
        error={isFteValid ? undefined : 'A share from 0 to 1.5.'}
        description="Share of a full-time seller. Leavers count as 0 for the targets."
      />
      <TextField label="Reason" value={reason} onChange={setReason} isRequired maxLength={500} />
    </FormDialog>
  );
}
