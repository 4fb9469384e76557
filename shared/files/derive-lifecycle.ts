import { readCategory } from '../model/columns.ts';
import { MISSING_DAY } from '../model/day.ts';
import type { Lifecycle, OpportunityTable } from '../model/facts.ts';
import { formatCount } from './count-words.ts';
import type { AccountDraft } from './import-accounts.ts';
import type { SubscriptionDraft } from './import-subscriptions.ts';

/**
 * Settles each account's lifecycle: as the file says; else by what was sold to it. With opportunities or subscriptions:
 * a running subscription, or a won deal and no subscription at all, makes a customer; subscriptions that have all ended,
 * a former customer; neither, a prospect, whatever its ARR says. Without both: ARR above zero, or a day since when it
 * is a customer, makes a customer, and where the file knows either of any account, the others are prospects.
 *
 * @returns in words, where the lifecycle comes from.
 */
export function deriveLifecycles(
  accounts: AccountDraft,
  opportunities: OpportunityTable | null,
  subscriptions: SubscriptionDraft | null,
): string {
  const { count, builder, lifecycle } = accounts;
  const derive =
    opportunities || subscriptions
      ? deriveFromSales(count, opportunities, subscriptions)
      : deriveFromAccounts(accounts);
  let fromFile = 0;
  let derived = 0;
  builder.setColumn('lifecycle', (row) => {
    const said = lifecycle[row] as Lifecycle | '';
    const settled = said || derive(row);
    if (said) fromFile += 1;
    else if (settled) derived += 1;
    return settled;
  });
  const sales = [...(opportunities ? ['won deals'] : []), ...(subscriptions ? ['subscriptions'] : [])];
  const basis = sales.join(' and ') || 'ARR and the day since when they are customers';
  const parts: string[] = [];
  if (fromFile > 0) parts.push(`${formatCount(fromFile)} as the file says`);
  if (derived > 0) parts.push(`${formatCount(derived)} by ${basis}`);
  if (fromFile + derived < count) parts.push(`${formatCount(count - fromFile - derived)} unknown`);
  return parts.join(', ');
}

type Derivation = (row: number) => Lifecycle | '';

function deriveFromSales(
  count: number,
  opportunities: OpportunityTable | null,
  subscriptions: SubscriptionDraft | null,
): Derivation {
  const hasWon = new Uint8Array(count);
  if (opportunities) {
    for (let row = 0; row < opportunities.count; row++) {
      if (readCategory(opportunities.stageClass, row) === 'won') hasWon[opportunities.account[row] as number] = 1;
    }
  }
  return (row) => {
    if (subscriptions?.isRunning[row] === 1) return 'customer';
    if (subscriptions?.hasEnded[row] === 1) return 'former';
    return hasWon[row] === 1 ? 'customer' : 'prospect';
  };
}

function deriveFromAccounts({ arr, customerSince }: AccountDraft): Derivation {
  const isKnown = arr.some((value) => !Number.isNaN(value)) || customerSince.some((day) => day !== MISSING_DAY);
  return (row) => {
    if ((arr[row] as number) > 0 || customerSince[row] !== MISSING_DAY) return 'customer';
    return isKnown ? 'prospect' : '';
  };
}
