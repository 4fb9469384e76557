import { MISSING_DAY } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import { NO_ROW } from '../model/ids.ts';
import { readPolicy } from '../model/plan.ts';
import { isTopTenth } from '../handover/account-handover.ts';
import { NO_PERSONA } from '../persona/classify.ts';
import type { Wording } from '../persona/wording.ts';
import { createFinding } from './findings.ts';
import type { Finding } from './findings.ts';
import { describeShareAbove, isAboveShare } from './first-wave.ts';
import type { HandoverGroup } from './handover-groups.ts';
import type { LoadSource, WaveLoad, WaveTotals } from './load.ts';

/** Guardrails of the schedule: who is told when, and whether there is time for it. */
export function findScheduleFindings(source: LoadSource, load: WaveLoad): Finding[] {
  const rows = collectRows(source, load);
  return [
    ...findBigBang(source, load, rows),
    ...findFirstWave(source, load, rows),
    ...findUnscheduled(source.wording, rows),
    ...findUndated(source, load, rows),
    ...findShortNotice(source, load, rows),
    ...findRenewals(source, rows),
    ...findHighRiskShare(source, rows),
  ];
}

/** Account rows of the moves with a handover, sorted into what the guardrails ask about, in one pass. */
interface MoveRows {
  readonly byWave: number[][];
  readonly unscheduled: number[];
  /** In the first wave, by persona code. */
  readonly firstWaveByPersona: number[][];
  readonly firstWaveLarge: number[];
  readonly shortNotice: number[][];
  readonly renewal: number[][];
  readonly highRisk: number[];
  total: number;
  movedArr: number;
}

const HIGH_RISK = 'high-risk';

function collectRows(source: LoadSource, load: WaveLoad): MoveRows {
  const { assignment, personas, facts, measures, personaContext } = source;
  const { incumbent, incoming, wave, waves } = assignment;
  const highRisk = personas.personas.findIndex(({ id }) => id === HIGH_RISK);
  const rows: MoveRows = {
    byWave: waves.map(() => []),
    unscheduled: [],
    firstWaveByPersona: personas.personas.map(() => []),
    firstWaveLarge: [],
    shortNotice: waves.map(() => []),
    renewal: waves.map(() => []),
    highRisk: [],
    total: 0,
    movedArr: 0,
  };
  for (let row = 0; row < incoming.length; row++) {
    if (incumbent[row] === incoming[row]) continue;
    rows.movedArr += measures.arr[row] as number;
    const code = personas.codes[row] as number;
    if (code === NO_PERSONA) continue;
    rows.total++;
    if (code === highRisk) rows.highRisk.push(row);
    const index = wave[row] as number;
    if (index === NO_ROW) {
      rows.unscheduled.push(row);
      continue;
    }
    rows.byWave[index]?.push(row);
    if (index === 0) {
      rows.firstWaveByPersona[code]?.push(row);
      if (isTopTenth(personaContext, row)) rows.firstWaveLarge.push(row);
    }
    if (load.handovers.groupOf[row] === NO_ROW) continue;
    const { work, days } = readNotice(load, row);
    if (work.kind !== 'assignment' && days < work.playbook.minimumNoticeDays) rows.shortNotice[index]?.push(row);
    const renewal = facts.accounts.renewal[row] as Day;
    const isInside = renewal >= work.notice && renewal <= work.lastDay;
    if (renewal !== MISSING_DAY && isInside) rows.renewal[index]?.push(row);
  }
  return rows;
}

function nameOfWave(source: LoadSource, wave: number): string {
  return source.assignment.waves[wave]?.wave.name ?? '';
}

function findBigBang(source: LoadSource, load: WaveLoad, rows: MoveRows): Finding[] {
  const { wording } = source;
  const used = rows.byWave.findIndex((wave) => wave.length === rows.total);
  // A single account needs no waves.
  if (used < 0 || rows.total < 2) return [];
  const name = nameOfWave(source, used);
  return [
    createFinding({
      rule: 'big-bang',
      severity: 'error',
      title: `All customers are told at once, in ${name}`,
      evidence: `${name} holds all ${wording.count(rows.total)} moves. Nothing can be learnt from a first wave, and sellers and call centre take the whole load in ${wording.countOf(countWeeks(load.byWave[used] as WaveTotals), 'week')}.`,
      accounts: rows.byWave[used] ?? [],
      wave: used,
    }),
  ];
}

function countWeeks({ firstWeek, lastWeek }: WaveTotals): number {
  return (lastWeek - firstWeek) / 7 + 1;
}

function findFirstWave(source: LoadSource, load: WaveLoad, rows: MoveRows): Finding[] {
  const findings: Finding[] = [];
  const { assignment, personas, facts, wording } = source;
  const guidance = readPolicy(source.document, 'waveGuidance');
  const first = rows.byWave[0]?.length ?? 0;
  // With a single wave, being one is the finding.
  if (assignment.waves.length < 2 || first === 0) return findings;
  const name = nameOfWave(source, 0);
  personas.personas.forEach((persona, code) => {
    const accounts = rows.firstWaveByPersona[code] ?? [];
    if (accounts.length === 0 || guidance.shares[persona.id]?.[0] !== 0) return;
    findings.push(
      createFinding({
        rule: 'first-wave-persona',
        about: persona.id,
        severity: 'warning',
        title: `${persona.name}: ${wording.countOf(accounts.length, 'account')} in the first wave`,
        evidence: `${wording.count(accounts.length)} of ${wording.countOf(first, 'move')} in ${name}; the guidance is none. The first wave learns from customers who can take it.`,
        accounts,
        wave: 0,
      }),
    );
  });
  if (rows.firstWaveLarge.length > 0) {
    const names = wording.nameFirst(rows.firstWaveLarge, (row) => facts.accounts.name[row] as string);
    findings.push(
      createFinding({
        rule: 'first-wave-large-account',
        severity: 'warning',
        title: `${wording.countOf(rows.firstWaveLarge.length, 'account')} of the top tenth by ARR in the first wave`,
        evidence: `${names} in ${name}; the largest accounts come later, with messages that have proved themselves.`,
        accounts: rows.firstWaveLarge,
        wave: 0,
      }),
    );
  }
  if (isAboveShare(first, rows.total, guidance.firstWaveMaximumMoves) && first < rows.total) {
    findings.push(
      createFinding({
        rule: 'first-wave-too-big',
        severity: 'warning',
        title: 'The first wave is too big',
        evidence: `${name} holds ${wording.count(first)} of ${wording.countOf(rows.total, 'move')} (${describeShareAbove(wording, first / rows.total, guidance.firstWaveMaximumMoves)}); at most ${wording.share(guidance.firstWaveMaximumMoves)}.`,
        accounts: rows.byWave[0] ?? [],
        wave: 0,
      }),
    );
  }
  const arr = load.byWave[0]?.arr ?? 0;
  if (isAboveShare(arr, rows.movedArr, guidance.firstWaveMaximumArr)) {
    findings.push(
      createFinding({
        rule: 'first-wave-arr',
        severity: 'warning',
        title: 'The first wave moves too much ARR',
        evidence: `${name} moves ${wording.amount(arr, facts.currency)} of ${wording.amount(rows.movedArr, facts.currency)} (${describeShareAbove(wording, arr / rows.movedArr, guidance.firstWaveMaximumArr)}); at most ${wording.share(guidance.firstWaveMaximumArr)}.`,
        accounts: rows.byWave[0] ?? [],
        wave: 0,
      }),
    );
  }
  return findings;
}

function findUnscheduled(wording: Wording, rows: MoveRows): Finding[] {
  if (rows.unscheduled.length === 0) return [];
  return [
    createFinding({
      rule: 'unscheduled-moves',
      severity: 'warning',
      title: `${wording.countOf(rows.unscheduled.length, 'move')} without a wave`,
      evidence: `${wording.count(rows.unscheduled.length)} of ${wording.countOf(rows.total, 'move')} to be handed over ${rows.unscheduled.length === 1 ? 'has' : 'have'} no wave yet.`,
      accounts: rows.unscheduled,
    }),
  ];
}

function findUndated(source: LoadSource, load: WaveLoad, rows: MoveRows): Finding[] {
  const { wording } = source;
  return source.assignment.waves.flatMap(({ id, wave }, index) => {
    const accounts = rows.byWave[index] ?? [];
    const totals = load.byWave[index] as WaveTotals;
    if (!totals.isAssumedDate || accounts.length === 0) return [];
    return [
      createFinding({
        rule: 'undated-wave',
        about: id,
        severity: 'warning',
        title: `${wave.name} has no launch date`,
        evidence: `${wording.countOf(accounts.length, 'move')} in it. Its work is shown as if it were launched on ${wording.day(totals.launch)}.`,
        accounts,
        wave: index,
      }),
    ];
  });
}

function findShortNotice(source: LoadSource, load: WaveLoad, rows: MoveRows): Finding[] {
  const { wording } = source;
  return source.assignment.waves.flatMap(({ id, wave }, index) => {
    const accounts = rows.shortNotice[index] ?? [];
    if (accounts.length === 0) return [];
    const short = accounts.map((row) => readNotice(load, row));
    const isAvoidable = short.some(({ work }) => work.kind !== 'succession');
    const worst = short.reduce((left, right) => (left.days <= right.days ? left : right));
    return [
      createFinding({
        rule: 'notice-too-short',
        about: id,
        // Where the incumbent leaves, the day is not the planner's to choose.
        severity: isAvoidable ? 'warning' : 'info',
        title: `${wave.name}: notice too short for ${wording.countOf(accounts.length, 'account')}`,
        evidence: `From the first notice to the owner change ${wording.countOf(worst.days, 'day')} by the playbook "${worst.work.playbook.name}"; at least ${wording.count(worst.work.playbook.minimumNoticeDays)}.${isAvoidable ? '' : ' The incumbent leaves before.'}`,
        accounts,
        wave: index,
      }),
    ];
  });
}

/** Calendar days from the first notice of a scheduled move to the day on which its owner changes in fact. */
function readNotice({ handovers }: WaveLoad, row: number): { readonly work: HandoverGroup; readonly days: number } {
  const work = handovers.groups[handovers.groupOf[row] as number] as HandoverGroup;
  return { work, days: (handovers.effectiveOn[row] as Day) - work.notice };
}

function findRenewals(source: LoadSource, rows: MoveRows): Finding[] {
  const { name, renewal } = source.facts.accounts;
  const { wording } = source;
  return source.assignment.waves.flatMap(({ id, wave }, index) => {
    const accounts = rows.renewal[index] ?? [];
    if (accounts.length === 0) return [];
    const named = wording.nameFirst(accounts, (row) => `${name[row]} (${wording.day(renewal[row] as Day)})`);
    return [
      createFinding({
        rule: 'renewal-in-handover',
        about: id,
        severity: 'warning',
        title: `${wave.name}: ${wording.countOf(accounts.length, 'renewal')} inside the handover`,
        evidence: `Between the first notice and the last step: ${named}.`,
        accounts,
        wave: index,
      }),
    ];
  });
}

function findHighRiskShare(source: LoadSource, rows: MoveRows): Finding[] {
  const { wording } = source;
  const { highRiskShareLimit } = readPolicy(source.document, 'waveGuidance');
  const share = rows.total === 0 ? 0 : rows.highRisk.length / rows.total;
  if (share <= highRiskShareLimit) return [];
  return [
    createFinding({
      rule: 'high-risk-share',
      severity: 'warning',
      title: `${wording.share(share)} of the moves are high-risk relationships`,
      evidence: `${wording.count(rows.highRisk.length)} of ${wording.countOf(rows.total, 'move')}; above ${wording.share(highRiskShareLimit)} either the rules are too wide or the wrong accounts move.`,
      accounts: rows.highRisk,
    }),
  ];
}
