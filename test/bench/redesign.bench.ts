import { loadavg } from 'node:os';
import { FIRST_SCENARIO } from '../../shared/model/create-plan.ts';
import { buildPlanBase } from '../../shared/overview/plan-base.ts';
import { createRedesignInput, createRedesignSettings } from '../../shared/overview/redesign-input.ts';
import { generateSample } from '../../shared/sample/generate-sample.ts';
import { finishSearch } from '../../shared/territory/redesign/drive.ts';
import { proposeRedesign } from '../../shared/territory/redesign/solve.ts';

/**
 * Redesigns of generated plans: seconds, gaps to both bounds, sellers out of tolerance. Seconds are medians, on the clock
 * and of the processor; the machine's load stands beside them. BATON_BENCH_RUNS and BATON_BENCH_SIZES ("1200x24 10000x100") choose less.
 */
const runs = Number(process.env['BATON_BENCH_RUNS'] ?? 5);
const sizes = (process.env['BATON_BENCH_SIZES'] ?? '1000x20 10000x100 50000x300').split(' ');
const FREE = { maximumMovedAccounts: 1, maximumMovedArr: 1, minimumKeptArr: 0 };

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;

for (const size of sizes) {
  const [accounts = 0, sellers = 0] = size.split('x').map(Number);
  const sample = generateSample({ accounts, sellers, seed: 1, today: '2027-01-11' });
  const base = buildPlanBase(sample.facts, sample.document, FIRST_SCENARIO);
  const input = createRedesignInput(base);
  // Without whales: nobody's ARR is above the average, and nobody belongs to a family.
  const small = {
    ...input,
    familyOf: Int32Array.from({ length: input.accounts }, (_, row) => row),
    measures: { ...input.measures, arr: input.measures.arr.map((arr) => Math.min(arr, meanOf(input.measures.arr))) },
  };
  for (const [name, plan, limits] of [
    ['as generated', input, {}],
    ['any number may move', input, FREE],
    ['and no whales', small, FREE],
  ] as const) {
    const settings = { ...createRedesignSettings(base), keepsCapacity: false, ...limits };
    const times: number[] = [];
    const processorTimes: number[] = [];
    let words = '';
    for (let run = 0; run < runs; run++) {
      const start = performance.now();
      const before = process.cpuUsage().user;
      const { status, quality, whales, outcomes, moves } = finishSearch(proposeRedesign(plan, settings));
      times.push((performance.now() - start) / 1000);
      processorTimes.push((process.cpuUsage().user - before) / 1e6);
      const out = outcomes.map(
        ({ measure, outToday, outProposed }) => `${measure} ${outToday.length} → ${outProposed.length}`,
      );
      words = `${status}, gap ${percent(quality.gap)} plain, ${percent(quality.whaleGap)} with ${whales.length} whales fixed; ${moves.length} moves; out ${out.join(', ')}`;
    }
    console.log(
      `${size} ${name}: ${medianOf(times).toFixed(1)} s (${medianOf(processorTimes).toFixed(1)} s of processor, load ${loadavg()[0]?.toFixed(1)}); ${words}`,
    );
  }
}

function medianOf(values: number[]): number {
  return values.sort((left, right) => left - right)[values.length >> 1] as number;
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
