import type { Facts, Lifecycle } from '../model/facts.ts';
import { LIFECYCLES } from '../model/facts.ts';
import type { DealIndex } from './deals.ts';

const CUSTOMER = LIFECYCLES.indexOf('customer');
const PROSPECT = LIFECYCLES.indexOf('prospect');

/**
 * Customer, former customer or prospect by account row, as index into `LIFECYCLES`. Where the facts do not say: a customer
 * who ever won us a deal or has ARR, else a prospect; but where there are neither deals nor ARR to tell by, a customer,
 * so that a bare list of accounts is not handed over in silence.
 */
export function findLifecycles(facts: Facts, deals: DealIndex): Uint8Array {
  const { accounts, opportunities } = facts;
  const codeOf = accounts.lifecycle.values.map((name) => LIFECYCLES.indexOf(name as Lifecycle));
  const hasEvidence = opportunities.count > 0 || accounts.arr.some((arr) => arr > 0);
  const lifecycles = new Uint8Array(accounts.count);
  for (let row = 0; row < accounts.count; row++) {
    const imported = codeOf[accounts.lifecycle.codes[row] as number] ?? -1;
    if (imported >= 0) lifecycles[row] = imported;
    else if (deals.hasWon[row] === 1 || (accounts.arr[row] as number) > 0) lifecycles[row] = CUSTOMER;
    else lifecycles[row] = hasEvidence ? PROSPECT : CUSTOMER;
  }
  return lifecycles;
}

/**
 * Whether the account is handed over by a playbook: customers are, and others while they have an open deal. The rest
 * transfer silently.
 */
export function needsHandover(lifecycles: Uint8Array, deals: DealIndex, row: number): boolean {
  if (lifecycles[row] === CUSTOMER) return true;
  const { starts } = deals.openByAccount;
  return (starts[row + 1] as number) > (starts[row] as number);
}

export function isCustomer(lifecycles: Uint8Array, row: number): boolean {
  return lifecycles[row] === CUSTOMER;
}
