import type { PlanBase } from '../../shared/overview/plan-base.ts';
import type { SortOrder } from './session-store.ts';

/** An order of all accounts: `rows` in their order, and the place of each row in it. */
export interface AccountOrder {
  readonly rows: Int32Array;
  readonly rankOf: Int32Array;
}

const collator = new Intl.Collator(undefined, { numeric: true });

/** Sorting costs tens of milliseconds at 100,000 accounts: done once per facts version, when first asked for. */
const orders = new WeakMap<PlanBase['facts'], Map<'arr' | 'name', AccountOrder>>();

export function orderAccounts(base: PlanBase, sortOrder: SortOrder): AccountOrder {
  return sortOrder === 'persona' ? orderByPersona(base) : readOrder(base, sortOrder);
}

function readOrder(base: PlanBase, sortOrder: 'arr' | 'name'): AccountOrder {
  let known = orders.get(base.facts);
  if (!known) orders.set(base.facts, (known = new Map()));
  let order = known.get(sortOrder);
  if (!order) known.set(sortOrder, (order = sortOrder === 'arr' ? orderByArr(base) : orderByName(base)));
  return order;
}

/** Largest first, unknown last. */
function orderByArr(base: PlanBase): AccountOrder {
  const { arr, count } = base.facts.accounts;
  const keys = arr.map((value) => (Number.isNaN(value) ? -Infinity : value));
  const rows = listRows(count).sort(
    (left, right) => (keys[right] as number) - (keys[left] as number) || left - right || 0,
  );
  return withRanks(rows);
}

function orderByName(base: PlanBase): AccountOrder {
  const { name, count } = base.facts.accounts;
  const rows = listRows(count).sort(
    (left, right) => collator.compare(name[left] as string, name[right] as string) || left - right,
  );
  return withRanks(rows);
}

/** In the order of the persona rules, those without one last, each by ARR. */
function orderByPersona(base: PlanBase): AccountOrder {
  const { codes, personas } = base.personas;
  const byArr = readOrder(base, 'arr').rows;
  const starts = new Int32Array(personas.length + 2);
  const place = (row: number): number => ((codes[row] as number) < 0 ? personas.length : (codes[row] as number));
  for (const row of byArr) starts[place(row) + 1]! += 1;
  for (let persona = 0; persona <= personas.length; persona++) starts[persona + 1]! += starts[persona] as number;
  const rows = new Int32Array(byArr.length);
  for (const row of byArr) rows[starts[place(row)]!++] = row;
  return withRanks(rows);
}

function listRows(count: number): Int32Array {
  const rows = new Int32Array(count);
  for (let row = 0; row < count; row++) rows[row] = row;
  return rows;
}

function withRanks(rows: Int32Array): AccountOrder {
  const rankOf = new Int32Array(rows.length);
  for (let at = 0; at < rows.length; at++) rankOf[rows[at] as number] = at;
  return { rows, rankOf };
}
