import { findFamilies } from '../shared/model/families.ts';
import { buildAssignment } from '../shared/model/assignment.ts';
import { FLAG_YES } from '../shared/model/columns.ts';
import { createPlanDocument, FIRST_SCENARIO } from '../shared/model/create-plan.ts';
import { parseIsoDay } from '../shared/model/day.ts';
import { ACCOUNT_COLUMNS, CONTACT_COLUMNS, OPPORTUNITY_COLUMNS, SELLER_COLUMNS } from '../shared/model/facts.ts';
import type { Facts } from '../shared/model/facts.ts';
import type { PlanDocument } from '../shared/model/plan.ts';
import { buildRoster } from '../shared/model/roster.ts';
import { createEmptyTable, TableBuilder } from '../shared/model/table.ts';
import type { CommandContext } from '../shared/commands/command.ts';

export interface AccountLine {
  readonly id: string;
  readonly owner?: string;
  readonly parent?: string;
  readonly isLocked?: boolean;
}

export interface SellerLine {
  readonly id: string;
  readonly leavesOn?: string;
}

/** Facts with just what commands look at: who owns what, families, locks, leavers. */
export function createFacts(accounts: readonly AccountLine[], sellers: readonly SellerLine[]): Facts {
  const sellerTable = new TableBuilder(SELLER_COLUMNS, sellers.length);
  sellers.forEach((seller, row) => {
    sellerTable.set('id', row, seller.id);
    sellerTable.set('name', row, `Seller ${seller.id}`);
    if (seller.leavesOn) sellerTable.set('leavesOn', row, parseIsoDay(seller.leavesOn));
  });
  const accountTable = new TableBuilder(ACCOUNT_COLUMNS, accounts.length);
  accounts.forEach((account, row) => {
    accountTable.set('id', row, account.id);
    accountTable.set('name', row, `Account ${account.id}`);
    accountTable.set('lifecycle', row, 'customer');
    accountTable.set('arr', row, 100_00 * (row + 1));
    const owner = sellers.findIndex(({ id }) => id === account.owner);
    if (owner >= 0) accountTable.set('owner', row, owner);
    const parent = accounts.findIndex(({ id }) => id === account.parent);
    if (parent >= 0) accountTable.set('parent', row, parent);
    if (account.isLocked) accountTable.set('locked', row, FLAG_YES);
  });
  return {
    id: 'facts-1',
    importedOn: '2026-05-04',
    currency: 'EUR',
    accounts: accountTable.build(),
    sellers: sellerTable.build(),
    opportunities: createEmptyTable(OPPORTUNITY_COLUMNS),
    contacts: createEmptyTable(CONTACT_COLUMNS),
    customFields: [],
    sources: [],
  };
}

export function createDocument(): PlanDocument {
  return createPlanDocument({
    id: 'plan-1',
    name: 'Test plan',
    facts: 'facts-1',
    asOf: '2026-05-04',
    createdAt: '2026-05-04T08:00:00.000Z',
  });
}

/** The context of a command, derived anew from the document as it is now. */
export function createContext(facts: Facts, document: PlanDocument, scenario = FIRST_SCENARIO): CommandContext {
  const roster = buildRoster(facts, document, scenario);
  return {
    document,
    facts,
    scenario,
    roster,
    assignment: buildAssignment(facts, roster, document, scenario),
    families: findFamilies(facts),
  };
}

/** The document's tables as plain values, for whole-object comparison; tables without rows do not count. */
export function readTables(document: PlanDocument): Record<string, Record<string, unknown>> {
  return Object.fromEntries(
    [...document.tables].filter(([, rows]) => rows.size > 0).map(([table, rows]) => [table, Object.fromEntries(rows)]),
  );
}
