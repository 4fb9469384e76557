import { existsSync, readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { searchAssignment } from '../../shared/territory/redesign/search.ts';
import { readGapInstance } from './gap-instances.ts';

/**
 * The redesign's solver on the generalized assignment problems of the OR-Library, against the best values known. Reads the
 * folder named by BATON_GAP_DATA, or the one kept beside the project.
 */
const folder = process.env['BATON_GAP_DATA'] ?? join(process.cwd(), '..', 'shared', 'data', 'gap');
const GATED = /\/(gap[1-6]-|[abc]\d)/;
const MOST_SECONDS = 10;
const MOST_GAP = 0.01;

if (existsSync(join(folder, 'best_known.csv'))) process.exitCode = compareAll();
else console.log(`NOT MEASURED: ${folder} is missing. It holds the instances and best_known.csv.`);

function compareAll(): number {
  const lines = readFileSync(join(folder, 'best_known.csv'), 'utf8').trim().split('\n').slice(1);
  const classes = new Map<string, { gaps: number[]; seconds: number; infeasible: number; isGated: boolean }>();
  console.log(`load ${loadavg()[0]?.toFixed(1)}`);
  console.log('instance                 best known     found     bound   gap %   to bound %  seconds');
  for (const line of lines) {
    const [path = '', , , , , , , best = ''] = line.split(',');
    if (!existsSync(join(folder, path)) || !/cattrysse1994|chu1997/.test(path)) continue;
    const problem = readGapInstance(readFileSync(join(folder, path), 'utf8'));
    const start = process.cpuUsage().user;
    const search = searchAssignment(problem, { seed: 1, effort: 6 });
    let next = search.next();
    while (!next.done) next = search.next();
    const { evaluation, bound } = next.value;
    // Of the processor: the clock would measure what else the machine does.
    const seconds = (process.cpuUsage().user - start) / 1e6;
    const gap = evaluation.value / Number(best) - 1;
    const kind = /\/(gap\d+|[a-d])/.exec(path)?.[1] ?? '';
    const group = classes.get(kind) ?? { gaps: [], seconds: 0, infeasible: 0, isGated: GATED.test(path) };
    classes.set(kind, group);
    group.gaps.push(gap);
    group.seconds = Math.max(group.seconds, seconds);
    if (!evaluation.isFeasible) group.infeasible += 1;
    console.log(
      [
        path.padEnd(24),
        best.padStart(10),
        String(evaluation.value).padStart(9),
        bound.toFixed(1).padStart(9),
        (100 * gap).toFixed(2).padStart(7),
        (100 * (evaluation.value / bound - 1)).toFixed(2).padStart(11),
        seconds.toFixed(2).padStart(8),
        evaluation.isFeasible ? '' : '  NOT FEASIBLE',
      ].join(' '),
    );
  }
  let failures = 0;
  console.log('\nclass   instances  mean gap %  worst %  most seconds');
  for (const [kind, { gaps, seconds, infeasible, isGated }] of classes) {
    const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
    const isGood = infeasible === 0 && (!isGated || (mean <= MOST_GAP && seconds <= MOST_SECONDS));
    if (!isGood) failures += 1;
    const figures = `${(100 * mean).toFixed(3).padStart(10)} ${(100 * Math.max(...gaps)).toFixed(2).padStart(8)} ${seconds.toFixed(2).padStart(13)}`;
    console.log(`${kind.padEnd(8)}${String(gaps.length).padStart(9)}  ${figures}  ${isGood ? 'ok' : 'MISSED'}`);
  }
  return failures === 0 ? 0 : 1;
}
