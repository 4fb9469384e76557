import { describe, expect, test } from 'vitest';
import { readCategory } from '../../shared/model/columns.ts';
import { formatIsoDay } from '../../shared/model/day.ts';
import { importTables } from '../../shared/files/import-plan.ts';
import { reportToCsv } from '../../shared/files/import-report.ts';
import { TODAY, importTexts, listCodes, readColumn, readOwners, toInputs } from './file-fixture.ts';
import type { FileTexts } from './file-fixture.ts';
import { splitCsv, toBytes } from './text-fixture.ts';

const OPTIONS = { today: TODAY, factsId: 'facts-1' };

function refuse(texts: FileTexts): readonly { code: string; message: string }[] {
  const result = importTables(toInputs(texts), OPTIONS);
  if (result.ok) throw new Error('It was taken.');
  return result.errors;
}

describe('accounts', () => {
  test('every column arrives as what it is', () => {
    const { facts } = importTexts({
      accounts:
        'Account ID,Account Name,ARR,Segment,Postal Code,Customer Since,Health,Is Strategic,Locked,Lock Reason,Type,Favourite Colour\n' +
        '007,Alpha,"$1,234.50",SMB,01234,3/31/2024,Red,yes,no,,Customer,blue\n' +
        '008,Beta,($10.00),,,4/1/2024,,,yes,legal,Prospect,\n',
    });
    const { accounts } = facts;
    expect(accounts.id).toEqual(['007', '008']);
    expect([...accounts.arr]).toEqual([123_450, -1000]);
    expect(facts.currency).toBe('USD');
    expect(readCategory(accounts.postalCode, 0)).toBe('01234');
    expect([...accounts.customerSince].map(formatIsoDay)).toEqual(['2024-03-31', '2024-04-01']);
    expect(readColumn(facts, 'healthBand')).toEqual(['red', '']);
    expect([...accounts.strategic]).toEqual([2, 0]);
    expect([...accounts.locked]).toEqual([1, 2]);
    expect(readColumn(facts, 'lifecycle')).toEqual(['customer', 'prospect']);
    expect(facts.customFields).toMatchObject([{ table: 'accounts', name: 'Favourite Colour' }]);
  });

  test('rows are taken or refused, and doubtful ones are taken', () => {
    const { facts, report } = importTexts({
      accounts: 'Account ID,Account Name,ARR\nA1,Alpha,12\nA1,Again,13\n,No id,14\nA2,Beta,much\nA3,Gamma\n',
    });
    expect(facts.accounts.id).toEqual(['A1', 'A2', 'A3']);
    expect(facts.accounts.name[0]).toBe('Alpha');
    expect(report.tables).toEqual([
      { table: 'accounts', fileName: 'accounts.csv', rows: 5, taken: 3, doubtful: 2, refused: 2, records: 3 },
    ]);
    expect(listCodes(report)).toEqual([
      ['too-few-cells', 6, ''],
      ['duplicate-id', 3, 'A1'],
      ['no-id', 4, 'No id'],
      ['unreadable-number', 5, 'much'],
    ]);
    expect(report.findings.every(({ message }) => message.length > 20)).toBe(true);
  });

  test('a list without ids goes by names, and says so', () => {
    const { facts, report } = importTexts({ accounts: 'Company\nAlpha\nBeta\nAlpha\n' });
    expect(facts.accounts.id).toEqual(['Alpha', 'Beta']);
    expect(report.counts.map(({ code }) => code)).toEqual(['name-as-id', 'duplicate-id']);
  });

  test('records in the recycle bin are left out', () => {
    const { facts, report } = importTexts({ accounts: 'Id,Name,IsDeleted\n1,Alpha,false\n2,Beta,true\n' });
    expect(facts.accounts.id).toEqual(['1']);
    expect(listCodes(report)).toEqual([['deleted-record', 3, 'true']]);
  });

  test('parents by id or name; missing ones and circles are doubtful', () => {
    const { facts, report } = importTexts({
      accounts: 'Account ID,Account Name,Parent Account ID\n1,A,\n2,B,1\n3,C,A\n4,D,9\n5,E,6\n6,F,5\n7,G,7\n',
    });
    expect([...facts.accounts.parent]).toEqual([-1, 0, 0, -1, 5, 4, -1]);
    expect(listCodes(report)).toEqual([
      ['unknown-parent', 5, '9'],
      ['parent-circle', 6, '6'],
      ['parent-circle', 7, '5'],
    ]);
  });

  test('amounts in a second currency are unknown, not added up', () => {
    const { facts, report } = importTexts({
      accounts: 'Account ID,ARR Currency,ARR\n1,EUR,10\n2,EUR,20\n3,USD,30\n4,,40\n',
    });
    expect([...facts.accounts.arr]).toEqual([1000, 2000, Number.NaN, 4000]);
    expect(facts.currency).toBe('EUR');
    expect(listCodes(report)).toEqual([['other-currency', 4, '30']]);
  });

  test('a point is decimal or not by the whole column', () => {
    const { facts, report } = importTexts({ accounts: 'Account ID;ARR\n1;1.234\n2;5.678,90\n3;7\n' });
    expect([...facts.accounts.arr]).toEqual([123_400, 567_890, 700]);
    expect(report.columns.find(({ field }) => field === 'arr')?.reading).toBe('1.234,56');
    const unclear = importTexts({ accounts: 'Account ID,ARR\n1,1.234\n2,5.678\n' });
    expect(listCodes(unclear.report)).toEqual([['ambiguous-number-style', 0, '1.234']]);
  });

  test('the order of day and month is inferred, and a wrong date named', () => {
    const { facts, report } = importTexts({
      accounts: 'Account ID,Customer Since\n1,03/04/2024\n2,25/12/2023\n3,31/02/2024\n',
    });
    expect([...facts.accounts.customerSince].map(formatIsoDay)).toEqual(['2024-04-03', '2023-12-25', '']);
    expect(report.columns.find(({ field }) => field === 'customerSince')?.reading).toBe('D/M/YYYY');
    expect(listCodes(report)).toEqual([['unreadable-date', 4, '31/02/2024']]);
  });

  test('ids that objects have of their own are ordinary ids', () => {
    const { facts } = importTexts({
      accounts: 'Account ID,Account Owner,constructor\n__proto__,toString,x\nconstructor,__proto__,y\n',
    });
    expect(facts.accounts.id).toEqual(['__proto__', 'constructor']);
    expect(readOwners(facts)).toEqual(['toString', '__proto__']);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });
});

describe('owners', () => {
  const sellers = 'User ID,Full Name,Email\n1,Ann Lee,ann@x.com\n2,Bo Ek,bo@x.com\n3,Ann Lee,lee@x.com\n';

  test('by id, name or e-mail; ambiguous and unknown ones leave the account unassigned', () => {
    const { facts, report } = importTexts({
      accounts: 'Account ID,Account Owner\nA,1\nB,bo ek\nC,BO@X.COM\nD,Ann Lee\nE,Zed\nF,\nG,"Ek, Bo"\nH,Zed\n',
      sellers,
    });
    expect(readOwners(facts)).toEqual(['1', '2', '2', '', '', '', '2', '']);
    expect(listCodes(report)).toEqual([
      ['ambiguous-owner', 5, 'Ann Lee'],
      ['unknown-owner', 6, 'Zed'],
      ['unknown-owner', 9, 'Zed'],
    ]);
    expect(report.unresolvedOwners).toEqual([
      { value: 'Zed', reason: 'unknown', accounts: 2, opportunities: 0, choice: null, candidates: [] },
      {
        value: 'Ann Lee',
        reason: 'ambiguous',
        accounts: 1,
        opportunities: 0,
        choice: null,
        candidates: [
          { id: '1', name: 'Ann Lee' },
          { id: '3', name: 'Ann Lee' },
        ],
      },
    ]);
    expect(report.owners).toMatchObject({ file: 4, latestOpenOpportunity: 0, latestOpportunity: 0, unassigned: 4 });
    expect(facts.sellers.count).toBe(3);
  });

  test('Salesforce ids of 15 and 18 characters meet', () => {
    const { facts } = importTexts({
      accounts: 'Account ID,OwnerId\n001x0000002xLCVAA2,005x0000000AAAA\n',
      sellers: 'User ID,Full Name\n005x0000000AAAAAA4,Ann\n',
      opportunities: 'Opportunity ID,Account ID,Stage\n1,001x0000002xLCV,Proposal\n',
    });
    expect(readOwners(facts)).toEqual(['005x0000000AAAAAA4']);
    expect([...facts.opportunities.account]).toEqual([0]);
  });

  test('a list without sellers takes them from the owners', () => {
    const { facts, report } = importTexts({
      accounts: 'Account ID,Account Owner ID,Account Owner\nA,1,Ann\nB,2,Ann\nC,1,Ann\nD,,Bo\n',
      opportunities: 'Opportunity ID,Account ID,Opportunity Owner,Stage\n1,A,Cy,Discovery\n2,A,Bo,Discovery\n',
    });
    expect(facts.sellers.id).toEqual(['1', '2', 'Bo', 'Cy']);
    expect(facts.sellers.name).toEqual(['Ann', 'Ann', 'Bo', 'Cy']);
    expect(readOwners(facts)).toEqual(['1', '2', '1', 'Bo']);
    expect(report.sellersFrom).toBe('owners');
  });

  test('a list without owners takes that of the latest open opportunity, else the latest of any', () => {
    const { facts, report } = importTexts({
      accounts: 'Account ID\nA\nB\nC\nD\n',
      opportunities:
        'Opportunity ID,Account ID,Rep ID,Stage,Close Date,Created Date\n' +
        '1,A,old,Discovery,2026-06-01,2026-01-01\n' +
        '2,A,new,Proposal,2026-07-01,2026-01-01\n' +
        '3,A,closed,Closed Won,2026-08-01,2026-01-01\n' +
        '4,B,first,Closed Lost,2025-01-01,2024-01-01\n' +
        '5,B,later,Closed Won,2025-01-01,2024-02-01\n' +
        '6,C,six,Closed Won,2025-01-01,2024-02-01\n' +
        '7,C,seven,Closed Won,2025-01-01,2024-02-01\n',
    });
    expect(readOwners(facts)).toEqual(['new', 'later', 'seven', '']);
    expect(readColumn(facts, 'ownerBasis')).toEqual([
      'latest open opportunity',
      'latest opportunity',
      'latest opportunity',
      '',
    ]);
    expect(report.ownersFrom).toBe('opportunities');
    expect(report.owners).toMatchObject({ file: 0, latestOpenOpportunity: 1, latestOpportunity: 2, unassigned: 1 });
    expect(report.severalOwners).toEqual({ rule: 'latest open deal', accounts: 3 });
    expect(report.counts).toMatchObject([
      { code: 'several-owners', count: 3 },
      { code: 'owners-from-opportunities', count: 1 },
    ]);
  });

  test('where the list names owners, an account without one stays unassigned', () => {
    const { facts } = importTexts({
      accounts: 'Account ID,Account Owner\nA,Ann\nB,\n',
      opportunities: 'Opportunity ID,Account ID,Owner,Stage\n1,B,Bo,Discovery\n',
    });
    expect(readOwners(facts)).toEqual(['Ann', '']);
  });
});

describe('sellers', () => {
  test('managers lead and own nothing; vacancies are named so', () => {
    const { facts } = importTexts({
      accounts: 'Account ID,Account Owner\nA,Cy\nB,Di\n',
      sellers:
        'Full Name,Title,Manager,FTE,Capacity\nAnn,Sales Director,,,\nBo,,Ann,80%,1200\nCy,Sales Manager,Ann,1,\n' +
        'Di,Account Manager,Bo,0.5,9\nVacant West,,Zed,1.0,\n',
    });
    const { sellers } = facts;
    expect(Array.from(sellers.name, (_, row) => readCategory(sellers.kind, row))).toEqual([
      'manager',
      'manager',
      'seller',
      'seller',
      'vacancy',
    ]);
    expect([...sellers.manager]).toEqual([-1, 0, 0, 1, -1]);
    expect([...sellers.fte]).toEqual([Number.NaN, 0.8, 1, 0.5, 1]);
    expect([...sellers.capacityHours]).toEqual([Number.NaN, 1200, Number.NaN, Number.NaN, Number.NaN]);
  });
});

describe('opportunities', () => {
  test('closed and won flags come before the name of the stage', () => {
    const { facts, report } = importTexts({
      accounts: 'Account ID\nA\n',
      opportunities:
        'Opportunity ID,Account ID,Stage,IsClosed,IsWon,Amount,Probability (%)\n' +
        '1,A,Signed,true,true,10,100\n2,A,Gone,true,false,10,0\n3,A,Proposal,false,false,10,60\n4,A,Closed,,,10,\n',
    });
    const { opportunities } = facts;
    expect(Array.from(opportunities.id, (_, row) => readCategory(opportunities.stageClass, row))).toEqual([
      'won',
      'lost',
      'late',
      '',
    ]);
    expect([...opportunities.probability]).toEqual([1, 0, 0.6, Number.NaN]);
    expect(listCodes(report)).toEqual([['no-stage', 5, 'Closed']]);
    expect(report.stages).toContainEqual({ stage: 'Signed', stageClass: 'won', count: 1, basis: 'flags' });
  });

  test('an opportunity without an account that is there is refused', () => {
    const { report } = importTexts({
      accounts: 'Account ID,Account Name\nA,Alpha\nB,Same\nC,Same\n',
      opportunities: 'Deal Name,Account,Stage\nOne,Alpha,Won\nTwo,Z,Won\nThree,,Won\nFour,Same,Won\nOne,A,Won\n',
    });
    expect(listCodes(report)).toEqual([
      ['unknown-account', 3, 'Z'],
      ['no-account', 4, ''],
      ['ambiguous-account', 5, 'Same'],
      ['name-as-id', 0, ''],
    ]);
    expect(report.tables[1]).toMatchObject({ rows: 5, taken: 2, refused: 3 });
  });

  test('a list without ids goes by account and name', () => {
    const { facts } = importTexts({
      accounts: 'Account ID\nA\n',
      opportunities: 'Deal Name,Account,Stage\nOne,A,Won\nOne,A,Lost\n',
    });
    expect(facts.opportunities.id).toEqual(['A · One', 'A · One (2)']);
  });

  test('one flat file for accounts, sellers and opportunities', () => {
    const bytes = toBytes(
      'Account ID,Account Name,Account Owner,Opportunity ID,Stage,Amount\n' +
        'A,Alpha,Ann,1,Proposal,5\nA,Alpha,Ann,2,Closed Won,6\nB,Beta,Bo,3,Discovery,7\n',
    );
    const file = { fileName: 'flat.csv', bytes };
    const result = importTables({ accounts: file, opportunities: file }, OPTIONS);
    if (!result.ok) throw new Error(JSON.stringify(result.errors));
    expect(result.facts.accounts.id).toEqual(['A', 'B']);
    expect(result.facts.opportunities.id).toEqual(['1', '2', '3']);
    expect(readOwners(result.facts)).toEqual(['Ann', 'Bo']);
    expect(result.report.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  });
});

describe('health, subscriptions, contacts', () => {
  test('the latest snapshot counts; renewal follows from days to renewal', () => {
    const { facts } = importTexts({
      accounts: 'Account ID\nA\nB\n',
      health:
        'account_id,snapshot_date,health_score,risk_tier,days_to_renewal\n' +
        'A,2026-03-01,40,high_risk,10\nA,2026-04-01,80,healthy,30\nA,2026-02-01,10,watch,1\n',
    });
    expect([...facts.accounts.health]).toEqual([80, Number.NaN]);
    expect(readColumn(facts, 'healthBand')).toEqual(['green', '']);
    expect([...facts.accounts.renewal].map(formatIsoDay)).toEqual(['2026-05-01', '']);
  });

  test('subscriptions fill what the accounts do not say, and tell customers from former ones', () => {
    const { facts } = importTexts({
      accounts: 'Account ID,ARR\nA,\nB,500\nC,9\nD,\n',
      subscriptions:
        'account_id,mrr,start_date,end_date,status\nA,10,2024-05-01,,active\nA,5,2023-01-01,2027-01-01,active\n' +
        'B,7,2025-01-01,,active\nC,3,2022-01-01,2023-01-01,churned\n',
    });
    expect([...facts.accounts.arr]).toEqual([18_000, 50_000, 900, Number.NaN]);
    expect([...facts.accounts.customerSince].map(formatIsoDay)).toEqual(['2023-01-01', '2025-01-01', '2022-01-01', '']);
    expect([...facts.accounts.renewal].map(formatIsoDay)).toEqual(['2027-01-01', '', '', '']);
    expect(readColumn(facts, 'lifecycle')).toEqual(['customer', 'customer', 'former', 'prospect']);
  });

  test('a lifecycle without sales comes from ARR, and stays unknown where nothing tells', () => {
    const withArr = importTexts({ accounts: 'Account ID,ARR\nA,5\nB,\nC,0\n' });
    expect(readColumn(withArr.facts, 'lifecycle')).toEqual(['customer', 'prospect', 'prospect']);
    const bare = importTexts({ accounts: 'Account ID\nA\n' });
    expect(readColumn(bare.facts, 'lifecycle')).toEqual(['']);
  });

  test('contacts need an account, and a name or an address', () => {
    const { facts, report } = importTexts({
      accounts: 'Account ID\nA\n',
      contacts: 'First Name,Last Name,Email,Account ID,Email Opt Out\nEva,Maar,e@x.com,A,no\n,,,A,\nIda,,,Z,yes\n',
    });
    expect(facts.contacts.name).toEqual(['Eva Maar']);
    expect([...facts.contacts.account]).toEqual([0]);
    expect(report.findings.map(({ code }) => code)).toEqual(['unknown-account', 'no-name']);
  });
});

describe('refusals', () => {
  test.each([
    ['empty-file', { accounts: '' }, /accounts\.csv.*empty/],
    ['header-only', { accounts: 'Account ID,Account Name\n' }, /no rows/],
    ['missing-column', { accounts: 'Colour,Size\nred,5\n' }, /Account ID or Account Name.*Colour, Size/],
    ['ambiguous-column', { accounts: 'Account ID,Account ID\n1,2\n' }, /choose one/],
    ['not-a-csv', { accounts: 'Account ID\nA\n', sellers: '%PDF-1.4' }, /sellers\.csv.*PDF/],
    ['missing-column', { accounts: 'Account ID\nA\n', opportunities: 'Stage\nWon\n' }, /opportunities\.csv/],
  ])('%s', (code, texts, message) => {
    const errors = refuse(texts);
    expect(errors[0]?.code).toBe(code);
    expect(errors[0]?.message).toMatch(message);
  });

  test('a file whose every row is refused', () => {
    expect(refuse({ accounts: 'Account ID,Account Name\n,Alpha\n' }).map(({ code }) => code)).toContain('no-accounts');
  });

  test('a choice that names no column', () => {
    const accounts = { fileName: 'a.csv', bytes: toBytes('Account ID\nA\n') };
    const choices = { columns: { accounts: { arr: 'Umsatz' } } };
    expect(importTables({ accounts }, { ...OPTIONS, choices })).toMatchObject({
      ok: false,
      errors: [{ code: 'unknown-choice' }],
    });
  });
});

test('the report as CSV has a line for each finding, and its values do not run', () => {
  const { report } = importTexts({ accounts: 'Account ID,ARR\nA,=1+1\nB,x\n' });
  const rows = splitCsv(reportToCsv(report).slice(1));
  expect(rows.map((row) => [row[3], row[4], row[5]])).toEqual([
    ['Row', 'Column', 'Value'],
    ['2', 'ARR', "'=1+1"],
    ['3', 'ARR', 'x'],
  ]);
});
