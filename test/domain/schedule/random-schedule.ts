import { SHAPE, writeShape } from '../../../shared/waves/schedule/problem.ts';
import type { ScheduleProblem } from '../../../shared/waves/schedule/problem.ts';
import { createNumbers } from '../random-base.ts';

/** A small scheduling problem that is different for each seed: costs, bars, hours by seller and wave, quotas, limits. */
export function createRandomSchedule(seed: number, units: number, waves: number): ScheduleProblem {
  const next = createNumbers(seed);
  const options = waves + 1;
  const sellers = 2;
  const rows = sellers * waves + waves;
  const shape = new Float64Array(rows * SHAPE);
  const limit = new Float64Array(rows).fill(Number.POSITIVE_INFINITY);
  for (let row = 0; row < sellers * waves; row++) {
    const error = 2 + Math.floor(next() * 6);
    writeShape(shape, row, {
      edges: [
        { from: error / 2, slope: 0.5 },
        { from: error, slope: 400 },
      ],
    });
    limit[row] = error;
  }
  for (let wave = 0; wave < waves; wave++) {
    const low = Math.floor(next() * 2);
    writeShape(shape, sellers * waves + wave, { low, lowSlope: 3, edges: [{ from: low + 1, slope: 3 }] });
  }
  const cost = new Float64Array(units * options).fill(Number.POSITIVE_INFINITY);
  for (let unit = 0; unit < units; unit++) {
    for (let wave = 0; wave < waves; wave++) if (next() < 0.8) cost[unit * options + wave] = Math.floor(next() * 3);
    cost[unit * options + waves] = 60;
  }
  const entryStart = new Int32Array((sellers + 1) * options + 1);
  const entryRow: number[] = [];
  const entryLoad: number[] = [];
  for (let strand = 0; strand <= sellers; strand++) {
    for (let wave = 0; wave < waves; wave++) {
      entryRow.push(strand < sellers ? strand * waves + wave : sellers * waves + wave);
      entryLoad.push(1);
      // Work runs on into the next wave.
      if (strand < sellers && wave + 1 < waves) {
        entryRow.push(strand * waves + wave + 1);
        entryLoad.push(0.5);
      }
      entryStart[strand * options + wave + 1] = entryRow.length;
    }
    entryStart[(strand + 1) * options] = entryRow.length;
  }
  const groupOf = Int32Array.from({ length: units }, () => Math.floor(next() * sellers));
  const byGroup = Array.from({ length: sellers }, (_, group) =>
    [...groupOf.keys()].filter((unit) => groupOf[unit] === group),
  );
  return {
    units,
    options,
    cost,
    strandStart: Int32Array.from({ length: units + 1 }, (_, unit) => unit * 2),
    strand: Int32Array.from({ length: units * 2 }, (_, at) => (at % 2 === 0 ? (groupOf[at / 2] as number) : sellers)),
    amount: Float64Array.from({ length: units * 2 }, (_, at) => (at % 2 === 0 ? 1 + Math.floor(next() * 3) : 1)),
    entryStart,
    entryRow: Int32Array.from(entryRow),
    entryLoad: Float64Array.from(entryLoad),
    rows: { base: new Float64Array(rows), shape, limit },
    groupOf,
    groupStart: Int32Array.from([0, byGroup[0]?.length ?? 0, units]),
    groupMembers: Int32Array.from(byGroup.flat()),
  };
}
