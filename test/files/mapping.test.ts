import { describe, expect, test } from 'vitest';
import { FIELDS, IMPORT_TABLES } from '../../shared/files/fields.ts';
import type { ImportTable } from '../../shared/files/fields.ts';
import {
  applyChoices,
  changeMapping,
  guessMapping,
  listColumnChoices,
  listMissingFields,
  normalizeHeading,
} from '../../shared/files/mapping.ts';
import type { Mapping } from '../../shared/files/mapping.ts';

function readNames(mapping: Mapping, header: readonly string[]): Record<string, string> {
  return Object.fromEntries(Object.entries(mapping.fields).map(([field, { column }]) => [field, header[column] ?? '']));
}

/** What columns are called in the wild, by field. */
const HEADINGS: Readonly<Partial<Record<ImportTable, Readonly<Record<string, readonly string[]>>>>> = {
  accounts: {
    id: [
      'Account ID',
      'Account ID (18)',
      'Id',
      'Record ID',
      '(Do Not Modify) Account',
      'Customer ID',
      'account_id',
      'hs_object_id',
      'ACCOUNTID',
    ],
    name: ['Account Name', 'Company name', 'Name', 'Company', 'Customer', 'company_name', 'properties_name'],
    ownerId: ['Account Owner User ID', 'OwnerId', 'hubspot_owner_id', 'rep_id', 'Account Owner ID'],
    owner: ['Account Owner', 'Account Owner: Full Name', 'Owner', 'Company owner', 'Sales Rep'],
    parent: [
      'Parent Account ID',
      'ParentId',
      'Parent Company',
      'Financial Ultimate Parent: Account ID (18)',
      'subsidiary_of',
    ],
    arr: ['ARR', 'arr', 'Bookings Account ARR (converted)', 'ARR__c', 'ARR (USD)'],
    segment: ['Segment', 'Tier', 'Business Type'],
    lifecycle: ['Type', 'Account Type', 'Lifecycle Stage'],
    industry: ['Industry', 'Primary Industry', 'sector'],
    city: ['Billing City', 'City'],
    state: ['BillingState', 'Billing State/Province', 'HQ State/Province'],
    postalCode: ['Address 1: ZIP/Postal Code', 'BILLINGPOSTALCODE'],
    country: ['Country/Region', 'Country'],
    region: ['Region', 'Sales Region', 'Territory'],
    customerSince: ['Customer Since', 'signup_date'],
    renewal: ['Renewal Date'],
    lastActivity: ['Last Activity', 'LASTACTIVITYDATE'],
    ownerSince: ['owner_change_date'],
    health: ['Health Score', 'health_score'],
    healthBand: ['risk_tier'],
    atRisk: ['CRE Risk', 'risk_flag', 'churn_flag'],
    strategic: ['Is Strategic'],
    locked: ['locked', 'keep_owner', 'do_not_reassign', 'exclude'],
    lockReason: ['lock_reason'],
  },
  opportunities: {
    id: ['Opportunity ID', 'opp_id', 'opportunity_id', 'Record ID'],
    name: ['Opportunity Name', 'Deal Name', 'Topic'],
    account: ['Account ID', 'AccountId', 'Associated Company IDs (Primary)', 'Potential Customer', 'account'],
    owner: ['Opportunity Owner', 'Deal owner', 'sales_agent'],
    ownerId: ['Opp Owner ID', 'rep_id'],
    stage: ['Stage', 'StageName', 'Deal Stage', 'deal_stage', 'Sales Stage'],
    amount: ['Amount', 'Net ARR (converted)', 'Est. revenue', 'close_value'],
    probability: ['Probability (%)'],
    closeOn: ['Close Date', 'Est. close date', 'close_date'],
    isClosed: ['IsClosed'],
    isWon: ['IsWon'],
  },
  sellers: {
    id: ['User ID', 'Id', 'rep_id', 'EmployeeKey'],
    name: ['Full Name', 'Name', 'sales_agent'],
    firstName: ['First Name'],
    lastName: ['Last Name'],
    email: ['Email', 'e-mail'],
    role: ['Role', 'Title'],
    team: ['Team', 'Division'],
    region: ['Region', 'Regions', 'regional_office'],
    manager: ['Manager'],
    active: ['Active'],
    capacityHours: ['Capacity'],
    fte: ['FTE'],
    hiredOn: ['hire_date'],
  },
  contacts: {
    id: ['Contact ID'],
    name: ['Full Name'],
    role: ['Title'],
    email: ['Email'],
    phone: ['Phone'],
    language: ['Language'],
    optedOut: ['Email Opt Out'],
    account: ['Account ID'],
  },
};

describe('headings', () => {
  const cases = Object.entries(HEADINGS).flatMap(([table, fields]) =>
    Object.entries(fields).flatMap(([field, headings]) => headings.map((heading) => [table, field, heading] as const)),
  );
  test.each(cases)('%s.%s is found in "%s"', (table, field, heading) => {
    const header = ['Something else', heading];
    expect(readNames(guessMapping(table as ImportTable, header), header)).toEqual({ [field]: heading });
  });

  test('no heading names two fields of one table exactly', () => {
    for (const table of IMPORT_TABLES) {
      const labels = FIELDS[table].map(({ label }) => normalizeHeading(label));
      expect(new Set(labels).size).toBe(labels.length);
    }
  });

  test('a quota is never FTE, and a creation date no tenure', () => {
    expect(guessMapping('sellers', ['Quota', 'Quota (quarterly)']).fields).toEqual({});
    expect(guessMapping('accounts', ['Created Date', 'CreatedDate']).fields).toEqual({});
  });
});

describe('doubt', () => {
  test('the exact name comes before an alias, an alias before a pattern', () => {
    const header = ['Id', 'Account ID', 'Company', 'Account Name Long'];
    const mapping = guessMapping('accounts', header);
    expect(readNames(mapping, header)).toEqual({ id: 'Account ID', name: 'Company' });
    expect(mapping.fields.id?.confidence).toBe('exact');
    expect(mapping.fields.name?.confidence).toBe('alias');
    expect(guessMapping('accounts', ['Account Name Long']).fields.name?.confidence).toBe('pattern');
  });

  test('of two columns that match alike neither is taken, and both are shown', () => {
    const header = ['Account ID', 'Tier', 'Business Type'];
    const mapping = guessMapping('accounts', header);
    expect(readNames(mapping, header)).toEqual({ id: 'Account ID' });
    expect(mapping.ambiguous).toEqual([{ field: 'segment', candidates: [1, 2] }]);
    expect(mapping.unmapped).toEqual([1, 2]);
  });

  test('a repeated heading is in doubt; a column without values is not', () => {
    expect(guessMapping('accounts', ['ARR', 'ARR']).ambiguous).toHaveLength(1);
    expect(
      guessMapping(
        'accounts',
        ['ARR', 'ARR'],
        [
          ['', '-'],
          ['5', ''],
        ],
      ).fields.arr?.column,
    ).toBe(1);
  });

  test("the customer's turnover is suggested, never taken", () => {
    for (const heading of ['Annual Revenue', 'AnnualRevenue', 'Revenue', 'Revenue Last 12 Months']) {
      const mapping = guessMapping('accounts', ['Account ID', heading]);
      expect(mapping.fields.arr).toBeUndefined();
      expect(mapping.suggestions).toMatchObject([{ field: 'arr', column: 1 }]);
    }
    expect(guessMapping('accounts', ['ARR', 'Annual Revenue']).suggestions).toEqual([]);
  });

  test('a currency column belongs to its amount', () => {
    const header = ['Amount (converted) Currency', 'Amount (converted)', 'Account ID'];
    const mapping = guessMapping('opportunities', header);
    expect(readNames(mapping, header)).toEqual({ amount: 'Amount (converted)', account: 'Account ID' });
    expect(mapping.currencies).toEqual({ 1: 0 });
    expect(mapping.unmapped).toEqual([]);
  });
});

describe('by hand', () => {
  const header = ['Account ID', 'Tier', 'Business Type', 'Revenue'];

  test('a choice ends the doubt, and a column serves one field only', () => {
    const guess = guessMapping('accounts', header);
    const chosen = changeMapping(guess, header, 'segment', 2);
    expect(chosen.fields.segment).toEqual({ column: 2, confidence: 'chosen' });
    expect(chosen.ambiguous).toEqual([]);
    const moved = changeMapping(chosen, header, 'industry', 2);
    expect(readNames(moved, header)).toEqual({ id: 'Account ID', industry: 'Business Type' });
    expect(changeMapping(chosen, header, 'segment', null).fields.segment).toBeUndefined();
  });

  test('choices by heading; unknown ones are named', () => {
    const { mapping, unknown } = applyChoices(guessMapping('accounts', header), header, {
      arr: 'revenue',
      segment: 'Tier',
      id: 'Nummer',
      colour: 'Tier',
    });
    expect(readNames(mapping, header)).toEqual({ id: 'Account ID', arr: 'Revenue', segment: 'Tier' });
    expect(unknown).toHaveLength(2);
  });

  test('what was changed by hand can be kept, and laid over the guess again', () => {
    const guess = guessMapping('accounts', header);
    let mapping = changeMapping(guess, header, 'segment', 2);
    mapping = changeMapping(mapping, header, 'arr', 3);
    mapping = changeMapping(mapping, header, 'id', null);
    const choices = listColumnChoices(guess, mapping, header);
    expect(choices).toEqual({ id: null, segment: 'Business Type', arr: 'Revenue' });
    expect(applyChoices(guess, header, choices).mapping).toEqual(mapping);
    const none = changeMapping(guess, header, 'segment', null);
    expect(listColumnChoices(guess, none, header)).toEqual({ segment: null });
    expect(listColumnChoices(guess, guess, header)).toEqual({});
  });

  test('what a file lacks is named', () => {
    expect(listMissingFields(guessMapping('accounts', ['Colour']))).toEqual(['Account ID or Account Name']);
    expect(listMissingFields(guessMapping('accounts', ['Name']))).toEqual([]);
    expect(listMissingFields(guessMapping('opportunities', ['Stage']))).toEqual(['Account ID or Account Name']);
  });
});
