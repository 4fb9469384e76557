import { moveKindOf } from '../model/assignment.ts';
import { formatIsoDay } from '../model/day.ts';
import { NO_ROW } from '../model/ids.ts';
import { readScenarioTable } from '../model/plan.ts';
import { createHandoverView, layOutAccount } from '../handover/account-handover.ts';
import type { PlanBase } from '../overview/plan-base.ts';
import { NO_PERSONA } from '../persona/classify.ts';
import { writeCsv } from './csv-write.ts';
import type { CsvCell } from './csv-write.ts';

const MOVES_HEADER = [
  'Account ID',
  'Account Name',
  'From ID',
  'From',
  'To ID',
  'To',
  'Kind of Move',
  'Persona',
  'Wave',
  'Launch',
  'Owner Change',
  'ARR',
  'Currency',
  'Reason',
] as const;

/**
 * All moves of the scenario as CSV, one line each, in the order of the accounts. ARR in major units; days as ISO days,
 * empty where the account has no wave or its wave no date; the reason is that of the persona override, where there is one.
 */
export function createMovesCsv(base: PlanBase): string {
  const { assignment, document, facts, personas, roster, scenario } = base;
  const { accounts } = facts;
  const view = createHandoverView(base);
  const overrides = readScenarioTable(document, scenario, 'personaOverrides');
  const rows: CsvCell[][] = [];
  for (let row = 0; row < accounts.count; row++) {
    const from = assignment.incumbent[row] as number;
    const to = assignment.incoming[row] as number;
    const kind = moveKindOf(roster, from, to);
    if (kind === 'none') continue;
    const id = accounts.id[row] as string;
    const code = personas.codes[row] as number;
    const wave = assignment.waves[assignment.wave[row] as number];
    const handover = wave?.wave.launch ? layOutAccount(view, row) : null;
    const arr = accounts.arr[row] as number;
    rows.push([
      id,
      accounts.name[row] as string,
      from === NO_ROW ? '' : (roster.ids[from] as string),
      from === NO_ROW ? 'Unassigned' : (roster.names[from] as string),
      to === NO_ROW ? '' : (roster.ids[to] as string),
      to === NO_ROW ? 'Unassigned' : (roster.names[to] as string),
      kind,
      code === NO_PERSONA ? '' : (personas.personas[code]?.name ?? ''),
      wave?.wave.name ?? '',
      wave?.wave.launch ?? '',
      handover ? formatIsoDay(handover.effectiveOn) : '',
      Number.isNaN(arr) ? null : arr / 100,
      facts.currency,
      overrides.get(id)?.reason ?? '',
    ]);
  }
  return writeCsv(MOVES_HEADER, rows, { bom: true });
}

/**
 * The CRM's list of accounts to load: id and new owner of every account that gets another one. Accounts that go to the
 * pool or to a vacancy have nobody to load yet and are left out.
 */
export function createCrmAccountsCsv(base: PlanBase): string {
  const { assignment, facts, roster } = base;
  const rows: CsvCell[][] = [];
  for (let row = 0; row < facts.accounts.count; row++) {
    const to = assignment.incoming[row] as number;
    if (to === NO_ROW || to === assignment.incumbent[row] || roster.kinds[to] === 'vacancy') continue;
    rows.push([facts.accounts.id[row] as string, roster.ids[to] as string]);
  }
  return writeCsv(['Id', 'OwnerId'], rows);
}
