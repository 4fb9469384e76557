import { FLAG_NO, readCategory } from './columns.ts';
import { MISSING_DAY, parseIsoDay } from './day.ts';
import type { Day } from './day.ts';
import type { Facts, SellerKind } from './facts.ts';
import { NO_ROW } from './ids.ts';
import type { ScenarioId, SellerId } from './ids.ts';
import { readScenarioTable } from './plan.ts';
import type { PlanDocument } from './plan.ts';

/**
 * The sellers of a scenario: those of the facts with the scenario's changes over them, then its vacancies. A seller's
 * row here is their row in the facts, so the facts' owner column reads as incumbents without translation.
 */
export interface Roster {
  readonly count: number;
  readonly ids: readonly SellerId[];
  readonly names: readonly string[];
  readonly emails: readonly string[];
  readonly teams: readonly string[];
  readonly regions: readonly string[];
  readonly kinds: readonly SellerKind[];
  /** Roster row of the manager, or `NO_ROW`. */
  readonly managers: Int32Array;
  /** What counts for targets: 0 for leavers and managers, 1 where unknown. */
  readonly fte: Float64Array;
  /** Hours a year of a full-time seller, NaN where the facts do not say. */
  readonly capacityHours: Float64Array;
  readonly startsOn: Int32Array;
  /** Last working day, or `MISSING_DAY` for one who stays. */
  readonly leavesOn: Int32Array;
  readonly rowOf: ReadonlyMap<SellerId, number>;
}

/**
 * Whether the seller leaves (or has left): their accounts must go, and they are no target of a move.
 */
export function isLeaving(roster: Roster, row: number): boolean {
  return (roster.leavesOn[row] ?? MISSING_DAY) !== MISSING_DAY;
}

export function buildRoster(facts: Facts, document: PlanDocument, scenario: ScenarioId): Roster {
  const { sellers } = facts;
  const changes = readScenarioTable(document, scenario, 'sellerChanges');
  const vacancies = [...readScenarioTable(document, scenario, 'vacancies')].sort(([left], [right]) =>
    left < right ? -1 : 1,
  );
  const count = sellers.count + vacancies.length;
  const ids: SellerId[] = [...sellers.id];
  const names: string[] = [...sellers.name];
  const emails: string[] = [...sellers.email];
  const teams: string[] = [];
  const regions: string[] = [];
  const kinds: SellerKind[] = [];
  const managers = new Int32Array(count).fill(NO_ROW);
  const fte = new Float64Array(count);
  const capacityHours = new Float64Array(count).fill(Number.NaN);
  const startsOn = new Int32Array(count).fill(MISSING_DAY);
  const leavesOn = new Int32Array(count).fill(MISSING_DAY);

  for (let row = 0; row < sellers.count; row++) {
    const change = changes.get(sellers.id[row] as SellerId);
    const kind = (readCategory(sellers.kind, row) || 'seller') as SellerKind;
    teams.push(readCategory(sellers.team, row));
    regions.push(readCategory(sellers.region, row));
    kinds.push(kind);
    managers[row] = sellers.manager[row] as number;
    startsOn[row] = sellers.startsOn[row] as Day;
    capacityHours[row] = sellers.capacityHours[row] as number;
    let leaves = change?.leavesOn === undefined ? (sellers.leavesOn[row] as Day) : parseIsoDay(change.leavesOn);
    // An inactive user has left already; the day is not known, any day in the past says so.
    if (leaves === MISSING_DAY && sellers.active[row] === FLAG_NO) leaves = 0;
    leavesOn[row] = leaves;
    const imported = sellers.fte[row] ?? Number.NaN;
    const known = change?.fte ?? imported;
    const full = Number.isNaN(known) ? 1 : known;
    fte[row] = kind === 'manager' || leaves !== MISSING_DAY ? 0 : full;
  }

  const rowOf = new Map<SellerId, number>();
  for (let row = 0; row < sellers.count; row++) {
    if (!rowOf.has(ids[row] as SellerId)) rowOf.set(ids[row] as SellerId, row);
  }
  vacancies.forEach(([id, vacancy], index) => {
    const row = sellers.count + index;
    ids.push(id);
    names.push(vacancy.name);
    emails.push('');
    teams.push(vacancy.team);
    regions.push(vacancy.region);
    kinds.push('vacancy');
    fte[row] = vacancy.fte;
    startsOn[row] = vacancy.startsOn === '' ? MISSING_DAY : parseIsoDay(vacancy.startsOn);
    managers[row] = rowOf.get(vacancy.manager) ?? NO_ROW;
    rowOf.set(id, row);
  });

  return {
    count,
    ids,
    names,
    emails,
    teams,
    regions,
    kinds,
    managers,
    fte,
    capacityHours,
    startsOn,
    leavesOn,
    rowOf,
  };
}
