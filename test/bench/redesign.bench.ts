import { loadavg } from 'node:os';
import { FIRST_SCENARIO } from '../../shared/model/create-plan.ts';
import { buildPlanBase } from '../../shared/overview/plan-base.ts';
import { createRedesignInput, createRedesignSettings } from '../../shared/overview/redesign-input.ts';
import { generateSample } from '../../shared/sample/generate-sample.ts';
import { finishSearch } from '../../shared/territory/redesign/drive.ts';
import { proposeRedesign } from '../../shared/territory/redesign/solve.ts';

const runs = Number(process.env['BATON_BENCH_RUNS'] ?? 5);
const sizes = (process.env['BATON_BENCH_SIZES'] ?? '10000x100 50000x300').split(' ');

for (const size of sizes) {
  const [accounts = 0, sellers = 0] = size.split('x').map(Number);
  const sample = generateSample({ accounts, sellers, seed: 1, today: '2027-01-11' });
  const base = buildPlanBase(sample.facts, sample.document, FIRST_SCENARIO);
  for (const isLimited of [true, false]) {
    const input = createRedesignInput(base);
    const settings = {
      ...createRedesignSettings(base),
      keepsCapacity: false,
      ...(isLimited ? {} : { maximumMovedAccounts: 1, maximumMovedArr: 1, minimumKeptArr: 0 }),
    };
    const times: number[] = [];
    for (let run = 0; run < runs; run++) {
      const start = performance.now();
      const proposal = finishSearch(proposeRedesign(input, settings));
      times.push((performance.now() - start) / 1000);
      const { quality } = proposal;
      console.log(
        size,
        isLimited,
        proposal.status,
        JSON.stringify({ ...quality }),
        proposal.moves.length,
        proposal.whales.length,
        proposal.outcomes.map((o) => `${o.measure} ${o.outToday.length} -> ${o.outProposed.length}`).join(', '),
        proposal.clashes,
        times.at(-1)?.toFixed(2),
        loadavg()[0],
      );
    }
  }
}
