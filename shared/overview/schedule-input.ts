import { isKnownDay, parseIsoDay, weekStartOf } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import { NO_ROW } from '../model/ids.ts';
import type { AccountId } from '../model/ids.ts';
import { readPolicy, readScenarioTable, readSetting } from '../model/plan.ts';
import type { CallCentrePolicy } from '../model/policy.ts';
import { createHandoverView, isTopTenth } from '../handover/account-handover.ts';
import { managerOf, MoveWorkFinder } from '../handover/move-work.ts';
import type { MoveWork } from '../handover/move-work.ts';
import { NO_PERSONA } from '../persona/classify.ts';
import { readyDayOf } from '../waves/capacity.ts';
import { spreadGuidance } from '../waves/guidance.ts';
import type { CallCentreLoad, MoveColumns, ScheduleInput, SellerColumns } from '../waves/schedule/input.ts';
import { planLaunches } from '../waves/schedule/launches.ts';
import type { PlannedLaunch } from '../waves/schedule/launches.ts';
import type { PlanBase } from './plan-base.ts';

/** What the planner is asked for, in the words of the plan. */
export interface ScheduleRequest {
  readonly waves: number;
  /** T0 of the first wave. */
  readonly start: Day;
  /** Calendar days between launches. */
  readonly gap: number;
  /** Accounts that stay in a wave, by its index, with their families. */
  readonly pinned: ReadonlyMap<AccountId, number>;
}

const DEFAULT_WAVES = 3;
const DAYS_PER_WEEK = 7;
/** The longest preparation before a first notice of the first wave, and a week to set it going. */
const LEAD_DAYS = 21;

/** As the scenario stands: its number of waves, from the day of its first one or else in three weeks, all planned anew. */
export function createScheduleRequest(base: PlanBase): ScheduleRequest {
  const { waves } = base.assignment;
  const first = parseIsoDay(waves[0]?.wave.launch ?? '');
  const asOf = parseIsoDay(readSetting(base.document, 'asOf'));
  return {
    waves: waves.length >= 2 ? waves.length : DEFAULT_WAVES,
    start: isKnownDay(first) ? first : weekStartOf(asOf + LEAD_DAYS + DAYS_PER_WEEK - 1),
    gap: readPolicy(base.document, 'waveGuidance').daysBetweenWaves,
    pinned: readPins(base),
  };
}

/** When the waves are launched under a request; what was launched by the as-of day stays. */
export function planRequestLaunches(base: PlanBase, { waves, start, gap }: ScheduleRequest): PlannedLaunch[] {
  return planLaunches(base.calendar, { waves, start, gap, launched: listLaunched(base) });
}

/** Days of the leading waves that customers of the scenario have been told in. */
function listLaunched({ assignment, document }: PlanBase): Day[] {
  const asOf = parseIsoDay(readSetting(document, 'asOf'));
  const isUsed = new Set(assignment.wave);
  const days: Day[] = [];
  for (const [index, { wave }] of assignment.waves.entries()) {
    const day = parseIsoDay(wave.launch);
    if (!isKnownDay(day) || day > asOf || !isUsed.has(index)) break;
    days.push(day);
  }
  return days;
}

/** A plan's scenario as columns for the wave planner. */
export function createScheduleInput(base: PlanBase, request: ScheduleRequest): ScheduleInput {
  const { document, assignment, personas } = base;
  const launches = planRequestLaunches(base, request);
  const launched = launches.filter(({ isLaunched }) => isLaunched).length;
  const guidance = readPolicy(document, 'waveGuidance');
  const works = new Works();
  const moves = readMoves(base, request, launches, launched, works);
  let movedArr = 0;
  let silentFirstWaveArr = 0;
  const isPlanned = new Set(moves.account);
  for (let row = 0; row < assignment.incoming.length; row++) {
    if (assignment.incoming[row] === assignment.incumbent[row]) continue;
    movedArr += base.measures.arr[row] as number;
    if (assignment.wave[row] === 0 && !isPlanned.has(row)) silentFirstWaveArr += base.measures.arr[row] as number;
  }
  return {
    launches: Int32Array.from(launches, ({ day }) => day),
    moves,
    works: works.list,
    isClosed: Uint8Array.from(works.list, (work) => (isOnClosedDay(base, work) ? 1 : 0)),
    sellers: readSellers(base),
    capacity: readPolicy(document, 'handoverCapacity'),
    personas: personas.personas.map(({ id, name }) => {
      const shares = guidance.shares[id];
      return { name, quotas: shares ? spreadGuidance(shares, request.waves) : null };
    }),
    band: guidance.band,
    firstWaveMaximumMoves: guidance.firstWaveMaximumMoves,
    firstWaveMaximumArr: guidance.firstWaveMaximumArr,
    movedArr,
    silentFirstWaveArr,
    callCentre: readCallCentre(base, works.list),
  };
}

function isOnClosedDay({ calendar }: PlanBase, { closedStep, ownerChange }: MoveWork): boolean {
  return closedStep !== null || calendar.closureOf(ownerChange) !== null;
}

/** Numbers the works that come into question. */
class Works {
  readonly list: MoveWork[] = [];
  readonly #numberOf = new Map<MoveWork, number>();

  numberOf(work: MoveWork | null): number {
    if (work === null) return -1;
    let number = this.#numberOf.get(work);
    if (number === undefined) this.#numberOf.set(work, (number = this.list.push(work) - 1));
    return number;
  }
}

function readMoves(
  base: PlanBase,
  request: ScheduleRequest,
  launches: readonly PlannedLaunch[],
  launched: number,
  works: Works,
): MoveColumns {
  const { assignment, families, facts, personas, measures } = base;
  const { incumbent, incoming, wave } = assignment;
  const view = createHandoverView(base);
  const finder = new MoveWorkFinder(view);
  const rows = listPlannedRows(base);
  const columns = {
    count: rows.length,
    account: Int32Array.from(rows),
    from: Int32Array.from(rows, (row) => incumbent[row] as number),
    to: Int32Array.from(rows, (row) => incoming[row] as number),
    manager: new Int32Array(rows.length).fill(NO_ROW),
    persona: Int32Array.from(rows, (row) => personas.codes[row] as number),
    arr: Float64Array.from(rows, (row) => measures.arr[row] as number),
    isLarge: Uint8Array.from(rows, (row) => (isTopTenth(base.personaContext, row) ? 1 : 0)),
    family: Int32Array.from(rows, (row) => families.familyOf[row] as number),
    pin: new Int32Array(rows.length).fill(NO_ROW),
    renewal: Int32Array.from(rows, (row) => facts.accounts.renewal[row] as Day),
    work: new Int32Array(rows.length * launches.length),
  };
  rows.forEach((row, move) => {
    let kind: MoveWork['kind'] | null = null;
    launches.forEach(({ day }, index) => {
      const work = finder.find(row, day);
      columns.work[move * launches.length + index] = works.numberOf(work);
      kind = work?.kind ?? null;
    });
    if (kind !== null) columns.manager[move] = managerOf(view, kind, columns.from[move]!, columns.to[move]!);
    const own = wave[row] as number;
    const isTold = own !== NO_ROW && own < launched;
    const pinned = isTold ? own : (request.pinned.get(facts.accounts.id[row] as AccountId) ?? NO_ROW);
    // A pinned account whose wave is given up has no wave to stay in.
    if (pinned < launches.length) columns.pin[move] = pinned;
  });
  return columns;
}

/** Moves with a handover, and the silent moves of their families. */
function listPlannedRows({ assignment, personas, families }: PlanBase): number[] {
  const { incumbent, incoming } = assignment;
  const isMoving = (row: number): boolean => incumbent[row] !== incoming[row];
  const hasHandover = new Set<number>();
  for (let row = 0; row < incoming.length; row++) {
    if (isMoving(row) && personas.codes[row] !== NO_PERSONA) hasHandover.add(families.familyOf[row] as number);
  }
  const rows: number[] = [];
  for (let row = 0; row < incoming.length; row++) {
    if (isMoving(row) && hasHandover.has(families.familyOf[row] as number)) rows.push(row);
  }
  return rows;
}

function readSellers({ roster, calendar, document }: PlanBase): SellerColumns {
  const policy = readPolicy(document, 'handoverCapacity');
  return {
    count: roster.count,
    // Somebody without FTE, such as a leaver, is measured like a full-time seller.
    fte: roster.fte.map((fte) => fte || 1),
    isManager: Uint8Array.from(roster.kinds, (kind) => (kind === 'manager' ? 1 : 0)),
    readyOn: Float64Array.from({ length: roster.count }, (_, row) => readyDayOf(roster, row, calendar, policy)),
    managerShare: new Float64Array(roster.count).fill(1),
  };
}

function readCallCentre({ document, calendar, personas }: PlanBase, works: readonly MoveWork[]): CallCentreLoad | null {
  const policy: CallCentrePolicy = readPolicy(document, 'callCentre');
  if (!policy.isOn) return null;
  return {
    repliesPerDay: policy.repliesPerDay,
    replyDays: works.map(({ notice }) =>
      Array.from({ length: policy.replyWorkingDays }, (_, day) => calendar.addWorkingDays(notice, day)),
    ),
    replyShares: personas.personas.map(({ id }) => policy.replyShares[id] ?? policy.otherReplyShare),
  };
}

/** The scenario's own pins, by the index of the wave. */
export function readPins({ document, scenario, assignment }: PlanBase): Map<AccountId, number> {
  const pinned = new Map<AccountId, number>();
  for (const [account, wave] of readScenarioTable(document, scenario, 'pins')) {
    const index = assignment.waveIndex.get(wave);
    if (index !== undefined) pinned.set(account, index);
  }
  return pinned;
}

/** Every account that has a wave, to be kept where it is. */
export function pinScheduled({ assignment, facts }: PlanBase): Map<AccountId, number> {
  const pinned = new Map<AccountId, number>();
  assignment.wave.forEach((wave, row) => {
    if (wave !== NO_ROW) pinned.set(facts.accounts.id[row] as AccountId, wave);
  });
  return pinned;
}
