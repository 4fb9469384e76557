import { formatIsoDay, parseIsoDay } from '../../model/day.ts';
import type { Day } from '../../model/day.ts';
import { NO_ROW } from '../../model/ids.ts';
import { readPolicy, readSetting } from '../../model/plan.ts';
import { createHandoverView } from '../../handover/account-handover.ts';
import { MoveWorkFinder } from '../../handover/move-work.ts';
import type { Finding } from '../../waves/findings.ts';
import { spreadGuidance } from '../../waves/guidance.ts';
import { listQuotaGaps } from '../../waves/quota-findings.ts';
import type { WaveLoad } from '../../waves/load.ts';
import { createScheduleFix, groupRows, launchOf, nameWave } from './fix.ts';
import type { Fix, FixSource } from './fix.ts';

/** All of them to the wave after. */
export function moveToNextWave(plan: FixSource, finding: Finding): Fix | null {
  return createScheduleFix(plan, [...finding.accounts], finding.wave + 1);
}

/** Too many moves, or too much ARR, in one wave: the riskiest and largest go first, until the rest is within the limit. */
export function thinOutWave(plan: FixSource, load: WaveLoad, finding: Finding): Fix | null {
  const { waves } = plan.assignment;
  if (waves.length < 2) {
    const { daysBetweenWaves } = readPolicy(plan.document, 'waveGuidance');
    const launch = formatIsoDay(plan.calendar.toOpenDay(launchOf(load, 0) + daysBetweenWaves));
    const name = `Wave ${waves.length + 1}`;
    return {
      label: `Add ${name} on ${plan.wording.day(plan.calendar.toOpenDay(launchOf(load, 0) + daysBetweenWaves))}`,
      command: { kind: 'addWave', name, launch },
    };
  }
  const rows = sortByRisk(plan, [...finding.accounts]);
  const target = finding.wave + 1 < waves.length ? finding.wave + 1 : finding.wave - 1;
  const guidance = readPolicy(plan.document, 'waveGuidance');
  const isArr = finding.rule === 'first-wave-arr';
  const weightOf = (row: number): number => (isArr ? (plan.measures.arr[row] as number) : 1);
  const all = isArr ? sumMovedArr(plan) : countMoves(load);
  const limit = all * (isArr ? guidance.firstWaveMaximumArr : guidance.firstWaveMaximumMoves);
  let left = isArr ? (load.byWave[finding.wave]?.arr ?? 0) : rows.length;
  const chosen: number[] = [];
  for (const row of rows) {
    if (left <= limit) break;
    left -= weightOf(row);
    chosen.push(row);
  }
  return createScheduleFix(plan, chosen, target);
}

function countMoves(load: WaveLoad): number {
  return load.personaMix.reduce((sum, count) => sum + count, 0);
}

function sumMovedArr({ assignment, measures }: FixSource): number {
  let sum = 0;
  for (let row = 0; row < assignment.incoming.length; row++) {
    if (assignment.incoming[row] !== assignment.incumbent[row]) sum += measures.arr[row] as number;
  }
  return sum;
}

/** Personas with the smallest share in the first wave first, the largest ARR first among them. */
function sortByRisk({ document, personas, measures }: FixSource, rows: number[]): number[] {
  const { shares } = readPolicy(document, 'waveGuidance');
  const firstShare = personas.personas.map(({ id }) => shares[id]?.[0] ?? 1);
  const shareOf = (row: number): number => firstShare[personas.codes[row] as number] ?? 1;
  return rows.sort(
    (left, right) =>
      shareOf(left) - shareOf(right) ||
      (measures.arr[right] as number) - (measures.arr[left] as number) ||
      left - right,
  );
}

/** Split families come together in the latest wave that any of their members has: nobody hears of it sooner than planned. */
export function joinFamilies(plan: FixSource, load: WaveLoad, finding: Finding): Fix | null {
  const { wave } = plan.assignment;
  const rows = [...finding.accounts].filter((row) => load.handovers.groupOf[row] !== NO_ROW);
  const latest = Math.max(...rows.map((row) => wave[row] as number));
  return createScheduleFix(
    plan,
    rows.filter((row) => wave[row] !== latest),
    latest,
  );
}

/**
 * The largest group of a persona's moves that have no wave: as many as the guidance misses in the wave where it misses
 * most, the smallest first. Waves whose customers have been told take nobody in.
 */
export function scheduleByGuidance(plan: FixSource, load: WaveLoad, finding: Finding): Fix | null {
  const { personas, codes } = plan.personas;
  const { shares } = readPolicy(plan.document, 'waveGuidance');
  const asOf = parseIsoDay(readSetting(plan.document, 'asOf'));
  const { waves } = plan.assignment;
  const [group] = groupRows(finding.accounts, (row) => codes[row] as number);
  if (!group) return null;
  const [persona, rows] = group;
  const { id, name } = personas[persona] ?? { id: '', name: '' };
  const counts = waves.map((_, wave) => load.personaMix[wave * personas.length + persona] ?? 0);
  const total = counts.reduce((sum, count) => sum + count, rows.length);
  const guidance = spreadGuidance(shares[id] ?? [], waves.length);
  const open = [...waves.keys()].filter((wave) => load.byWave[wave]?.isAssumedDate || launchOf(load, wave) > asOf);
  const missingIn = (wave: number): number => (guidance[wave] ?? 0) * total - (counts[wave] as number);
  const [target] = open.toSorted((left, right) => missingIn(right) - missingIn(left) || right - left);
  if (target === undefined) return null;
  const { arr } = plan.measures;
  const smallest = rows.toSorted((left, right) => (arr[left] as number) - (arr[right] as number) || left - right);
  const missing = Math.round(missingIn(target));
  const chosen = missing > 0 ? smallest.slice(0, missing) : smallest;
  const isAll = chosen.length === finding.accounts.length;
  return createScheduleFix(plan, chosen, target, isAll || name === '' ? undefined : `of ${name}`);
}

/** The persona's smallest accounts from the wave that has the most too many to the one that has the most too few. */
export function evenOutQuota(plan: FixSource, load: WaveLoad, finding: Finding): Fix | null {
  const persona = plan.personas.personas.findIndex(({ id }) => finding.id.endsWith(`:${id}`));
  const gaps = listQuotaGaps(plan, load).filter((gap) => gap.persona === persona);
  const over = gaps.toSorted((left, right) => right.excess - left.excess)[0];
  if (!over || over.excess <= 0) return null;
  const target = findShortest(plan, load, persona);
  if (target === null || target.wave === over.wave) return null;
  const count = Math.max(1, Math.round(Math.min(over.excess, target.missing)));
  const rows: number[] = [];
  for (let row = 0; row < plan.assignment.wave.length; row++) {
    const isOwn = plan.personas.codes[row] === persona && plan.assignment.wave[row] === over.wave;
    if (isOwn && load.handovers.groupOf[row] !== NO_ROW) rows.push(row);
  }
  const { arr } = plan.measures;
  rows.sort((left, right) => (arr[left] as number) - (arr[right] as number) || left - right);
  const name = plan.personas.personas[persona]?.name ?? '';
  return createScheduleFix(plan, rows.slice(0, count), target.wave, `of ${name} from ${nameWave(plan, over.wave)}`);
}

/** The wave that lacks most moves of a persona against the guidance, whether or not that is out of the band. */
function findShortest(plan: FixSource, load: WaveLoad, persona: number): { wave: number; missing: number } | null {
  const gaps = listQuotaGaps({ ...plan, document: withoutBand(plan) }, load).filter((gap) => gap.persona === persona);
  const short = gaps.toSorted((left, right) => left.excess - right.excess)[0];
  return short && short.excess < 0 ? { wave: short.wave, missing: -short.excess } : null;
}

/** The same plan with no tolerance around the guidance. */
function withoutBand({ document }: FixSource): FixSource['document'] {
  const policy = new Map(document.tables.get('policy'));
  policy.set('waveGuidance', { ...readPolicy(document, 'waveGuidance'), band: 0 });
  return { ...document, tables: new Map(document.tables).set('policy', policy) };
}

/** Renewals inside the handover: to the wave in which most of them lie outside. */
export function avoidRenewals(plan: FixSource, load: WaveLoad, finding: Finding): Fix | null {
  const view = createHandoverView(plan);
  const finder = new MoveWorkFinder(view);
  const { renewal } = plan.facts.accounts;
  const clearIn = (wave: number): number[] =>
    [...finding.accounts].filter((row) => {
      const work = finder.find(row, launchOf(load, wave));
      const day = renewal[row] as Day;
      return work !== null && (day < work.notice || day > work.lastDay);
    });
  let best: { wave: number; rows: number[] } = { wave: NO_ROW, rows: [] };
  // Later waves only: nobody is told earlier than the mix of personas advises.
  for (let wave = finding.wave + 1; wave < plan.assignment.waves.length; wave++) {
    const rows = clearIn(wave);
    if (rows.length > best.rows.length) best = { wave, rows };
  }
  return createScheduleFix(plan, best.rows, best.wave);
}

/** Holds that end too early: to the latest wave but the first that is launched by then. */
export function launchBeforeDeadline(
  plan: FixSource,
  load: WaveLoad,
  finding: Finding,
  deadlineOf: (row: number) => Day,
): Fix | null {
  for (let wave = load.byWave.length - 1; wave > 0; wave--) {
    const rows = [...finding.accounts].filter(
      (row) => (plan.assignment.wave[row] as number) > wave && deadlineOf(row) >= launchOf(load, wave),
    );
    if (rows.length > 0) return createScheduleFix(plan, rows, wave);
  }
  return null;
}
