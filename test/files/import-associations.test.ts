import { describe, expect, test } from 'vitest';
import { importTables } from '../../shared/files/import-plan.ts';
import { guessTable } from '../../renderer/state/guess-table.ts';
import { TODAY, importTexts, listCodes, toInputs } from './file-fixture.ts';

const ACCOUNTS = 'Account ID,Account Name\nA,Alpha\nB,Beta\n';
const DEALS = 'deal_id,property_dealname,deal_stage\n1,First,Proposal\n2,Second,Closed Won\n3,Third,Discovery\n';

describe('opportunities whose accounts stand in a file of their own', () => {
  test('each belongs to the account that the file names; rows about nothing known are refused', () => {
    const { facts, report } = importTexts({
      accounts: ACCOUNTS,
      opportunities: DEALS,
      associations: 'company_id,deal_id,category\nB,1,HUBSPOT_DEFINED\nA,2,HUBSPOT_DEFINED\nX,3,\nA,9,\nA,,\n',
    });
    const { opportunities } = facts;
    expect(opportunities.id).toEqual(['1', '2']);
    expect([...opportunities.account]).toEqual([1, 0]);
    expect(
      report.tables.map(({ table, rows, taken, refused, records }) => [table, rows, taken, refused, records]),
    ).toEqual([
      ['accounts', 2, 2, 0, 2],
      ['opportunities', 3, 2, 1, 2],
      ['associations', 5, 2, 3, 2],
    ]);
    expect(listCodes(report)).toEqual([
      ['no-id', 6, ''],
      ['unknown-account', 4, 'X'],
      ['no-account', 4, ''],
      ['unknown-opportunity', 5, '9'],
    ]);
    expect(facts.sources.map(({ table }) => table)).toEqual(['accounts', 'opportunities', 'associations']);
  });

  test('of several accounts the primary one counts, else the first; the other row is doubtful', () => {
    const { facts, report } = importTexts({
      accounts: ACCOUNTS,
      opportunities: DEALS,
      associations: 'Deal ID,Company ID,Association Type\n1,A,Other\n1,B,Primary\n2,A,\n2,B,\n3,A,\n3,A,\n',
    });
    expect([...facts.opportunities.account]).toEqual([1, 0, 0]);
    expect(listCodes(report)).toEqual([
      ['several-accounts', 2, '1'],
      ['several-accounts', 5, '2'],
    ]);
  });

  test("an opportunity's own row goes first", () => {
    const { facts } = importTexts({
      accounts: ACCOUNTS,
      opportunities: 'deal_id,Account ID,deal_stage\n1,A,Proposal\n2,,Proposal\n',
      associations: 'deal_id,company_id\n1,B\n2,B\n',
    });
    expect([...facts.opportunities.account]).toEqual([0, 1]);
  });

  test('without that file the opportunities are refused, and the message names it', () => {
    const result = importTables(toInputs({ accounts: ACCOUNTS, opportunities: DEALS }), { today: TODAY, factsId: 'f' });
    expect(!result.ok && result.errors.map(({ message }) => message)).toEqual([
      expect.stringContaining('give the file of associations that says which account each belongs to.'),
    ]);
  });

  test('such a file is recognized by its headings and its name', () => {
    const header = ['company_id', 'deal_id', 'type_id', 'category'];
    expect(guessTable('deal_company_data.csv', header)).toBe('associations');
    expect(guessTable('hubspot-associations.csv', header)).toBe('associations');
    expect(guessTable('deals.csv', ['deal_id', 'company_id', 'deal_name', 'deal_stage', 'amount'])).toBe(
      'opportunities',
    );
  });
});
