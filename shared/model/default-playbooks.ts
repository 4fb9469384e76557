import type { Playbook, PlaybookStep, StepChannel, StepLead } from './policy.ts';

type StepRow = readonly [
  offset: number,
  name: string,
  channel: StepChannel,
  leads: StepLead,
  incumbent: number,
  incoming: number,
  manager?: number,
];

const OWNER_CHANGE = 'first alone';

function createPlaybook(id: string, name: string, minimumNoticeDays: number, rows: readonly StepRow[]): Playbook {
  const steps = rows.map(([offset, stepName, channel, leads, incumbentHours, incomingHours, managerHours], index) => {
    const step: PlaybookStep = {
      id: `${id}-${index + 1}`,
      offset,
      name: stepName,
      channel,
      leads,
      incumbentHours,
      incomingHours,
      managerHours: managerHours ?? 0,
      isOwnerChange: stepName === OWNER_CHANGE,
    };
    return step;
  });
  return { id, name, minimumNoticeDays, steps };
}

/**
 * The four playbooks of practice. A short series of calls for the core; slower, in person and with both sellers for the
 * large and the risky ("Transfer accounts over time", step 4 of managing transfer risk; a handoff in person carries the
 * incumbent's endorsement). Offsets in working days from T0, hours per side.
 */
export const DEFAULT_PLAYBOOKS: readonly Playbook[] = [
  createPlaybook('core', 'Core', 14, [
    [-5, 'brief, readiness', 'internal', 'incumbent', 0.5, 0.5],
    [0, 'notice', 'call', 'incumbent', 0.25, 0],
    [5, 'introduction', 'call', 'incumbent', 0.5, 0.5],
    [10, OWNER_CHANGE, 'call', 'incoming', 0, 0.5],
    [18, 'after-care', 'call', 'manager', 0, 0, 0.25],
    [20, 'follow-up', 'call', 'incoming', 0, 0.5],
  ]),
  createPlaybook('new', 'New customer', 21, [
    [-10, 'brief, promises made', 'internal', 'incumbent', 1, 1],
    [0, 'notice', 'call', 'incumbent', 0.5, 0],
    [5, 'introduction', 'video', 'incumbent', 0.75, 0.75],
    [10, 'commitments review', 'video', 'both', 0.75, 1],
    [15, OWNER_CHANGE, 'call', 'incoming', 0, 1],
    [24, 'after-care', 'call', 'manager', 0, 0, 0.25],
    [30, 'value check', 'video', 'incoming', 0, 0.75],
  ]),
  createPlaybook('later-stage', 'Later-stage buyer', 21, [
    [-10, 'brief, deal map', 'internal', 'incumbent', 1, 1],
    [0, 'notice', 'call', 'incumbent', 0.5, 0],
    [5, 'introduction', 'video or in person', 'incumbent', 1, 1],
    [10, 'kick-off', 'video', 'both', 1, 1.5],
    [15, OWNER_CHANGE, 'call', 'incoming', 0.25, 1],
    [24, 'after-care', 'call', 'manager', 0, 0, 0.25],
    [40, 'incumbent off copy', 'e-mail', 'incoming', 0.25, 0.25],
  ]),
  createPlaybook('high-risk', 'High-risk relationship', 30, [
    [-15, 'risk plan', 'internal', 'manager', 1.5, 1.5, 1],
    [0, 'notice', 'call', 'incumbent', 0.5, 0, 0.5],
    [10, 'introduction', 'in person', 'incumbent', 2.5, 2.5],
    [17, 'joint meeting', 'video', 'both', 1, 1],
    [24, 'incoming leads, incumbent present', 'video or in person', 'incoming', 1.5, 1.5],
    [32, OWNER_CHANGE, 'video', 'incoming', 0, 1],
    [40, 'after-care', 'call', 'manager', 0, 0, 0.5],
    [62, 'incumbent recedes, off copy', 'call', 'incumbent', 0.5, 0.5],
  ]),
];
