import type { MoveKind } from '../model/assignment.ts';
import { formatIsoDay } from '../model/day.ts';
import type { AccountId, IsoDay, PersonaId, ScenarioId, SellerId, WaveId } from '../model/ids.ts';
import { readPlanTable, readSetting } from '../model/plan.ts';
import { mapMeasures } from '../territory/measures.ts';
import type { FindingRule, FindingSeverity } from '../waves/findings.ts';
import type { Coverage } from './coverage.ts';
import type { DistanceReport } from './distances.ts';
import type { PlanBase } from './plan-base.ts';
import type { PlanFigures } from './plan-figures.ts';
import { listBooks, listSegments, readAmounts } from './report-books.ts';
import type { Amounts, SegmentReport, SellerReport } from './report-books.ts';
import { createScorecardReport } from './report-scorecard.ts';
import type { ScorecardReport } from './report-scorecard.ts';

/** A plan in figures, as plain JSON: amounts in minor units, shares 0 to 1, days as ISO days, `null` for "no figure". */
export interface PlanReport {
  readonly plan: { readonly name: string; readonly asOf: IsoDay; readonly facts: string; readonly currency: string };
  readonly scenario: { readonly id: ScenarioId; readonly name: string };
  readonly counts: {
    readonly accounts: number;
    /** All of the roster, managers and vacancies included. */
    readonly sellers: number;
    readonly managers: number;
    readonly vacancies: number;
    readonly opportunities: number;
    readonly openOpportunities: number;
    readonly contacts: number;
    readonly unassigned: number;
  };
  readonly total: Amounts;
  readonly books: readonly SellerReport[];
  readonly unassigned: { readonly before: Amounts; readonly after: Amounts };
  readonly segments: readonly SegmentReport[];
  readonly moves: Readonly<Record<Exclude<MoveKind, 'none'>, number>>;
  readonly personas: readonly PersonaReport[];
  /** Prospects and former customers without an open deal. */
  readonly withoutPersona: { readonly accounts: number; readonly moves: number };
  readonly scorecard: ScorecardReport;
  readonly waves: readonly WaveReport[];
  readonly unscheduledMoves: number;
  readonly findings: readonly FindingReport[];
  readonly coverage: readonly Coverage[];
  /** `null` where nobody asked, or nothing says where the accounts are. */
  readonly distance: DistanceReport | null;
}

export interface PersonaReport {
  readonly id: PersonaId;
  readonly name: string;
  readonly accounts: number;
  readonly overridden: number;
  readonly moves: number;
  readonly movesByWave: Readonly<Record<WaveId, number>>;
  readonly unscheduledMoves: number;
}

export interface WaveReport {
  readonly id: WaveId;
  readonly name: string;
  /** `null` for a wave without a date: its hours are laid out from `assumedLaunch`. */
  readonly launch: IsoDay | null;
  readonly assumedLaunch: IsoDay | null;
  readonly accounts: number;
  readonly moves: number;
  readonly silentMoves: number;
  readonly arr: number;
  readonly incumbentHours: number;
  readonly incomingHours: number;
  readonly managerHours: number;
  readonly capacityHours: number;
  readonly firstWeek: IsoDay | null;
  readonly lastWeek: IsoDay | null;
}

export interface FindingReport {
  readonly id: string;
  readonly rule: FindingRule;
  readonly severity: FindingSeverity;
  readonly title: string;
  readonly evidence: string;
  readonly accounts: readonly AccountId[];
  readonly sellers: readonly SellerId[];
  readonly wave: WaveId | null;
}

/** The same plan gives the same report, to the byte. */
export function createReport(base: PlanBase, figures: PlanFigures, distance: DistanceReport | null = null): PlanReport {
  const { document, facts, assignment, scenario } = base;
  const { rosterCount } = figures.before;
  const { byKind } = figures.scorecard.disruption;
  return {
    plan: {
      name: readSetting(document, 'name'),
      asOf: readSetting(document, 'asOf'),
      facts: facts.id,
      currency: facts.currency,
    },
    scenario: { id: scenario, name: readPlanTable(document, 'scenarios').get(scenario)?.name ?? scenario },
    counts: {
      accounts: facts.accounts.count,
      sellers: base.roster.count,
      managers: base.roster.kinds.filter((kind) => kind === 'manager').length,
      vacancies: base.roster.kinds.filter((kind) => kind === 'vacancy').length,
      opportunities: facts.opportunities.count,
      openOpportunities: base.deals.openByAccount.rows.length,
      contacts: facts.contacts.count,
      unassigned: readAmounts(figures.after.totals, rosterCount).accounts,
    },
    total: mapMeasures((_, index) => figures.scorecard.balance[index]?.after.total ?? 0),
    books: listBooks(base, figures),
    unassigned: {
      before: readAmounts(figures.before.totals, rosterCount),
      after: readAmounts(figures.after.totals, rosterCount),
    },
    segments: listSegments(base),
    moves: {
      transfer: byKind.transfer,
      succession: byKind.succession,
      assignment: byKind.assignment,
      release: byKind.release,
    },
    ...listPersonaReports(base, figures),
    scorecard: createScorecardReport(base, figures),
    waves: listWaveReports(base, figures),
    unscheduledMoves: figures.load.unscheduledMoves,
    findings: figures.findings.map((finding) => ({
      id: finding.id,
      rule: finding.rule,
      severity: finding.severity,
      title: finding.title,
      evidence: finding.evidence,
      accounts: Array.from(finding.accounts, (row) => facts.accounts.id[row] as AccountId),
      sellers: finding.sellers.map((row) => base.roster.ids[row] as SellerId),
      wave: assignment.waves[finding.wave]?.id ?? null,
    })),
    coverage: base.coverage,
    distance,
  };
}

function listPersonaReports(base: PlanBase, figures: PlanFigures): Pick<PlanReport, 'personas' | 'withoutPersona'> {
  const { personas, assignment } = base;
  const width = personas.personas.length;
  const accounts = new Int32Array(width + 1);
  const moves = new Int32Array(width + 1);
  const overridden = new Int32Array(width + 1);
  for (let row = 0; row < personas.codes.length; row++) {
    const code = personas.codes[row] as number;
    const at = code < 0 ? width : code;
    accounts[at]! += 1;
    overridden[at]! += personas.isOverridden[row] as number;
    if (assignment.incumbent[row] !== assignment.incoming[row]) moves[at]! += 1;
  }
  const mixOf = (wave: number, code: number): number => figures.load.personaMix[wave * width + code] as number;
  return {
    personas: personas.personas.map(({ id, name }, code) => ({
      id,
      name,
      accounts: accounts[code] as number,
      overridden: overridden[code] as number,
      moves: moves[code] as number,
      movesByWave: Object.fromEntries(assignment.waves.map((wave, index) => [wave.id, mixOf(index, code)])),
      unscheduledMoves: mixOf(assignment.waves.length, code),
    })),
    withoutPersona: { accounts: accounts[width] as number, moves: moves[width] as number },
  };
}

function listWaveReports(base: PlanBase, figures: PlanFigures): WaveReport[] {
  return base.assignment.waves.map(({ id, wave }, index) => {
    const totals = figures.load.byWave[index] as PlanFigures['load']['byWave'][number];
    const launch = formatIsoDay(totals.launch);
    return {
      id,
      name: wave.name,
      launch: totals.isAssumedDate ? null : launch,
      assumedLaunch: totals.isAssumedDate ? launch : null,
      accounts: totals.accounts,
      moves: totals.moves,
      silentMoves: totals.silentMoves,
      arr: totals.arr,
      incumbentHours: roundHours(totals.incumbentHours),
      incomingHours: roundHours(totals.incomingHours),
      managerHours: roundHours(totals.managerHours),
      capacityHours: roundHours(totals.capacityHours),
      firstWeek: formatIsoDay(totals.firstWeek) || null,
      lastWeek: formatIsoDay(totals.lastWeek) || null,
    };
  });
}

/** Hundredths: sums of shares of hours carry noise in their last digits. */
function roundHours(hours: number): number {
  return Math.round(hours * 100) / 100;
}
