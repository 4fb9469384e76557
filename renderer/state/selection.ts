import { useMemo } from 'react';
import type { AccountId } from '../../shared/model/ids.ts';
import type { Measure } from '../../shared/territory/measures.ts';
import { MEASURES } from '../../shared/territory/measures.ts';
import type { PlanBase } from '../../shared/overview/plan-base.ts';
import { planStore, usePlan } from './plan-store.ts';
import { sessionStore, useSession } from './session-store.ts';

/** Selects one account and nothing else. */
export function selectOnly(account: AccountId): void {
  sessionStore.setState({
    selection: new Set([account]),
    anchor: account,
    focusAccount: account,
    inspectorTarget: { kind: 'accounts' },
  });
}

/** Adds the account to the selection or takes it out. */
export function toggleSelected(account: AccountId): void {
  const selection = new Set(sessionStore.getState().selection);
  if (!selection.delete(account)) selection.add(account);
  sessionStore.setState({
    selection,
    anchor: account,
    focusAccount: account,
    inspectorTarget: { kind: 'accounts' },
  });
}

/**
 * Selects everything between the anchor and the account within a column, in addition to what is selected elsewhere.
 * Where the anchor is not in the column, the account alone.
 * @param rows the column's account rows in their order.
 */
export function extendSelection(account: AccountId, rows: Int32Array): void {
  const { base } = planStore.getState();
  const { anchor, selection } = sessionStore.getState();
  if (!base) return;
  const to = rows.indexOf(base.accountRow.get(account) ?? -1);
  const from = anchor === null ? -1 : rows.indexOf(base.accountRow.get(anchor) ?? -1);
  if (to === -1 || from === -1) {
    selectOnly(account);
    return;
  }
  const next = new Set(selection);
  for (const row of rows) next.delete(base.facts.accounts.id[row] as AccountId);
  for (let at = Math.min(from, to); at <= Math.max(from, to); at++) {
    next.add(base.facts.accounts.id[rows[at] as number] as AccountId);
  }
  sessionStore.setState({ selection: next, focusAccount: account, inspectorTarget: { kind: 'accounts' } });
}

/** Selects exactly these accounts. */
export function selectMany(accounts: Iterable<AccountId>): void {
  const selection = new Set(accounts);
  sessionStore.setState({
    selection,
    anchor: selection.values().next().value ?? null,
    inspectorTarget: { kind: 'accounts' },
  });
}

/** Selects all accounts of a column as it is filtered. @param rows account rows. */
export function selectRows(rows: Int32Array): void {
  const { base } = planStore.getState();
  if (!base) return;
  const accounts: AccountId[] = [];
  for (const row of rows) accounts.push(base.facts.accounts.id[row] as AccountId);
  selectMany(accounts);
}

export function clearSelection(): void {
  if (sessionStore.getState().selection.size === 0) return;
  sessionStore.setState({ selection: new Set<AccountId>(), anchor: null });
}

export interface SelectionSums {
  readonly accounts: number;
  /** Selected accounts that move. */
  readonly moves: number;
  /** In each measure's own unit: money in minor units, workload in hours a year. */
  readonly totals: Readonly<Record<Measure, number>>;
}

export function sumSelection(base: PlanBase | null, selection: ReadonlySet<AccountId>): SelectionSums {
  const totals = Object.fromEntries(MEASURES.map((measure) => [measure, 0])) as Record<Measure, number>;
  let accounts = 0;
  let moves = 0;
  if (base) {
    for (const account of selection) {
      const row = base.accountRow.get(account);
      if (row === undefined) continue;
      accounts++;
      if (base.assignment.incoming[row] !== base.assignment.incumbent[row]) moves++;
      for (const measure of MEASURES) totals[measure] += base.measures[measure][row] as number;
    }
  }
  return { accounts, moves, totals };
}

/** The sums of the selected accounts, filtered out or not. */
export function useSelectionSums(): SelectionSums {
  const base = usePlan((state) => state.base);
  const selection = useSession((state) => state.selection);
  return useMemo(() => sumSelection(base, selection), [base, selection]);
}
