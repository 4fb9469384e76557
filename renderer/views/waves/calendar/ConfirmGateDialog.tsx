import { useState } from 'react';
import type { WaveId } from '../../../../shared/model/ids.ts';
import { readScenarioTable, readSetting } from '../../../../shared/model/plan.ts';
import type { PlanBase } from '../../../../shared/overview/plan-base.ts';
import { GATE_NAMES } from '../../../../shared/waves/gates.ts';
import type { GateCondition } from '../../../../shared/waves/gates.ts';
import { DateField } from '../../../ui/DateField.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { decide } from '../../decide.ts';
import { FormDialog } from '../../dialogs/FormDialog.tsx';

interface ConfirmGateDialogProps {
  readonly base: PlanBase;
  readonly wave: WaveId;
  readonly waveName: string;
  readonly condition: GateCondition;
  readonly onClose: () => void;
}

/** Who confirms one condition of a wave's gate, and when. */
export function ConfirmGateDialog({ base, wave, waveName, condition, onClose }: ConfirmGateDialogProps) {
  const [by, setBy] = useState(() => lastName(base));
  const [on, setOn] = useState(readSetting(base.document, 'asOf'));
  const [note, setNote] = useState('');
  const isValid = by.trim() !== '' && on !== '';
  return (
    <FormDialog
      title={`${GATE_NAMES[condition]}: ${waveName}`}
      confirmLabel="Confirm"
      isValid={isValid}
      onClose={onClose}
      onSubmit={() => {
        onClose();
        decide({ kind: 'confirmGate', wave, condition, by, on, note });
      }}
    >
      <TextField label="Who confirms it" value={by} onChange={setBy} autoFocus maxLength={80} />
      <DateField label="On which day" value={on} onChange={setOn} />
      <TextField label="Note, such as what was changed" value={note} onChange={setNote} maxLength={500} />
    </FormDialog>
  );
}

/** Most gates are confirmed by the same person. */
function lastName({ document, scenario }: PlanBase): string {
  const checks = [...readScenarioTable(document, scenario, 'gates').values()];
  return checks.toSorted((left, right) => (left.on < right.on ? 1 : -1))[0]?.by ?? '';
}
