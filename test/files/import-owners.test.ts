import { describe, expect, test } from 'vitest';
import type { OwnerRule } from '../../shared/files/import-choices.ts';
import { importTexts, listCodes, readColumn, readOwners } from './file-fixture.ts';

const SELLERS = 'User ID,Full Name,Email\nU1,Ann Lee,ann@x.com\nU2,Bo Ek,bo@x.com\nU3,Cy Dee,cy@x.com\n';
/** Ann has the latest open deal, Bo the most revenue, Cy the most deals. */
const DEALS =
  'Opportunity ID,Account ID,Rep ID,Stage,Amount,Close Date\n' +
  '1,A,U1,Proposal,1,2026-09-01\n2,A,U2,Closed Won,900,2025-01-01\n3,A,U2,Closed Lost,1,2025-02-01\n' +
  '4,A,U3,Closed Won,10,2026-12-01\n5,A,U3,Closed Won,10,2024-01-01\n6,A,U3,Discovery,10,2026-07-01\n';

describe('several owners of one account', () => {
  const rules: [OwnerRule, string, string][] = [
    ['latest open deal', 'U1', 'latest open opportunity'],
    ['most revenue', 'U2', 'most revenue'],
    ['most deals', 'U3', 'most deals'],
  ];

  test.each(rules)('by their deals: %s', (ownerRule, owner, basis) => {
    const { facts, report } = importTexts(
      { accounts: 'Account ID\nA\n', sellers: SELLERS, opportunities: DEALS },
      { ownerRule },
    );
    expect(readOwners(facts)).toEqual([owner]);
    expect(readColumn(facts, 'ownerBasis')).toEqual([basis]);
    expect(report.severalOwners).toEqual({ rule: ownerRule, accounts: 1 });
    expect(report.findings[0]).toMatchObject({ code: 'several-owners', row: 2, value: 'Ann Lee, Bo Ek, Cy Dee' });
    expect(report.tables[0]).toMatchObject({ taken: 1, doubtful: 1, refused: 0 });
  });

  test.each(rules)('named in one cell: %s', (ownerRule, owner) => {
    const accounts = 'Account ID,Account Owner\nA,"Cy Dee; Ann Lee; bo@x.com"\nB,Bo Ek\n';
    const { facts, report } = importTexts({ accounts, sellers: SELLERS, opportunities: DEALS }, { ownerRule });
    expect(readOwners(facts)).toEqual([owner, 'U2']);
    expect(report.ownersFrom).toBe('accounts');
    expect(report.severalOwners.accounts).toBe(1);
  });

  test('named in several rows: only those who are named come into question', () => {
    const accounts = 'Account ID,Account Owner,ARR\nA,U1,10\nA,U3,90\nB,U2,5\nA,U1,10\nB,U2,5\n';
    const files = { accounts, sellers: SELLERS };
    const byDeals = importTexts({ ...files, opportunities: DEALS }, { ownerRule: 'most revenue' });
    expect(readOwners(byDeals.facts)).toEqual(['U3', 'U2']);
    const { facts, report } = importTexts(files, { ownerRule: 'most revenue' });
    expect(readOwners(facts)).toEqual(['U3', 'U2']);
    expect(readColumn(facts, 'ownerBasis')).toEqual(['most revenue', 'file']);
    expect(listCodes(report)).toEqual([
      ['duplicate-id', 5, 'A'],
      ['duplicate-id', 6, 'B'],
      ['conflicting-row', 3, '90'],
      ['several-owners', 2, 'Ann Lee, Cy Dee'],
    ]);
    expect(report.tables[0]).toMatchObject({ rows: 5, taken: 3, refused: 2, records: 2 });
    expect(readOwners(importTexts(files).facts)).toEqual(['U1', 'U2']);
  });

  test('a list with a seller file of its own does not make sellers of parts that are nobody', () => {
    const { facts, report } = importTexts({ accounts: 'Account ID,Owner\nA,Ann Lee; Zed\n', sellers: SELLERS });
    expect(readOwners(facts)).toEqual(['U1']);
    expect(listCodes(report)).toEqual([['unknown-owner', 2, 'Zed']]);
    expect(importTexts({ accounts: 'Account ID,Owner\nA,Ann Lee; Zed\n' }).facts.sellers.name).toEqual([
      'Ann Lee',
      'Zed',
    ]);
  });
});

describe('owners that no seller matches', () => {
  const accounts = 'Account ID,Owner\nA,Zed Ong\nB,Anne Lee\nC,House\nD,Zed Ong\nE,Bo Ek\n';
  const opportunities = 'Opportunity ID,Account ID,Owner,Stage\n1,A,Zed Ong,Won\n2,B,House,Won\n';

  test('are listed with counts and those who may be meant', () => {
    const { facts, report } = importTexts({ accounts, sellers: SELLERS, opportunities });
    expect(readOwners(facts)).toEqual(['', '', '', '', 'U2']);
    expect(report.unresolvedOwners).toEqual([
      { value: 'Zed Ong', reason: 'unknown', accounts: 2, opportunities: 1, choice: null, candidates: [] },
      { value: 'House', reason: 'unknown', accounts: 1, opportunities: 1, choice: null, candidates: [] },
      {
        value: 'Anne Lee',
        reason: 'unknown',
        accounts: 1,
        opportunities: 0,
        choice: null,
        candidates: [{ id: 'U1', name: 'Ann Lee' }],
      },
    ]);
  });

  test('become a seller, are one, or are nobody, as is chosen', () => {
    const { facts, report } = importTexts(
      { accounts, sellers: SELLERS, opportunities },
      { owners: { 'zed ong': 'create', House: 'unassigned', 'Anne Lee': { seller: 'U1' }, 'Bo Ek': { seller: 'U3' } } },
    );
    expect(readOwners(facts)).toEqual(['Zed Ong', 'U1', '', 'Zed Ong', 'U3']);
    expect(facts.sellers.id).toEqual(['U1', 'U2', 'U3', 'Zed Ong']);
    expect(report.findings).toEqual([]);
    expect(report.unresolvedOwners.map(({ value, reason, choice }) => [value, reason, choice])).toEqual([
      ['Zed Ong', 'settled', 'create'],
      ['House', 'settled', 'unassigned'],
      ['Anne Lee', 'settled', { seller: 'U1' }],
      ['Bo Ek', 'settled', { seller: 'U3' }],
    ]);
  });

  test('without a file of sellers, an owner can still be nobody or somebody else', () => {
    const { facts } = importTexts({ accounts }, { owners: { House: 'unassigned', 'Anne Lee': { seller: 'Bo Ek' } } });
    expect(readOwners(facts)).toEqual(['Zed Ong', 'Bo Ek', '', 'Zed Ong', 'Bo Ek']);
  });
});

describe('ids that spreadsheets changed', () => {
  test('leading zeros stay; ids that lost them are found, and it is said', () => {
    const { facts, report } = importTexts({
      accounts: 'Account ID,Owner ID,Parent Account ID\n007,0012,\n008,12.0,7\n',
      sellers: 'User ID,Full Name\n0012,Ann\n',
      opportunities: 'Opportunity ID,Account ID,Stage\n1,7,Won\n2,008,Won\n3,9,Won\n',
    });
    expect(facts.accounts.id).toEqual(['007', '008']);
    expect(readOwners(facts)).toEqual(['0012', '0012']);
    expect([...facts.accounts.parent]).toEqual([-1, 0]);
    expect([...facts.opportunities.account]).toEqual([0, 1]);
    expect(listCodes(report).toSorted((left, right) => left.join().localeCompare(right.join()))).toEqual([
      ['loose-id', 2, '7'],
      ['loose-id', 3, '12.0'],
      ['loose-id', 3, '7'],
      ['unknown-account', 4, '9'],
    ]);
  });

  test('two ids that differ in zeros only are two accounts, and what may be either is refused', () => {
    const { facts, report } = importTexts({
      accounts: 'Account ID\n07\n007\n',
      opportunities: 'Opportunity ID,Account ID,Stage\n1,7,Won\n2,07,Won\n',
    });
    expect(facts.accounts.id).toEqual(['07', '007']);
    expect([...facts.opportunities.account]).toEqual([0]);
    expect(listCodes(report)).toEqual([['unknown-account', 2, '7']]);
  });

  test('ids of 15 characters are told apart by their case', () => {
    const { facts } = importTexts({
      accounts: 'Account ID\n001x0000002xLCV\n001x0000002xLCv\n',
      opportunities: 'Opportunity ID,Account ID,Stage\n1,001x0000002xLCVAA2,Won\n2,001X0000002XLCV,Won\n',
    });
    expect(facts.accounts.count).toBe(2);
    expect([...facts.opportunities.account]).toEqual([0]);
  });

  test('ids that were shortened are doubtful', () => {
    const { report } = importTexts({ accounts: 'Account ID\n1.23457E+11\n' });
    expect(listCodes(report)).toEqual([['damaged-id', 2, '1.23457E+11']]);
  });
});
