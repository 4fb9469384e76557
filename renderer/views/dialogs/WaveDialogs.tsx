import { useState } from 'react';
import { formatIsoDay, parseIsoDay } from '../../../shared/model/day.ts';
import { listWaves, readPolicy, readSetting } from '../../../shared/model/plan.ts';
import type { WaveId } from '../../../shared/model/ids.ts';
import type { PlanBase } from '../../../shared/overview/plan-base.ts';
import { usePlan } from '../../state/plan-store.ts';
import { DateField } from '../../ui/DateField.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { decide } from '../decide.ts';
import styles from './Dialogs.module.css';
import { FormDialog } from './FormDialog.tsx';

/** The day after the last wave at which its feedback is in, or three weeks from the as-of day. */
function suggestLaunch(base: PlanBase): string {
  const gap = readPolicy(base.document, 'waveGuidance').daysBetweenWaves;
  const launches = base.assignment.waves.map(({ wave }) => wave.launch).filter((launch) => launch !== '');
  const from = launches.toSorted().at(-1) ?? readSetting(base.document, 'asOf');
  return formatIsoDay(base.calendar.toWorkingDay(parseIsoDay(from) + gap));
}

export function AddWaveDialog({ onClose }: { readonly onClose: () => void }) {
  const base = usePlan((state) => state.base);
  const count = base?.assignment.waves.length ?? 0;
  return (
    <WaveForm
      title="Add a wave"
      confirmLabel="Add"
      initialName={`Wave ${count + 1}`}
      initialLaunch={base ? suggestLaunch(base) : ''}
      onClose={onClose}
      onConfirm={({ name, launch }) => void decide({ kind: 'addWave', name, launch })}
    />
  );
}

export function ChangeWaveDialog({ wave, onClose }: { readonly wave: WaveId; readonly onClose: () => void }) {
  const base = usePlan((state) => state.base);
  const current = base && listWaves(base.document, base.scenario).find(({ id }) => id === wave)?.wave;
  if (!current) return null;
  return (
    <WaveForm
      title={`Change ${current.name}`}
      confirmLabel="Change"
      initialName={current.name}
      initialLaunch={current.launch}
      initialEffective={current.effective ?? ''}
      onClose={onClose}
      onConfirm={({ name, launch, effective }) => {
        const isSameEffective = effective === (current.effective ?? '');
        if (name === current.name && launch === current.launch && isSameEffective) return;
        decide({ kind: 'changeWave', wave, name, launch, ...(isSameEffective ? {} : { effective }) });
      }}
    />
  );
}

interface WaveFormProps {
  readonly title: string;
  readonly confirmLabel: string;
  readonly initialName: string;
  readonly initialLaunch: string;
  /** Left out for a wave that is not there yet. */
  readonly initialEffective?: string;
  readonly onConfirm: (wave: { name: string; launch: string; effective: string }) => void;
  readonly onClose: () => void;
}

function WaveForm(props: WaveFormProps) {
  const { title, confirmLabel, initialName, initialLaunch, initialEffective, onConfirm, onClose } = props;
  const [name, setName] = useState(initialName);
  const [launch, setLaunch] = useState(initialLaunch);
  const [effective, setEffective] = useState(initialEffective ?? '');
  const isValid = name.trim() !== '';
  return (
    <FormDialog
      title={title}
      confirmLabel={confirmLabel}
      isValid={isValid}
      onClose={onClose}
      onSubmit={() => {
        onClose();
        onConfirm({ name: name.trim(), launch, effective });
      }}
    >
      <TextField label="Name" value={name} onChange={setName} autoFocus maxLength={80} />
      <DateField label="Launch: the day of the first customer notice" value={launch} onChange={setLaunch} />
      {initialEffective !== undefined && (
        <DateField label="No owner change before" value={effective} onChange={setEffective} />
      )}
      <p className={styles.lead}>
        Each move’s owner-change day follows from its playbook; a wave’s own day can only put it later.
      </p>
    </FormDialog>
  );
}
