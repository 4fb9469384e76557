import { useState } from 'react';
import type { Roster } from '../../../shared/model/roster.ts';
import { ComboBox } from '../../ui/ComboBox.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { decide } from '../decide.ts';
import { FormDialog } from './FormDialog.tsx';

function listDistinct(values: readonly string[]) {
  return [...new Set(values)]
    .filter(Boolean)
    .toSorted()
    .map((value) => ({ id: value, label: value }));
}

/** Opens a vacancy: a seller who is not hired yet, who may receive accounts already. */
export function VacancyDialog({ roster, onClose }: { readonly roster: Roster; readonly onClose: () => void }) {
  const [name, setName] = useState(`Vacancy ${roster.kinds.filter((kind) => kind === 'vacancy').length + 1}`);
  const [team, setTeam] = useState('');
  const [region, setRegion] = useState('');
  const [startsOn, setStartsOn] = useState('');
  const isValid = name.trim() !== '';
  const teams = listDistinct(roster.teams);
  const regions = listDistinct(roster.regions);
  return (
    <FormDialog
      title="Open a vacancy"
      lead="It counts for the targets from now on, and carries handover work from two weeks after its first day."
      confirmLabel="Open"
      isValid={isValid}
      onClose={onClose}
      onSubmit={() => {
        onClose();
        const vacancy = { name: name.trim(), team, region, manager: '', fte: 1, startsOn };
        decide({ kind: 'openVacancy', id: `vacancy-${crypto.randomUUID()}`, vacancy });
      }}
    >
      <TextField label="Name" value={name} onChange={setName} autoFocus maxLength={80} />
      {teams.length > 0 && <ComboBox label="Team" options={teams} value={team} onChange={setTeam} />}
      {regions.length > 0 && <ComboBox label="Region" options={regions} value={region} onChange={setRegion} />}
      <DateField label="First working day" value={startsOn} onChange={setStartsOn} />
    </FormDialog>
  );
}
