import { PatchBuilder } from '../history/patch.ts';
import { MISSING_DAY, parseIsoDay } from '../model/day.ts';
import { UNASSIGNED } from '../model/ids.ts';
import { readScenarioTable, scenarioTableKey } from '../model/plan.ts';
import type { SellerChange, Vacancy } from '../model/plan.ts';
import { refuse } from './command.ts';
import type { ChangeSeller, Command, CommandContext, Outcome } from './command.ts';

/** The longest working time of one seller that is believable; more is a quota or a percentage by mistake. */
const MAXIMUM_FTE = 1.5;

function isBadFte(fte: number): boolean {
  return !(fte >= 0 && fte <= MAXIMUM_FTE);
}

/** A seller leaves, stays after all, or works more or less: a decision of this scenario. */
export function changeSeller(context: CommandContext, command: ChangeSeller): Outcome {
  const { document, scenario, roster } = context;
  const row = roster.rowOf.get(command.seller);
  if (row === undefined || context.facts.sellers.count <= row) {
    return refuse('unknown-id', 'This seller is not in the facts.');
  }
  if (command.fte !== undefined && isBadFte(command.fte)) {
    return refuse('invalid', `FTE is a share from 0 to ${MAXIMUM_FTE}.`);
  }
  if (command.leavesOn && parseIsoDay(command.leavesOn) === MISSING_DAY) {
    return refuse('invalid', `"${command.leavesOn}" is not a day.`);
  }
  const current = readScenarioTable(document, scenario, 'sellerChanges').get(command.seller);
  const next: SellerChange = {
    reason: command.reason.trim() || (current?.reason ?? ''),
    ...pick('leavesOn', command.leavesOn, current?.leavesOn),
    ...pick('fte', command.fte, current?.fte),
  };
  const patch = new PatchBuilder(document).set(
    scenarioTableKey(scenario, 'sellerChanges'),
    command.seller,
    next.leavesOn === undefined && next.fte === undefined ? undefined : next,
  );
  const built = patch.build();
  if (Object.keys(built).length === 0) return refuse('nothing-to-do', 'Nothing changed.');
  const name = roster.names[row] as string;
  let label = `Set FTE of ${name} to ${command.fte}`;
  if (command.leavesOn) label = `${name} leaves on ${command.leavesOn}`;
  else if (command.leavesOn === '') label = `${name} stays`;
  return { ok: true, patch: built, label, skipped: [] };
}

/** The changed field, else the one already decided, else nothing; an empty day that overrides a fact is kept. */
function pick<K extends string, V>(key: K, changed: V | undefined, current: V | undefined): Partial<Record<K, V>> {
  const value = changed ?? current;
  return value === undefined ? {} : ({ [key]: value } as Partial<Record<K, V>>);
}

type VacancyCommand = Extract<Command, { kind: 'openVacancy' | 'closeVacancy' }>;

/** Opens a vacancy, or closes one and gives its accounts back to their incumbents in the same step. */
export function changeVacancy(context: CommandContext, command: VacancyCommand): Outcome {
  const { document, scenario, roster } = context;
  const table = scenarioTableKey(scenario, 'vacancies');
  const patch = new PatchBuilder(document);
  if (command.kind === 'openVacancy') {
    const { id, vacancy } = command;
    const refusal = checkVacancy(vacancy);
    if (refusal !== null) return refuse('invalid', refusal);
    if (id === UNASSIGNED || roster.rowOf.has(id)) return refuse('invalid', `The id "${id}" is taken.`);
    patch.set(table, id, vacancy);
    return { ok: true, patch: patch.build(), label: `Open vacancy ${vacancy.name}`, skipped: [] };
  }
  const vacancy = readScenarioTable(document, scenario, 'vacancies').get(command.seller);
  if (!vacancy) return refuse('unknown-id', 'This vacancy is not in the scenario.');
  patch.set(table, command.seller, undefined);
  for (const [account, seller] of readScenarioTable(document, scenario, 'incoming')) {
    if (seller === command.seller) patch.set(scenarioTableKey(scenario, 'incoming'), account, undefined);
  }
  return { ok: true, patch: patch.build(), label: `Close vacancy ${vacancy.name}`, skipped: [] };
}

function checkVacancy(vacancy: Vacancy): string | null {
  if (vacancy.name.trim() === '') return 'A vacancy needs a name.';
  if (isBadFte(vacancy.fte)) return `FTE is a share from 0 to ${MAXIMUM_FTE}.`;
  if (vacancy.startsOn !== '' && parseIsoDay(vacancy.startsOn) === MISSING_DAY) {
    return `"${vacancy.startsOn}" is not a day.`;
  }
  return null;
}
