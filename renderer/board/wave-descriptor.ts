import { expandUnits } from '../../shared/commands/accounts.ts';
import { NO_ROW } from '../../shared/model/ids.ts';
import { readPolicy } from '../../shared/model/plan.ts';
import type { PlanBase } from '../../shared/overview/plan-base.ts';
import type { PlanFigures } from '../../shared/overview/plan-figures.ts';
import { readWaveColumn, useWaveColumn } from '../state/columns.ts';
import { dispatch } from '../state/plan-actions.ts';
import { countNoun, formatsFor } from '../ui/format.ts';
import type { BoardDescriptor, DropEffects, Effect } from './board-descriptor.ts';
import { explainClosedPlan } from './closed-plan.ts';
import { findOverloaded } from './overloaded-sellers.ts';
import { projectLoad } from '../state/projection.ts';
import { countWave, findWaveColumn, nameWave } from './wave-counts.ts';
import { WaveHead } from './WaveHead.tsx';

/** How many waves that lose accounts are shown one by one. */
const SHOWN = 3;

/** A column per wave: drops change when an account is handed over. */
export const WAVE_BOARD: BoardDescriptor = {
  kind: 'waves',
  label: 'Moves by wave',
  noun: 'wave',
  columnWidth: 292,
  headHeight: 82,
  Head: WaveHead,
  namesBothSellers: true,
  useColumn: useWaveColumn,
  readColumn: readWaveColumn,
  columnOf: findWaveColumn,
  collectRows: (base, taken) => {
    const { incoming, incumbent } = base.assignment;
    const asked = new Set(taken);
    // Family members that stay where they are come along only when they were taken themselves: the command does the same.
    return expandUnits(base, taken).filter((row) => asked.has(row) || incoming[row] !== incumbent[row]);
  },
  explainRefusal: (base) => explainClosedPlan(base),
  previewDrop: () => null,
  describeDrop: describeWaveDrop,
  nameColumn: (base, key) => nameWave(base.assignment.waves, key),
  detailColumn: (base, key) => {
    const launch = base.assignment.waves[key]?.wave.launch;
    if (key === NO_ROW) return 'No wave yet';
    return launch ? formatsFor(base.facts.currency).day(launch) : 'No date';
  },
  drop: (base, accounts, key) =>
    dispatch({
      kind: 'scheduleAccounts',
      accounts,
      wave: key === NO_ROW ? null : (base.assignment.waves[key]?.id ?? null),
    }),
};

function describeWaveDrop(base: PlanBase, figures: PlanFigures, rows: readonly number[], key: number): DropEffects {
  const { waves } = base.assignment;
  const formats = formatsFor(base.facts.currency);
  const lost = new Map<number, number>();
  let gained = 0;
  let arr = 0;
  for (const row of rows) {
    const from = findWaveColumn(base, row);
    if (from === key) continue;
    lost.set(from, (lost.get(from) ?? 0) + 1);
    gained++;
    arr += base.measures.arr[row] as number;
  }
  if (gained === 0) return { effects: [], notes: ['Nothing changes.'] };
  const describe = (index: number, change: number, spoken: string): Effect => {
    const before = countWave(figures.load, index);
    return {
      label: nameWave(waves, index),
      before: formats.count(before),
      after: formats.count(before + change),
      tone: 'neutral',
      spoken,
    };
  };
  const losing = [...lost].slice(0, SHOWN);
  const load = projectLoad(base, figures, { board: 'waves', rows, over: key });
  const describeWork = (index: number, spoken: string): Effect[] => {
    const before = figures.load.byWave[index];
    const after = load.byWave[index];
    // The unscheduled have no work yet.
    if (!before || !after) return [];
    return [
      {
        label: `${nameWave(waves, index)}, work`,
        before: formats.hours(Math.round(before.incumbentHours + before.incomingHours)),
        after: formats.hours(Math.round(after.incumbentHours + after.incomingHours)),
        tone: 'neutral',
        spoken,
      },
    ];
  };
  const policy = readPolicy(base.document, 'handoverCapacity');
  const overloadedBefore = findOverloaded(figures.load, base.roster, policy, key).length;
  const overloaded = findOverloaded(load, base.roster, policy, key).length;
  const notes = [`${formats.moneyCompact(arr)} of ARR changes its wave.`];
  if (overloaded > overloadedBefore) {
    const more = countNoun(formats, overloaded - overloadedBefore, 'more seller');
    notes.push(`${more} above ${formats.hours(policy.planHours)} in a week.`);
  }
  return {
    effects: [
      describe(key, gained, 'accounts'),
      ...describeWork(key, 'work'),
      ...losing.flatMap(([index, count]) => [
        describe(index, -count, nameWave(waves, index)),
        ...describeWork(index, ''),
      ]),
    ],
    notes,
  };
}
