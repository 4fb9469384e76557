import { describe, expect, test } from 'vitest';
import type { ImportTable } from '../../shared/files/fields.ts';
import { guessMapping } from '../../shared/files/mapping.ts';
import { recognizeHeader } from '../../shared/files/recognize-header.ts';
import { recognizeSource } from '../../shared/files/source-systems.ts';
import type { SourceSystem } from '../../shared/files/source-systems.ts';

/** Column by field, of what is mapped. */
function mapNames(table: ImportTable, header: readonly string[], source?: SourceSystem): Record<string, string> {
  const { fields } = guessMapping(table, header, [], { source });
  return Object.fromEntries(Object.entries(fields).map(([field, { column }]) => [field, header[column] ?? '']));
}

const SALESFORCE = [
  'Account ID',
  'Account ID (18)',
  'Account Name',
  'Account Owner',
  'Account Owner: Full Name',
  'Type',
  'Account Type',
  'Billing City',
];
const HUBSPOT_DEALS = [
  'Record ID',
  'Deal Name',
  'Deal Stage',
  'Deal owner',
  'Amount',
  'Amount in company currency',
  'Associated Company IDs',
  'Associated Company IDs (Primary)',
  'Associated Company',
  'Close Date',
];
const DYNAMICS_DEALS = [
  '(Do Not Modify) Opportunity',
  '(Do Not Modify) Row Checksum',
  'Topic',
  'Potential Customer',
  'Account',
  'Est. close date',
  'Actual Close Date',
  'Est. revenue',
  'Status',
];

describe('the system a file comes from', () => {
  test.each<[SourceSystem, readonly string[]]>([
    ['salesforce', SALESFORCE],
    ['salesforce', ['ID', 'NAME', 'OWNERID', 'BILLINGCITY', 'SYSTEMMODSTAMP']],
    ['salesforce', ['Id', 'Name', 'Tier__c']],
    ['hubspot', HUBSPOT_DEALS],
    ['hubspot', ['id', 'property_name', 'is_deleted']],
    ['hubspot', ['Record ID', 'Company name', 'Company owner', 'Lifecycle Stage', 'Create Date']],
    ['dynamics', DYNAMICS_DEALS],
    ['dynamics', ['Account Name', 'Address 1: City', 'Relationship Type']],
    ['plain', ['Account ID', 'Account Name', 'Owner', 'ARR']],
    ['plain', ['account_id', 'company_name', 'segment', 'state_code']],
    ['plain', []],
  ])('%s: %j', (source, header) => {
    expect(recognizeSource(header).source).toBe(source);
  });

  test('is told by its headings, and they are shown', () => {
    expect(recognizeSource(['Name', 'Record ID', 'Company owner', 'City'])).toEqual({
      source: 'hubspot',
      evidence: ['Record ID', 'Company owner'],
    });
  });

  test('settles which of several likely columns a field has', () => {
    expect(mapNames('accounts', SALESFORCE)).toMatchObject({
      id: 'Account ID (18)',
      owner: 'Account Owner: Full Name',
      lifecycle: 'Type',
    });
    expect(mapNames('opportunities', HUBSPOT_DEALS)).toMatchObject({
      id: 'Record ID',
      account: 'Associated Company IDs (Primary)',
      amount: 'Amount in company currency',
    });
    expect(mapNames('opportunities', DYNAMICS_DEALS)).toMatchObject({
      id: '(Do Not Modify) Opportunity',
      account: 'Potential Customer',
      closeOn: 'Est. close date',
      status: 'Status',
    });
  });

  test('can be named; as a plain list the same columns are in doubt', () => {
    const plain = guessMapping('opportunities', HUBSPOT_DEALS, [], { source: 'plain' });
    expect(plain.source).toBe('plain');
    expect(plain.ambiguous).toEqual([{ field: 'account', candidates: [6, 7] }]);
    expect(mapNames('accounts', ['Owner Name', 'Account Owner', 'Account Name'], 'salesforce')).toMatchObject({
      owner: 'Account Owner',
    });
  });

  test('converted amounts come before those in many currencies', () => {
    const header = [
      'Opportunity ID',
      'Account ID',
      'Amount Currency',
      'Amount',
      'Amount (converted) Currency',
      'Amount (converted)',
    ];
    expect(mapNames('opportunities', header).amount).toBe('Amount (converted)');
  });

  test('a preferred column that holds nothing gives way', () => {
    const { fields } = guessMapping('accounts', SALESFORCE, [[], [''], [], [], ['-'], [''], ['Customer'], []]);
    expect(fields.lifecycle?.column).toBe(6);
    expect(fields.owner?.confidence).toBe('exact');
  });
});

describe('a file with headings that are known', () => {
  const saved = [
    { table: 'accounts', header: ['Account ID', 'Account Name', 'Owner', 'Tier'], name: 'first' },
    { table: 'sellers', header: ['Account ID', 'Account Name', 'Owner', 'Tier'], name: 'sellers' },
    { table: 'accounts', header: ['Account ID', 'Account Name', 'Owner', 'Tier'], name: 'second' },
    { table: 'accounts', header: ['a', 'b'], name: 'other' },
  ] as const;

  test('is recognized whatever their order, case and spacing; the latest counts', () => {
    const found = recognizeHeader(saved, 'accounts', ['owner', 'TIER', 'account_name', 'Account-ID']);
    expect(found).toMatchObject({ match: 'same', missing: [], added: [], saved: { name: 'second' } });
  });

  test('is similar with a column more or less', () => {
    const header = ['Account ID', 'Account Name', 'Owner', 'Tier', 'Phone'];
    expect(recognizeHeader(saved, 'accounts', header)).toMatchObject({
      match: 'similar',
      missing: [],
      added: ['Phone'],
      saved: { name: 'second' },
    });
    expect(recognizeHeader(saved, 'accounts', ['Account ID', 'Account Name', 'Owner'])).toMatchObject({
      missing: ['Tier'],
    });
    expect(recognizeHeader(saved, 'accounts', ['Account ID', 'Phone', 'City', 'Fax'])).toBeNull();
    expect(recognizeHeader(saved, 'contacts', saved[0].header)).toBeNull();
  });
});
