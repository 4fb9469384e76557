import { describe, expect, test } from 'vitest';
import { rankHealth } from '../../shared/persona/standing.ts';
import { formatIsoDay } from '../../shared/model/day.ts';
import type { ImportChoices } from '../../shared/files/import-choices.ts';
import { importTables } from '../../shared/files/import-plan.ts';
import type { ImportReport } from '../../shared/files/import-report.ts';
import { TODAY, importTexts, listCodes, readClasses, readColumn, readOwners, toInputs } from './file-fixture.ts';
import type { FileTexts } from './file-fixture.ts';

function readingOf(report: ImportReport, field: string) {
  return report.columns.find((column) => column.field === field);
}

function refuse(texts: FileTexts, choices: ImportChoices): string {
  const result = importTables(toInputs(texts), { today: TODAY, factsId: 'facts-1', choices });
  return result.ok ? 'taken' : result.errors.map(({ code, message }) => `${code}: ${message}`).join('\n');
}

describe('dates', () => {
  const accounts = 'Account ID,Customer Since\n1,03/04/2024\n2,05/06/2024\n';

  test('the order is inferred, shown with examples, and said to be assumed where no value shows it', () => {
    const { facts, report } = importTexts({ accounts });
    expect([...facts.accounts.customerSince].map(formatIsoDay)).toEqual(['2024-03-04', '2024-05-06']);
    expect(readingOf(report, 'customerSince')).toMatchObject({
      reading: 'M/D/YYYY',
      date: { order: 'month-first', basis: 'assumed', isMixed: false },
      examples: [
        { text: '03/04/2024', value: '2024-03-04' },
        { text: '05/06/2024', value: '2024-05-06' },
      ],
    });
    expect(listCodes(report)).toEqual([['ambiguous-date-order', 0, '03/04/2024']]);
  });

  test.each(['customerSince', 'Customer Since'])('the order is set right by %s', (name) => {
    const { facts, report } = importTexts({ accounts }, { dates: { accounts: { [name]: 'day-first' } } });
    expect([...facts.accounts.customerSince].map(formatIsoDay)).toEqual(['2024-04-03', '2024-06-05']);
    expect(readingOf(report, 'customerSince')).toMatchObject({
      reading: 'D/M/YYYY',
      date: { order: 'day-first', basis: 'chosen' },
    });
    expect(report.findings).toEqual([]);
  });

  test('dates that do not fit the chosen order are unknown, each with its row', () => {
    const choices = { dates: { accounts: { customerSince: 'day-first' as const } } };
    const { report } = importTexts({ accounts: 'Account ID,Customer Since\n1,03/14/2024\n2,05/06/2024\n' }, choices);
    expect(listCodes(report)).toEqual([['unreadable-date', 2, '03/14/2024']]);
  });

  test('ISO dates offer no order', () => {
    const { report } = importTexts({ accounts: 'Account ID,Customer Since\n1,2024-04-03\n' });
    expect(readingOf(report, 'customerSince')?.date).toBeUndefined();
  });
});

describe('numbers', () => {
  test('the decimal sign is set right by a choice', () => {
    const accounts = 'Account ID,ARR\n1,1.234\n2,5.678\n';
    const assumed = importTexts({ accounts });
    expect([...assumed.facts.accounts.arr]).toEqual([123, 568]);
    expect(readingOf(assumed.report, 'arr')?.number).toEqual({ style: 'point', basis: 'assumed', isMixed: false });
    const { facts, report } = importTexts({ accounts }, { numbers: { accounts: { arr: 'comma' } } });
    expect([...facts.accounts.arr]).toEqual([123_400, 567_800]);
    expect(readingOf(report, 'arr')?.number).toEqual({ style: 'comma', basis: 'chosen', isMixed: false });
    expect(report.findings).toEqual([]);
  });

  test('values that show another style keep it and are doubtful', () => {
    const accounts = 'Account ID,ARR\n1,"1,234.50"\n2,1.234\n';
    const { facts, report } = importTexts({ accounts }, { numbers: { accounts: { arr: 'comma' } } });
    expect([...facts.accounts.arr]).toEqual([123_450, 123_400]);
    expect(listCodes(report)).toEqual([['mixed-number-style', 2, '1,234.50']]);
  });
});

describe('words', () => {
  const texts = {
    accounts: 'Account ID,Type,Health\n1,Partner,B\n2,Customer,Green\n3,,C\n',
    opportunities:
      'Opportunity ID,Account ID,Stage,IsClosed,IsWon\n1,1,Signed,,\n2,1,Discovery,,\n3,2,Legal hold,true,false\n4,2,,,\n',
  };

  test('what was inferred is told from what was assumed', () => {
    const { facts, report } = importTexts(texts);
    expect(readClasses(facts)).toEqual(['open', 'open', 'lost', '']);
    expect(report.stages).toEqual([
      { stage: 'Signed', stageClass: 'open', count: 1, basis: 'assumed' },
      { stage: 'Discovery', stageClass: 'open', count: 1, basis: 'name' },
      { stage: 'Legal hold', stageClass: 'lost', count: 1, basis: 'flags' },
      { stage: '', stageClass: '', count: 1, basis: 'unknown' },
    ]);
    expect(report.lifecycles).toEqual([
      { word: 'Partner', meaning: '', count: 1, basis: 'unknown' },
      { word: 'Customer', meaning: 'customer', count: 1, basis: 'name' },
    ]);
    expect(report.healthWords.map(({ word, meaning }) => [word, meaning])).toEqual([
      ['B', ''],
      ['Green', 'green'],
      ['C', ''],
    ]);
    expect(report.counts.map(({ code, count }) => [code, count])).toEqual([
      ['unread-lifecycle', 1],
      ['unread-health', 2],
      ['no-stage', 1],
      ['assumed-stage', 1],
    ]);
  });

  test('each word can be settled, against flags too, whatever its case', () => {
    const { facts, report } = importTexts(texts, {
      stages: { signed: 'won', 'Legal hold': 'late', '': 'lost' },
      lifecycles: { PARTNER: 'former', '': 'prospect' },
      healthWords: { b: 'amber', C: 'red' },
    });
    expect(readClasses(facts)).toEqual(['won', 'open', 'late', 'lost']);
    expect(readColumn(facts, 'lifecycle')).toEqual(['former', 'customer', 'prospect']);
    expect(readColumn(facts, 'healthBand')).toEqual(['amber', 'green', 'red']);
    expect(report.findings).toEqual([]);
    expect(report.stages.filter(({ basis }) => basis === 'chosen')).toHaveLength(3);
  });

  test('words that objects have of their own are ordinary words', () => {
    const { facts } = importTexts(
      {
        accounts: 'Account ID,Type\n1,constructor\n2,__proto__\n',
        opportunities: 'Opportunity ID,Account ID,Stage\n1,1,toString\n2,1,constructor\n',
      },
      { stages: Object.fromEntries([['constructor', 'won']]) },
    );
    expect(readClasses(facts)).toEqual(['open', 'won']);
    expect(readColumn(facts, 'lifecycle')).toEqual(['customer', 'prospect']);
  });

  test('a file without a column of stages says so once, until it is said what its deals are', () => {
    const orders = { accounts: 'Customer ID\nA\n', opportunities: 'Order ID,Customer ID,Order Date\n1,A,2024-01-01\n' };
    expect(importTexts(orders).report.counts).toMatchObject([{ code: 'no-stage-column', count: 1 }]);
    const { facts, report } = importTexts(orders, { stages: { '': 'won' } });
    expect(readClasses(facts)).toEqual(['won']);
    expect(report.findings).toEqual([]);
  });

  test('Dynamics says won and lost beside the stage', () => {
    const { facts } = importTexts({
      accounts: 'Account Name\nAlpha\n',
      opportunities:
        '(Do Not Modify) Opportunity,Topic,Potential Customer,Sales Stage,Status,Est. revenue\n' +
        'g1,One,Alpha,Propose,Won,5\ng2,Two,Alpha,Propose,Open,5\ng3,Three,Alpha,Qualify,Lost,5\n',
    });
    expect(readClasses(facts)).toEqual(['won', 'late', 'lost']);
  });
});

describe('health scores', () => {
  test('the direction is shown and can be turned', () => {
    const accounts = 'Account ID,Health Score\n1,10\n2,90\n';
    const { facts, report } = importTexts({ accounts });
    expect(report.healthScale).toEqual({
      direction: 'higher-is-better',
      basis: 'assumed',
      known: 2,
      least: 10,
      most: 90,
    });
    expect(facts.healthDirection).toBeUndefined();
    expect(report.counts).toMatchObject([{ code: 'assumed-health-direction', count: 1 }]);
    const turned = importTexts({ accounts }, { healthDirection: 'lower-is-better' });
    expect(turned.report.healthScale).toMatchObject({ direction: 'lower-is-better', basis: 'chosen' });
    expect(turned.facts.healthDirection).toBe('lower-is-better');
    expect(rankHealth(turned.facts).scale).toMatchObject({ isHigherBetter: false, basis: 'choice' });
    expect(turned.report.findings).toEqual([]);
  });

  test('bands show it, and so does a score of risk', () => {
    const bands = importTexts({ accounts: 'Account ID,Health Score,Risk Tier\n1,80,high_risk\n2,10,healthy\n' });
    expect(bands.report.healthScale).toMatchObject({ direction: 'lower-is-better', basis: 'bands' });
    const risk = importTexts({ accounts: 'Account ID\n1\n', health: 'Account ID,Churn Risk Score\n1,80\n' });
    expect(risk.report.healthScale).toMatchObject({ direction: 'lower-is-better', basis: 'heading' });
    expect(risk.facts.healthDirection).toBe('lower-is-better');
  });
});

describe('currencies', () => {
  const texts = {
    accounts: 'Account ID,ARR\n1,€10\n2,€20\n3,$30\n',
    opportunities: 'Opportunity ID,Account ID,Stage,Amount,Currency\n1,1,Won,40,USD\n2,1,Won,50,EUR\n',
  };

  test('one currency for all files: amounts in others are unknown until a rate is given', () => {
    const { facts, report } = importTexts(texts);
    expect(facts.currency).toBe('EUR');
    expect([...facts.accounts.arr]).toEqual([1000, 2000, Number.NaN]);
    expect([...facts.opportunities.amount]).toEqual([Number.NaN, 5000]);
    expect(report.currencies).toEqual([
      { code: 'EUR', amounts: 3, rate: 1 },
      { code: 'USD', amounts: 2, rate: null },
    ]);
    expect(listCodes(report)).toEqual([
      ['other-currency', 4, '$30'],
      ['other-currency', 2, '40'],
    ]);
  });

  test('with a rate they add up', () => {
    const { facts, report } = importTexts(texts, { rates: { usd: 0.9 } });
    expect([...facts.accounts.arr]).toEqual([1000, 2000, 2700]);
    expect([...facts.opportunities.amount]).toEqual([3600, 5000]);
    expect(report.currencies[1]).toEqual({ code: 'USD', amounts: 2, rate: 0.9 });
    expect(report.counts.map(({ code }) => code)).toEqual(['converted-currency', 'converted-currency']);
  });

  test('the currency of the plan can be chosen', () => {
    const { facts } = importTexts(texts, { currency: 'USD', rates: { EUR: 1.1 } });
    expect(facts.currency).toBe('USD');
    expect([...facts.accounts.arr]).toEqual([1100, 2200, 3000]);
    expect(importTexts({ accounts: 'Account ID,ARR\n1,5\n' }, { currency: 'chf' }).facts.currency).toBe('CHF');
  });

  test('a code beside the amount comes before the sign, and the heading before nothing', () => {
    const { facts } = importTexts({ accounts: 'Account ID,ARR Currency,ARR\n1,CAD,$5\n2,CAD,$6\n' });
    expect(facts.currency).toBe('CAD');
    expect(importTexts({ accounts: 'Account ID,ARR (GBP)\n1,5\n' }).facts.currency).toBe('GBP');
  });

  test('amounts that cannot be counted to the cent are unknown', () => {
    const { facts, report } = importTexts({ accounts: 'Account ID,ARR\n1,1e300\n2,900000000000000\n3,5\n' });
    expect([...facts.accounts.arr]).toEqual([Number.NaN, Number.NaN, 500]);
    expect(report.counts).toMatchObject([{ code: 'out-of-range', count: 2 }]);
  });
});

describe('choices that name what is not there', () => {
  test.each<[string, ImportChoices]>([
    ['a seller', { owners: { Zed: { seller: 'nobody' } } }],
    ['a date column', { dates: { accounts: { 'Founded On': 'day-first' } } }],
    ['a number column', { numbers: { accounts: { Umsatz: 'comma' } } }],
    ['a column', { columns: { accounts: { arr: 'Umsatz' } } }],
    ['a field', { columns: { accounts: { colour: 'Owner' } } }],
  ])('%s', (_, choices) => {
    const texts = { accounts: 'Account ID,Owner\n1,Zed\n', sellers: 'User ID\nU1\n' };
    expect(refuse(texts, choices)).toMatch(/^unknown-choice: /);
  });

  test('of tables without a file are of no account', () => {
    const texts = { accounts: 'Account ID,Owner\n1,Zed\n' };
    expect(refuse(texts, { dates: { contacts: { Nothing: 'day-first' } } })).toBe('taken');
    expect(readOwners(importTexts(texts, { columns: { accounts: { owner: null } } }).facts)).toEqual(['']);
  });
});
