import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { correctionKey } from '../../../shared/model/corrections.ts';
import { nameRow, readFact } from '../../../shared/model/fact-cells.ts';
import { readPlanTable } from '../../../shared/model/plan.ts';
import { showReference } from '../../../shared/overview/refresh-summary.ts';
import type { PlanBase } from '../../../shared/overview/plan-base.ts';
import { Button } from '../../ui/Button.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { Switch } from '../../ui/Toggles.tsx';
import { decide } from '../decide.ts';
import { useFormats } from '../use-formats.ts';
import { writeFact } from '../write-fact.ts';
import { readDraft, takeField, toDraft } from './correction-draft.ts';
import { FactInput } from './FactInput.tsx';
import { FormDialog } from './FormDialog.tsx';

interface CorrectFactDialogProps {
  readonly base: PlanBase;
  readonly table: 'accounts' | 'sellers';
  /** Row in that table of the facts. */
  readonly row: number;
  readonly field: string;
  readonly onClose: () => void;
}

/** Sets a missing or wrong fact by hand, with the reason; or takes an earlier correction back. */
export function CorrectFactDialog({ base, table, row, field, onClose }: CorrectFactDialogProps) {
  const formats = useFormats();
  const about = takeField(table, field);
  const rowId = base.facts[table].id[row] as string;
  const current = readPlanTable(base.document, 'corrections').get(correctionKey(table, rowId, field));
  const value = readFact(base.facts, table, field, row);
  const imported = readFact(base.sourceFacts, table, field, row);
  const [text, setText] = useState(() => toDraft(about, value));
  const [isUnknown, setUnknown] = useState(false);
  const [reason, setReason] = useState(current?.reason ?? '');
  const draft = readDraft(about, text);
  const next = isUnknown ? null : 'value' in draft ? draft.value : undefined;
  const isChanged = next !== undefined && (next !== value || (current !== undefined && reason !== current.reason));
  const isImported = next !== undefined && next === imported;
  const isValid = isChanged && (isImported || reason.trim() !== '');
  const write = (cell: typeof value): string =>
    writeFact(formats, about.kind, showReference(base.sourceFacts, table, field, cell));
  const correct = (to: typeof value | undefined) => {
    if (decide({ kind: 'correctFact', table, rowId, field, value: to, reason: reason.trim() })) onClose();
  };
  return (
    <FormDialog
      title={`Correct ${about.label} of ${nameRow(base.facts, table, row)}`}
      lead={
        <>
          {imported === null ? (
            'The data does not know it.'
          ) : (
            <>
              The data says <strong data-selectable>{write(imported)}</strong>.
            </>
          )}{' '}
          A correction counts in every scenario, is kept on the next import and listed for the CRM.
        </>
      }
      confirmLabel="Correct"
      isValid={isValid}
      onClose={onClose}
      onSubmit={() => {
        // A correction that says what the data says is none.
        correct(isImported ? undefined : next);
      }}
      other={
        current && (
          <Button variant="quiet" icon={Undo2} onPress={() => correct(undefined)}>
            Take back
          </Button>
        )
      }
    >
      {!isUnknown && (
        <FactInput
          base={base}
          table={table}
          row={row}
          about={about}
          value={text}
          onChange={setText}
          fault={'fault' in draft && draft.fault !== '' ? draft.fault : undefined}
        />
      )}
      <Switch isSelected={isUnknown} onChange={setUnknown}>
        The right value is not known
      </Switch>
      <TextField
        label="Reason"
        value={reason}
        onChange={setReason}
        placeholder="Agreed with the customer in March"
        maxLength={500}
      />
    </FormDialog>
  );
}
