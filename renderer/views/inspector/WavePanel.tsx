import { MISSING_DAY } from '../../../shared/model/day.ts';
import { readPolicy } from '../../../shared/model/plan.ts';
import type { PlanBase } from '../../../shared/overview/plan-base.ts';
import type { PlanFigures } from '../../../shared/overview/plan-figures.ts';
import { usePlan } from '../../state/plan-store.ts';
import { goToWaveView, openDialog } from '../../state/session-store.ts';
import { Button } from '../../ui/Button.tsx';
import { joinClasses } from '../../ui/class-names.ts';
import { PersonaDot } from '../../ui/Persona.tsx';
import { DateField } from '../../ui/DateField.tsx';
import { decide } from '../decide.ts';
import { useFormats } from '../use-formats.ts';
import { GATE_NAMES, readGates } from '../../../shared/waves/gates.ts';
import { spreadGuidance } from '../../../shared/waves/guidance.ts';
import { FindingList } from './FindingList.tsx';
import { FactList, Note, PanelHead, Section } from './Parts.tsx';
import styles from './WavePanel.module.css';

/** One wave: its date, its mix against the guidance, its load against capacity, what is wrong with it. */
export function WavePanel({ index }: { readonly index: number }) {
  const base = usePlan((state) => state.base);
  const figures = usePlan((state) => state.figures);
  const isReadOnly = usePlan((state) => state.isReadOnly);
  const formats = useFormats();
  const entry = base?.assignment.waves[index];
  const totals = figures?.load.byWave[index];
  if (!base || !figures || !entry || !totals) return <Note>This wave is not there any more.</Note>;
  const { id, wave } = entry;
  const hours = totals.incumbentHours + totals.incomingHours;
  const findings = figures.findings.filter((finding) => finding.wave === index);
  return (
    <>
      <PanelHead title={wave.name} detail={`Wave ${index + 1} of ${base.assignment.waves.length}`} />
      <Section
        title="Launch"
        action={
          <Button size="s" isDisabled={isReadOnly} onPress={() => openDialog({ kind: 'change-wave', wave: id })}>
            Change…
          </Button>
        }
      >
        <DateField
          label={`Launch of ${wave.name}`}
          isLabelHidden
          isSettled
          isDisabled={isReadOnly}
          value={wave.launch}
          onChange={(launch) => void decide({ kind: 'changeWave', wave: id, launch })}
        />
        {wave.effective && <Note>No owner change before {formats.day(wave.effective)}.</Note>}
        {totals.isAssumedDate && <Note tone="warn">No date yet. The charts assume {formats.day(totals.launch)}.</Note>}
      </Section>
      <Section
        title="Gate"
        action={
          <Button size="s" onPress={() => goToWaveView('calendar')}>
            Open
          </Button>
        }
      >
        <WaveGate base={base} figures={figures} index={index} />
      </Section>
      <Section title="Size">
        <FactList
          facts={[
            { label: 'Moves with a handover', value: formats.count(totals.moves), isStrong: true },
            {
              label: 'Silent moves',
              value: formats.count(totals.silentMoves),
              exact: 'Prospects and former customers',
            },
            { label: 'Accounts in the wave', value: formats.count(totals.accounts) },
            { label: 'ARR that moves', value: formats.money(totals.arr) },
            {
              label: 'ARR at risk',
              value: formats.money(figures.scorecard.disruption.arrAtRiskByWave[index] ?? 0),
              exact: 'ARR of accounts whose seller stays and could have kept them',
            },
          ]}
        />
      </Section>
      <Section title="Mix against guidance">
        <WaveMix base={base} figures={figures} index={index} />
      </Section>
      <Section title="Load">
        <FactList
          facts={[
            { label: 'Incumbent sellers', value: formats.hours(Math.round(totals.incumbentHours)) },
            { label: 'Incoming sellers', value: formats.hours(Math.round(totals.incomingHours)) },
            { label: 'Managers', value: formats.hours(Math.round(totals.managerHours)) },
            { label: 'Support', value: totals.supportHours > 0 ? formats.hours(Math.round(totals.supportHours)) : '' },
            { label: 'Capacity of the sellers', value: formats.hours(Math.round(totals.capacityHours)) },
            {
              label: 'Used',
              value: totals.capacityHours > 0 ? formats.share(hours / totals.capacityHours) : '',
              isStrong: true,
            },
            {
              label: 'Weeks',
              value:
                totals.firstWeek === MISSING_DAY
                  ? ''
                  : `${formats.dayShort(totals.firstWeek)} – ${formats.dayShort(totals.lastWeek + 4)}`,
            },
          ]}
        />
      </Section>
      {findings.length > 0 && (
        <Section title="Findings">
          <FindingList findings={findings} />
        </Section>
      )}
    </>
  );
}

/** What is confirmed before the launch, and what is still missing. */
function WaveGate({ base, figures, index }: WaveMixProps) {
  const formats = useFormats();
  const launches = figures.load.byWave.map(({ launch }) => launch);
  const items = readGates(base, launches)[index]?.items ?? [];
  const facts = items.map(({ condition, check, isDone, dueOn }) => ({
    label: GATE_NAMES[condition],
    value: check && isDone ? `${check.by}, ${formats.dayShort(check.on)}` : `due ${formats.dayShort(dueOn)}`,
    isStrong: isDone,
  }));
  return <FactList facts={facts} />;
}

interface WaveMixProps {
  readonly base: PlanBase;
  readonly figures: PlanFigures;
  readonly index: number;
}

/** Of each persona's moves, the share in this wave, next to what practice suggests. */
function WaveMix({ base, figures, index }: WaveMixProps) {
  const formats = useFormats();
  const { personas } = base.personas;
  const { personaMix } = figures.load;
  const count = base.assignment.waves.length;
  const { shares, band } = readPolicy(base.document, 'waveGuidance');
  return (
    <table className={styles.mix}>
      <thead>
        <tr>
          <th scope="col">Persona</th>
          <th scope="col">Moves</th>
          <th scope="col">Share</th>
          <th scope="col">Guide</th>
        </tr>
      </thead>
      <tbody>
        {personas.map((persona, at) => {
          let all = 0;
          for (let wave = 0; wave <= count; wave++) all += personaMix[wave * personas.length + at] ?? 0;
          const here = personaMix[index * personas.length + at] ?? 0;
          const guide = spreadGuidance(shares[persona.id] ?? [], count)[index];
          const share = all === 0 ? Number.NaN : here / all;
          const isOff = guide !== undefined && Math.abs(share - guide) > band + 1e-9;
          return (
            <tr key={persona.id}>
              <th scope="row">
                <PersonaDot colour={persona.colour} /> <span title={persona.name}>{persona.name}</span>
              </th>
              <td>{formats.count(here)}</td>
              <td className={joinClasses(isOff && styles.off)} title={isOff ? 'Outside the guidance' : undefined}>
                {formats.fixedShare(share)}
              </td>
              <td className={styles.guide}>{guide === undefined ? '–' : formats.fixedShare(guide)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
