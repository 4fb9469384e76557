import { FLAG_UNKNOWN } from '../model/columns.ts';
import { MISSING_DAY } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import type { PersonaContext } from '../persona/conditions.ts';
import { isCustomer } from '../persona/lifecycle.ts';

/** For how many accounts a fact is known that rules depend on. */
export interface Coverage {
  /** Stable name, for ids and tests. */
  readonly field: 'health' | 'risk flag' | 'owner change' | 'deals' | 'tenure' | 'arr' | 'renewal';
  /** "Health", as a sentence begins. */
  readonly label: string;
  readonly known: number;
  readonly of: number;
  /** What `of` counts: tenure and renewal only make sense for customers. */
  readonly among: 'accounts' | 'customers';
  /** What cannot be said without it. */
  readonly consequence: string;
}

/** Missing values are unknown, not false: what the rules could not look at. */
export function measureCoverage(context: PersonaContext): Coverage[] {
  const { accounts, opportunities } = context.facts;
  const known = { health: 0, ownerChange: 0, tenure: 0, arr: 0, renewal: 0, risk: 0 };
  let customers = 0;
  for (let row = 0; row < accounts.count; row++) {
    if (!Number.isNaN(accounts.health[row]) || (accounts.healthBand.codes[row] as number) >= 0) known.health++;
    if (accounts.atRisk[row] !== FLAG_UNKNOWN || accounts.strategic[row] !== FLAG_UNKNOWN) known.risk++;
    if (isDated(accounts.ownerSince[row] as Day)) known.ownerChange++;
    if (!Number.isNaN(accounts.arr[row])) known.arr++;
    if (!isCustomer(context.lifecycles, row)) continue;
    customers++;
    if (isDated(context.deals.firstWon[row] as Day) || isDated(accounts.customerSince[row] as Day)) known.tenure++;
    if (isDated(accounts.renewal[row] as Day)) known.renewal++;
  }
  const dealsKnown = opportunities.count > 0 ? accounts.count : 0;
  const nobody = (count: number): string => (count === 0 ? 'nobody' : 'nobody else');
  const ofAccounts = { of: accounts.count, among: 'accounts' } as const;
  const ofCustomers = { of: customers, among: 'customers' } as const;
  return [
    {
      field: 'health',
      label: 'Health',
      known: known.health,
      ...ofAccounts,
      consequence: `${nobody(known.health)} can be high-risk by their health`,
    },
    {
      field: 'risk flag',
      label: 'A risk or strategic mark',
      known: known.risk,
      ...ofAccounts,
      consequence: `${nobody(known.risk)} can be high-risk by such a mark`,
    },
    {
      field: 'owner change',
      label: 'The last owner change',
      known: known.ownerChange,
      ...ofAccounts,
      consequence: 'recent changes and long relationships cannot be told where it is missing',
    },
    {
      field: 'deals',
      label: 'Whether deals are open',
      known: dealsKnown,
      ...ofAccounts,
      consequence: `${nobody(dealsKnown)} can be a later-stage buyer`,
    },
    {
      field: 'tenure',
      label: 'Since when they are customers',
      known: known.tenure,
      ...ofCustomers,
      consequence: `${nobody(known.tenure)} can be a new customer`,
    },
    {
      field: 'arr',
      label: 'ARR',
      known: known.arr,
      ...ofAccounts,
      consequence: 'where it is missing, accounts count as nothing in the balance of ARR',
    },
    {
      field: 'renewal',
      label: 'The renewal date',
      known: known.renewal,
      ...ofCustomers,
      consequence: 'renewals inside a handover cannot be seen where it is missing',
    },
  ];
}

function isDated(day: Day): boolean {
  return day !== MISSING_DAY;
}
