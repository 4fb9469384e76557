import type { CategoryColumn } from '../model/columns.ts';
import { readCategory } from '../model/columns.ts';
import type { Facts } from '../model/facts.ts';
import { readPolicy } from '../model/plan.ts';
import type { PlanDocument } from '../model/plan.ts';
import type { Roster } from '../model/roster.ts';

/** What an account's seller must fit. `skill` is read from the columns that nobody mapped. */
export type EligibilityRule = 'region' | 'segment' | 'skill';
export const ELIGIBILITY_RULES: readonly EligibilityRule[] = ['region', 'segment', 'skill'];

/** What the plan has the accounts' sellers fit. */
export function readEligibilityRules(document: PlanDocument): readonly EligibilityRule[] {
  const { eligibleBy } = readPolicy(document, 'redesign');
  return ELIGIBILITY_RULES.filter((rule) => eligibleBy[rule]);
}

/** Accounts with the same demands form a class; the matrix says who may have it. Plain data. */
export interface Eligibility {
  /** Class by account row. */
  readonly classOf: Int32Array;
  readonly classes: number;
  /** Classes × roster: 1 where the seller may have accounts of the class. */
  readonly allowed: Uint8Array;
}

/** Everybody may have everything. */
export function allowEverything(accounts: number, sellers: number): Eligibility {
  return { classOf: new Int32Array(accounts), classes: 1, allowed: new Uint8Array(sellers).fill(1) };
}

/**
 * Who may have what under the rules switched on. A seller's values are one text or several joined by `;`. Unknown is no
 * bar: an account without a region, or a seller without one, fits everybody.
 */
export function computeEligibility(facts: Facts, roster: Roster, rules: readonly EligibilityRule[]): Eligibility {
  const { count } = facts.accounts;
  if (rules.length === 0) return allowEverything(count, roster.count);
  const demands = rules.map((rule) => readDemand(facts, roster, rule));
  const classOf = new Int32Array(count);
  const numberOf = new Map<string, number>();
  const masks: Uint8Array[] = [];
  for (let row = 0; row < count; row++) {
    const key = demands.map(({ codeOf }) => codeOf(row)).join('/');
    let number = numberOf.get(key);
    if (number === undefined) {
      number = numberOf.size;
      numberOf.set(key, number);
      const fits = demands.map(({ valueOf, offered }) => ({ value: valueOf(row), offered }));
      masks.push(
        Uint8Array.from({ length: roster.count }, (_, seller) =>
          fits.every(({ value, offered }) => {
            const values = offered[seller] as ReadonlySet<string>;
            return value === '' || values.size === 0 || values.has(value);
          })
            ? 1
            : 0,
        ),
      );
    }
    classOf[row] = number;
  }
  const allowed = new Uint8Array(masks.length * roster.count);
  masks.forEach((mask, index) => allowed.set(mask, index * roster.count));
  return { classOf, classes: masks.length, allowed };
}

interface Demand {
  readonly codeOf: (row: number) => number;
  readonly valueOf: (row: number) => string;
  /** By roster row; empty where the seller says nothing. */
  readonly offered: readonly ReadonlySet<string>[];
}

function readDemand(facts: Facts, roster: Roster, rule: EligibilityRule): Demand {
  const demanded = rule === 'skill' ? findCustom(facts, 'accounts', 'skill') : facts.accounts[rule];
  const offeredColumn = rule === 'region' ? null : findCustom(facts, 'sellers', rule);
  const offered = Array.from({ length: roster.count }, (_, seller) => {
    const text =
      rule === 'region' ? (roster.regions[seller] as string) : offeredColumn ? readCategory(offeredColumn, seller) : '';
    return new Set(text.split(';').map(fold).filter(Boolean));
  });
  return {
    codeOf: (row) => demanded?.codes[row] ?? -1,
    valueOf: (row) => (demanded ? fold(readCategory(demanded, row)) : ''),
    offered,
  };
}

/** A column nobody mapped, called by the rule's name in singular or plural. */
function findCustom(facts: Facts, table: 'accounts' | 'sellers', name: string): CategoryColumn | null {
  const found = facts.customFields.find(
    (field) => field.table === table && [name, `${name}s`].includes(fold(field.name)),
  );
  return found?.column ?? null;
}

function fold(text: string): string {
  return text.trim().toLowerCase();
}
