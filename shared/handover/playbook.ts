import type { MoveKind } from '../model/assignment.ts';
import { isKnownDay } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import type { Playbook, PlaybookStep, StepChannel, StepLead } from '../model/policy.ts';
import type { WorkCalendar } from './calendar.ts';

/** A step of one account's handover, on its day, with the hours its variant asks for. */
export interface DatedStep {
  /** The step of the playbook it comes from. */
  readonly step: PlaybookStep;
  readonly day: Day;
  readonly channel: StepChannel;
  readonly leads: StepLead;
  readonly incumbentHours: number;
  readonly incomingHours: number;
  readonly managerHours: number;
  readonly supportHours: number;
  readonly isOwnerChange: boolean;
}

export type HandoverKind = Exclude<MoveKind, 'none'>;

export interface HandoverRequest {
  readonly playbook: Playbook;
  readonly kind: HandoverKind;
  /** T0: the wave's first notice. While no deal is held, that is the launch for every playbook. */
  readonly launch: Day;
  readonly calendar: WorkCalendar;
  /** The short form of the core playbook, for sellers who take over very many accounts. */
  readonly isLightCore: boolean;
  /** Last working day of an incumbent who leaves; `MISSING_DAY` otherwise. */
  readonly incumbentLeavesOn: Day;
}

/** All hours of the light core playbook, by side: "notice by e-mail, .5 / 1 h". */
const LIGHT_INCUMBENT_HOURS = 0.5;
const LIGHT_INCOMING_HOURS = 1;

/**
 * Lays a playbook out in working days from T0; exactly one step carries the owner change.
 *
 * - *transfer*: the playbook as it is.
 * - *succession*: the manager stands in the incumbent's place and takes those hours. Where the incumbent leaves before
 *   the owner-change day, the steps between notice and owner change are compressed to end on the last day; where even
 *   that is too short (a sudden leave), they follow each other on consecutive working days.
 * - *assignment*: nobody hands over. Steps that the incumbent leads fall away, and so do those in which an incumbent
 *   would recede; hours of the incumbent are none.
 * - *release*: nobody takes over. The incumbent prepares and gives notice; nothing follows the owner change.
 */
export function layOutHandover(request: HandoverRequest): DatedStep[] {
  const { playbook, kind, calendar, launch, isLightCore } = request;
  const ownerChange = findOwnerChange(playbook);
  const offsets = kind === 'succession' ? compressOffsets(request, ownerChange.offset) : null;
  const scale = isLightCore ? scaleToLight(playbook) : null;
  const dated: DatedStep[] = [];
  playbook.steps.forEach((step, index) => {
    if (!hasPlace(step, kind, ownerChange)) return;
    const isOwnerChange = step === ownerChange;
    const incumbentHours = step.incumbentHours * (scale?.incumbent ?? 1);
    const incomingHours = step.incomingHours * (scale?.incoming ?? 1);
    const isSuccession = kind === 'succession';
    dated.push({
      step,
      day: calendar.addWorkingDays(launch, offsets?.[index] ?? step.offset),
      channel: isLightCore && step.offset === 0 ? 'e-mail' : step.channel,
      leads: replaceLead(step.leads, kind),
      incumbentHours: isSuccession || kind === 'assignment' ? 0 : incumbentHours,
      incomingHours: kind === 'release' ? 0 : incomingHours,
      managerHours: step.managerHours + (isSuccession ? incumbentHours : 0),
      supportHours: kind === 'release' ? 0 : (step.supportHours ?? 0),
      isOwnerChange,
    });
  });
  return dated;
}

/** The day from which the incoming seller is the sole owner: effective dates and CRM files follow it. */
export function ownerChangeDayOf(request: HandoverRequest): Day {
  const { playbook, kind, calendar, launch } = request;
  const { offset } = findOwnerChange(playbook);
  const compressed = kind === 'succession' ? compressOffsets(request, offset) : null;
  const index = playbook.steps.indexOf(findOwnerChange(playbook));
  return calendar.addWorkingDays(launch, compressed?.[index] ?? offset);
}

/** Calendar days between the first notice and the owner change. */
export function countNoticeDays(request: HandoverRequest): number {
  return ownerChangeDayOf(request) - request.calendar.toWorkingDay(request.launch);
}

/** @throws where a playbook has no step that changes the owner: every playbook needs one. */
function findOwnerChange(playbook: Playbook): PlaybookStep {
  const step = playbook.steps.find(({ isOwnerChange }) => isOwnerChange);
  if (!step) throw new Error(`The playbook "${playbook.name}" has no owner-change step.`);
  return step;
}

function hasPlace(step: PlaybookStep, kind: HandoverKind, ownerChange: PlaybookStep): boolean {
  if (step === ownerChange) return true;
  if (kind === 'assignment') {
    const isReceding = step.offset > ownerChange.offset && step.incumbentHours > 0;
    return step.leads !== 'incumbent' && !isReceding;
  }
  if (kind === 'release') return step.offset <= 0 && (step.incumbentHours > 0 || step.managerHours > 0);
  return true;
}

function replaceLead(leads: StepLead, kind: HandoverKind): StepLead {
  if (kind === 'succession') return leads === 'incumbent' ? 'manager' : leads;
  if (kind === 'assignment') return leads === 'both' ? 'incoming' : leads;
  if (kind === 'release') return leads === 'both' || leads === 'incoming' ? 'incumbent' : leads;
  return leads;
}

function scaleToLight(playbook: Playbook): { incumbent: number; incoming: number } {
  let incumbent = 0;
  let incoming = 0;
  for (const step of playbook.steps) {
    incumbent += step.incumbentHours;
    incoming += step.incomingHours;
  }
  return {
    incumbent: incumbent > 0 ? LIGHT_INCUMBENT_HOURS / incumbent : 0,
    incoming: incoming > 0 ? LIGHT_INCOMING_HOURS / incoming : 0,
  };
}

/** @returns offsets by step, or `null` where the incumbent stays long enough, or it is not known when they leave. */
function compressOffsets(request: HandoverRequest, natural: number): number[] | null {
  const { playbook, launch, calendar, incumbentLeavesOn } = request;
  if (!isKnownDay(incumbentLeavesOn)) return null;
  const available = calendar.countWorkingDays(calendar.toWorkingDay(launch), incumbentLeavesOn);
  if (available >= natural) return null;
  const between = [...new Set(playbook.steps.map(({ offset }) => offset))]
    .filter((offset) => offset > 0 && offset <= natural)
    .sort((left, right) => left - right);
  const isSudden = available < between.length;
  const compressed = new Map<number, number>();
  between.forEach((offset, index) => {
    const place = index + 1;
    if (isSudden) {
      compressed.set(offset, place);
      return;
    }
    const scaled = Math.round((offset * available) / natural);
    const previous = index === 0 ? 0 : (compressed.get(between[index - 1] as number) as number);
    // At least a day after the step before, and room for one day for each step still to come.
    compressed.set(offset, Math.min(Math.max(scaled, previous + 1), available - (between.length - place)));
  });
  return playbook.steps.map(({ offset }) => compressed.get(offset) ?? offset);
}
