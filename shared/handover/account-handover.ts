import { moveKindOf } from '../model/assignment.ts';
import type { Assignment } from '../model/assignment.ts';
import { isKnownDay, MISSING_DAY, parseIsoDay, weekStartOf } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import type { Facts } from '../model/facts.ts';
import { NO_ROW } from '../model/ids.ts';
import type { ScenarioId } from '../model/ids.ts';
import { readPlanTable, readPolicy, readSetting } from '../model/plan.ts';
import type { PlanDocument } from '../model/plan.ts';
import type { Playbook } from '../model/policy.ts';
import type { Roster } from '../model/roster.ts';
import { NO_PERSONA } from '../persona/classify.ts';
import type { PersonaColumn } from '../persona/classify.ts';
import type { PersonaContext } from '../persona/conditions.ts';
import { TOP_TENTH } from '../persona/standing.ts';
import { readOwnDates } from './account-dates.ts';
import type { OwnDates } from './account-dates.ts';
import type { WorkCalendar } from './calendar.ts';
import { layOutHandover, ownerChangeDayOf } from './playbook.ts';
import type { DatedStep, HandoverKind, HandoverRequest } from './playbook.ts';

/** What a handover is worked out from; the columns of a plan in memory fit. */
export interface HandoverSource {
  readonly facts: Facts;
  readonly document: PlanDocument;
  readonly scenario: ScenarioId;
  readonly roster: Roster;
  readonly assignment: Assignment;
  readonly personas: PersonaColumn;
  readonly personaContext: PersonaContext;
  readonly calendar: WorkCalendar;
}

/** T0 of a wave. */
export interface WaveLaunch {
  readonly day: Day;
  /** The wave has no date yet: the day is assumed so that its work can be shown. */
  readonly isAssumedDate: boolean;
  /** No account of the wave changes its owner before it; `MISSING_DAY` where the playbooks alone decide. */
  readonly effective: Day;
}

/** A source, and what all its handovers share; made anew after each edit, in one pass over the accounts. */
export interface HandoverView extends HandoverSource {
  readonly launches: readonly WaveLaunch[];
  readonly ownDates: OwnDates;
  /** Index of the playbook whose first notice waits for a held deal, or -1. */
  readonly laterStagePlaybook: number;
  readonly playbooks: readonly Playbook[];
  /** Index into `playbooks` by persona code. */
  readonly playbookOfPersona: readonly number[];
  /** Index of the playbook for the largest accounts, whatever their persona. */
  readonly playbookOfLargest: number;
  /** Index of the playbook that has a light variant, or -1. */
  readonly corePlaybook: number;
  /** By roster row: 1 where the seller takes over so many accounts that the core playbook is lightened. */
  readonly isLight: Uint8Array;
}

const CORE_PLAYBOOK = 'core';
const LATER_STAGE_PLAYBOOK = 'later-stage';
const LARGEST_PLAYBOOK = 'high-risk';
const DAYS_PER_WEEK = 7;
/** After a held deal has closed or its deadline has passed, so many days until the customer is told. */
const DAYS_AFTER_HOLD = 2;

/** @throws where a persona names a playbook that the plan does not have and there is none at all. */
export function createHandoverView(source: HandoverSource): HandoverView {
  const playbooks = [...readPlanTable(source.document, 'playbooks').values()];
  if (playbooks.length === 0) throw new Error('The plan has no playbook.');
  const indexOf = (id: string): number => playbooks.findIndex((playbook) => playbook.id === id);
  const fallback = Math.max(indexOf(CORE_PLAYBOOK), 0);
  const toIndex = (index: number): number => (index < 0 ? fallback : index);
  const { assignment, roster } = source;
  const incomingMoves = new Int32Array(roster.count);
  for (let row = 0; row < assignment.incoming.length; row++) {
    const to = assignment.incoming[row] as number;
    if (to !== NO_ROW && to !== assignment.incumbent[row]) incomingMoves[to]! += 1;
  }
  const { lightCoreAboveMoves } = readPolicy(source.document, 'handoverCapacity');
  return {
    facts: source.facts,
    document: source.document,
    scenario: source.scenario,
    roster,
    assignment,
    personas: source.personas,
    personaContext: source.personaContext,
    calendar: source.calendar,
    launches: listLaunches(source.document, assignment),
    ownDates: readOwnDates(source.facts, source.document, source.scenario, assignment.accountRow),
    laterStagePlaybook: indexOf(LATER_STAGE_PLAYBOOK),
    playbooks,
    playbookOfPersona: source.personas.personas.map(({ playbook }) => toIndex(indexOf(playbook))),
    playbookOfLargest: toIndex(indexOf(LARGEST_PLAYBOOK)),
    corePlaybook: indexOf(CORE_PLAYBOOK),
    isLight: Uint8Array.from(incomingMoves, (moves) => (moves > lightCoreAboveMoves ? 1 : 0)),
  };
}

/**
 * T0 of each wave. One without a date is laid out after the wave before it by the plan's usual gap; the first ones from
 * the Monday after the as-of day.
 */
function listLaunches(document: PlanDocument, assignment: Assignment): WaveLaunch[] {
  const { daysBetweenWaves } = readPolicy(document, 'waveGuidance');
  const nextMonday = weekStartOf(parseIsoDay(readSetting(document, 'asOf'))) + DAYS_PER_WEEK;
  const launches: WaveLaunch[] = [];
  assignment.waves.forEach(({ wave }) => {
    const day = parseIsoDay(wave.launch);
    const effective = parseIsoDay(wave.effective ?? '');
    const previous = launches.at(-1);
    if (isKnownDay(day)) launches.push({ day, isAssumedDate: false, effective });
    else {
      const assumed = previous ? previous.day + daysBetweenWaves : nextMonday;
      launches.push({ day: assumed, isAssumedDate: true, effective });
    }
  });
  return launches;
}

/**
 * T0 of an account in a wave with this launch day: its own, where it has one. A later-stage buyer hears of the change two
 * days after the deal that the incumbent keeps has closed or its deadline has passed, if that is later.
 */
export function firstNoticeOf(view: HandoverView, row: number, launch: Day): Day {
  const { ownDates } = view;
  const own = ownDates.launch.get(row);
  if (own !== undefined) return own;
  const heldUntil = ownDates.heldUntil.get(row);
  if (heldUntil === undefined || playbookIndexOf(view, row) !== view.laterStagePlaybook) return launch;
  return Math.max(launch, heldUntil + DAYS_AFTER_HOLD);
}

/**
 * The day on which an account changes its owner: drives effective dates, CRM files and sole accountability. Set for the
 * account by hand, else the ● of its playbook, but not before the effective day of its wave.
 * @param ownerChange ● by the playbook.
 */
export function effectiveOn(view: HandoverView, row: number, wave: number, ownerChange: Day): Day {
  const own = view.ownDates.effective.get(row);
  if (own !== undefined) return own;
  // A wave without an effective day has the earliest of all days here.
  return Math.max(ownerChange, view.launches[wave]?.effective ?? MISSING_DAY);
}

/** Whether the account is among the tenth of customers with the most ARR; unknown is no. */
export function isTopTenth(context: PersonaContext, row: number): boolean {
  return (context.arrPercentile[row] as number) >= TOP_TENTH;
}

/** Index of the playbook by persona, or that of the largest accounts; -1 for an account without a persona. */
export function playbookIndexOf(view: HandoverView, row: number): number {
  const code = view.personas.codes[row] as number;
  if (code === NO_PERSONA) return -1;
  return isTopTenth(view.personaContext, row) ? view.playbookOfLargest : (view.playbookOfPersona[code] as number);
}

/** Whether the incoming seller takes the account over by the light form of its playbook. */
export function isLightHandover(view: HandoverView, row: number, playbook: number): boolean {
  const to = view.assignment.incoming[row] as number;
  return playbook === view.corePlaybook && to !== NO_ROW && view.isLight[to] === 1;
}

export interface PlaybookChoice {
  readonly playbook: Playbook;
  readonly kind: HandoverKind;
  readonly isLightCore: boolean;
  /** Why this playbook, in words. */
  readonly reason: string;
}

/** @returns the playbook of an account that moves, or `null` where it stays or transfers silently. */
export function choosePlaybook(view: HandoverView, row: number): PlaybookChoice | null {
  const { incumbent, incoming } = view.assignment;
  const kind = moveKindOf(view.roster, incumbent[row] as number, incoming[row] as number);
  const index = playbookIndexOf(view, row);
  if (kind === 'none' || index < 0) return null;
  const persona = view.personas.personas[view.personas.codes[row] as number];
  const byPersona = view.playbookOfPersona[view.personas.codes[row] as number];
  const isLightCore = isLightHandover(view, row, index);
  const reasons = [
    index === byPersona ? `The playbook of ${persona?.name ?? 'the persona'}.` : 'Among the top tenth by ARR.',
  ];
  if (kind === 'succession') reasons.push('The incumbent leaves: the manager stands in.');
  if (kind === 'assignment') reasons.push('There is no incumbent to hand over.');
  if (kind === 'release') reasons.push('Nobody takes over: the incumbent gives notice.');
  if (isLightCore) reasons.push('Light form: the incoming seller takes over very many accounts.');
  return { playbook: view.playbooks[index] as Playbook, kind, isLightCore, reason: reasons.join(' ') };
}

/** One account's handover under the scenario, laid out in dates. */
export interface AccountHandover extends PlaybookChoice {
  /** T0 of this account. */
  readonly launch: Day;
  readonly isAssumedDate: boolean;
  /** ● by the playbook. */
  readonly ownerChange: Day;
  /** The day on which the owner changes in fact. */
  readonly effectiveOn: Day;
  /** Calendar days from the first notice to the owner change in fact. */
  readonly noticeDays: number;
  readonly steps: readonly DatedStep[];
}

/** @returns the handover of an account, or `null` where it stays, transfers silently or has no wave yet. */
export function layOutAccount(view: HandoverView, row: number): AccountHandover | null {
  const choice = choosePlaybook(view, row);
  const wave = view.assignment.wave[row] as number;
  const launch = view.launches[wave];
  if (!choice || !launch) return null;
  const day = firstNoticeOf(view, row, launch.day);
  const request: HandoverRequest = {
    playbook: choice.playbook,
    kind: choice.kind,
    launch: day,
    calendar: view.calendar,
    isLightCore: choice.isLightCore,
    incumbentLeavesOn: lastDayOf(view, view.assignment.incumbent[row] as number),
  };
  const ownerChange = ownerChangeDayOf(request);
  const effective = effectiveOn(view, row, wave, ownerChange);
  return {
    ...choice,
    launch: day,
    isAssumedDate: launch.isAssumedDate,
    ownerChange,
    effectiveOn: effective,
    noticeDays: effective - view.calendar.toWorkingDay(day),
    steps: layOutHandover(request),
  };
}

/** Last working day of a seller who leaves, `MISSING_DAY` for one who stays or for nobody. */
export function lastDayOf(view: HandoverView, seller: number): Day {
  return seller === NO_ROW ? MISSING_DAY : (view.roster.leavesOn[seller] as Day);
}
