import { NO_ROW } from '../model/ids.ts';
import type { Roster } from '../model/roster.ts';
import { computeIndex, judgeDeviation } from './balance.ts';
import type { BalanceRules, BalanceStatus } from './balance.ts';
import type { Targets } from './targets.ts';
import type { Books } from './books.ts';
import { mapMeasures } from './measures.ts';
import type { Measure } from './measures.ts';

/** What sellers are put together by. */
export type Grouping = 'manager' | 'team' | 'region';
export const GROUPINGS: readonly Grouping[] = ['manager', 'team', 'region'];

/** Sums of a group of sellers against the sum of their targets. */
export interface GroupBalance {
  /** Name of the manager, team or region; empty for sellers without one. */
  readonly name: string;
  /** Roster rows. */
  readonly sellers: readonly number[];
  readonly fte: number;
  readonly before: Readonly<Record<Measure, number>>;
  readonly after: Readonly<Record<Measure, number>>;
  readonly target: Readonly<Record<Measure, number>>;
  /** 100 × sum ÷ target; NaN without a target. */
  readonly indexBefore: Readonly<Record<Measure, number>>;
  readonly indexAfter: Readonly<Record<Measure, number>>;
  readonly status: Readonly<Record<Measure, BalanceStatus>>;
}

/** The group of a seller: a manager's group is named after them, and they are in it themselves. */
export function nameGroup(roster: Roster, grouping: Grouping, row: number): string {
  if (grouping === 'team') return roster.teams[row] ?? '';
  if (grouping === 'region') return roster.regions[row] ?? '';
  const manager = roster.managers[row] as number;
  if (manager !== NO_ROW) return roster.names[manager] as string;
  return roster.kinds[row] === 'manager' ? (roster.names[row] as string) : '';
}

/** @returns groups in the order of their first seller; those without accounts, today or then, and without FTE are left out. */
export function rollUpGroups(
  roster: Roster,
  grouping: Grouping,
  books: { readonly before: Books; readonly after: Books },
  targets: Targets,
  rules: BalanceRules,
): GroupBalance[] {
  const rowsOf = new Map<string, number[]>();
  for (let row = 0; row < roster.count; row++) {
    const name = nameGroup(roster, grouping, row);
    const rows = rowsOf.get(name);
    if (rows) rows.push(row);
    else rowsOf.set(name, [row]);
  }
  const groups = [...rowsOf].map(([name, sellers]) => sumGroup(roster, name, sellers, books, targets, rules));
  return groups.filter(({ fte, before, after }) => fte > 0 || before.accounts > 0 || after.accounts > 0);
}

/** The books of some sellers against their targets, as if they were one. @param sellers roster rows. */
export function sumGroup(
  roster: Roster,
  name: string,
  sellers: readonly number[],
  books: { readonly before: Books; readonly after: Books },
  targets: Targets,
  rules: BalanceRules,
): GroupBalance {
  const sum = (values: ArrayLike<number>): number => sellers.reduce((total, row) => total + (values[row] as number), 0);
  const before = mapMeasures((measure) => sum(books.before.totals[measure]));
  const after = mapMeasures((measure) => sum(books.after.totals[measure]));
  const target = mapMeasures((measure) => sum(targets[measure]));
  const indexAfter = mapMeasures((measure) => computeIndex(after[measure], target[measure]));
  return {
    name,
    sellers,
    fte: sum(roster.fte),
    before,
    after,
    target,
    indexBefore: mapMeasures((measure) => computeIndex(before[measure], target[measure])),
    indexAfter,
    status: mapMeasures((measure) =>
      judgeDeviation((indexAfter[measure] - 100) / 100, rules.tolerances[measure], rules.amberFrom),
    ),
  };
}
