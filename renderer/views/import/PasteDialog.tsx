import { useState } from 'react';
import { Label, TextArea, TextField } from 'react-aria-components';
import { Button } from '../../ui/Button.tsx';
import { countNoun, formatsFor } from '../../ui/format.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import styles from './PasteDialog.module.css';

interface PasteDialogProps {
  readonly onPaste: (text: string) => void;
  readonly onClose: () => void;
}

/** Takes a table from the clipboard. A field to paste into, because the page itself may not read the clipboard. */
export function PasteDialog({ onPaste, onClose }: PasteDialogProps) {
  const [text, setText] = useState('');
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.trim() !== '').length;
  const isEnough = lines > 1;
  return (
    <Dialog
      title="Paste a table"
      size="m"
      onClose={onClose}
      footer={
        <>
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button variant="primary" isDisabled={!isEnough} onPress={() => onPaste(text)}>
            Use this table
          </Button>
        </>
      }
    >
      <TextField value={text} onChange={setText} className={styles.field} autoFocus>
        <Label className={styles.label}>
          Copy the cells in your spreadsheet, headings included, and paste them here.
        </Label>
        <TextArea
          className={styles.area}
          spellCheck="false"
          rows={12}
          placeholder={'Account ID\tAccount Name\tOwner\tARR'}
        />
      </TextField>
      <p className={styles.count} role="status">
        {text === '' ? 'Nothing yet.' : describeLines(lines)}
      </p>
    </Dialog>
  );
}

function describeLines(lines: number): string {
  if (lines < 2) return 'Only one line: paste the headings and at least one row.';
  return `${countNoun(formatsFor(''), lines, 'line')}, the headings among them.`;
}
