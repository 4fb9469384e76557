import { describe, expect, test } from 'vitest';
import { FLAG_NO, FLAG_UNKNOWN, FLAG_YES } from '../../shared/model/columns.ts';
import { formatIsoDay } from '../../shared/model/day.ts';
import { chooseDateOrder, inferDateOrder, parseDate } from '../../shared/model/read-dates.ts';
import { findCurrency, inferNumberStyle, isBlankCell, parseNumber } from '../../shared/model/read-numbers.ts';
import {
  classifyHealth,
  classifyLifecycle,
  classifyStage,
  isKnownStage,
  isLeadingTitle,
  isVacancyName,
  parseFlag,
} from '../../shared/files/read-words.ts';
import { isDamagedId, toIdKey, toLooseKey } from '../../shared/files/record-ids.ts';

describe('numbers', () => {
  test.each([
    ['1234', 'point', 1234],
    ['-5', 'point', -5],
    ['$1,234,567', 'point', 1_234_567],
    ['$1,234.50', 'point', 1234.5],
    ['1.234.567,89', 'comma', 1_234_567.89],
    ['1.234', 'comma', 1234],
    ['1.234', 'point', 1.234],
    ['1,234', 'point', 1234],
    ['0,125', 'point', 0.125],
    ['-$0,001', 'point', -0.001],
    ['0,001.5', 'point', 1.5],
    ['1,234', 'comma', 1.234],
    ["1'234.50", 'point', 1234.5],
    ['1 234,50 €', 'comma', 1234.5],
    ['1\u202f234,50', 'comma', 1234.5],
    ['(1,200)', 'point', -1200],
    ['$(1,200.50)', 'point', -1200.5],
    ['1,200-', 'point', -1200],
    ['\u22125', 'point', -5],
    ['75%', 'point', 0.75],
    ['7,5 %', 'comma', 0.075],
    ['1.2M', 'point', 1_200_000],
    ['$3k', 'point', 3000],
    ['2bn', 'point', 2_000_000_000],
    ['EUR 1.000,00', 'comma', 1000],
    ['US$ 99.95', 'point', 99.95],
    ['1,000.00 CHF', 'point', 1000],
    ['12,34,567', 'point', 1_234_567],
    ['1e5', 'point', 100_000],
    ['.5', 'point', 0.5],
    ['0.125', 'comma', 0.125],
    ['12,5', 'point', 12.5],
    ['1.234,56', 'point', 1234.56],
    ['3,5 Mio.', 'comma', 3_500_000],
    ['€1.2 million', 'point', 1_200_000],
    ['2 Mrd. €', 'comma', 2_000_000_000],
    ['12 lakh', 'point', 1_200_000],
    ['1.200,-', 'comma', 1200],
    ["1'200.–", 'point', 1200],
    ['Fr. 1200', 'point', 1200],
    ['USD1,200', 'point', 1200],
    ['1,200USD', 'point', 1200],
    ['１２３', 'point', 123],
    ['- 5', 'point', -5],
  ] as const)('%s as %s', (text, style, value) => {
    expect(parseNumber(text, style)).toBeCloseTo(value, 9);
  });

  test.each(['', 'abc', '12 apples', 'ABC-123', '1,2,3', '1.2.3.4', '--5', '12/5', '5 5,5,5', 'Q1 500', '1,23,4'])(
    '%s is no number',
    (text) => {
      expect(parseNumber(text)).toBeNaN();
    },
  );

  test('the style is inferred from the whole column', () => {
    expect(inferNumberStyle(['1.234', '5.678', '12,5']).style).toBe('comma');
    expect(inferNumberStyle(['1,234', '5,678', '12.5']).style).toBe('point');
    expect(inferNumberStyle(['1.234', '5.678'])).toMatchObject({ style: 'point', isAmbiguous: true });
    expect(inferNumberStyle(['1.234', '5.678'], 'comma')).toMatchObject({ style: 'comma', isAmbiguous: false });
    expect(inferNumberStyle(['1,234', '5,678'])).toMatchObject({ style: 'point', isAmbiguous: false });
    expect(inferNumberStyle(['1.5', '1,5'])).toMatchObject({ isMixed: true });
    expect(inferNumberStyle(['75%', '60%'])).toMatchObject({ isPercent: true, isStyled: false });
    expect(inferNumberStyle(['Fr. 1200', '1,2 Mio.'])).toMatchObject({ style: 'comma', isMixed: false });
  });

  test('currencies by sign and code', () => {
    expect(['$5', '5 €', 'GBP 5', '5 chf', '5'].map(findCurrency)).toEqual(['USD', 'EUR', 'GBP', 'CHF', '']);
  });

  test('cells that say nothing', () => {
    expect(['', '-', 'n/a', 'N/A', 'NULL', 'null', '#N/A', '—', ' '].every(isBlankCell)).toBe(true);
    expect(['0', 'no', 'None of us', 'North', 'nil desperandum', '"'].some(isBlankCell)).toBe(false);
  });
});

describe('dates', () => {
  test.each([
    [['2026-02-14', '2026/3/1', '20260401'], 'YYYY-MM-DD', ['2026-02-14', '2026-03-01', '2026-04-01']],
    [['1/31/2026', '2/1/26'], 'M/D/YYYY', ['2026-01-31', '2026-02-01']],
    [['31/1/2026', '2/1/2026'], 'D/M/YYYY', ['2026-01-31', '2026-01-02']],
    [['31.01.2026', '2.1.2026 14:30'], 'D.M.YYYY', ['2026-01-31', '2026-01-02']],
    [['16-10-2024', '05-06-2024'], 'D-M-YYYY', ['2024-10-16', '2024-06-05']],
    [['46054', '46055.75'], 'Excel serial', ['2026-02-01', '2026-02-02']],
    [['2006-04-05T23:30:00.000Z', '2006-04-05 01:00:00+02:00'], 'YYYY-MM-DD', ['2006-04-05', '2006-04-05']],
    [['10-oct-2001', '5 Mai 2020', 'Jan 5, 2024'], 'D Month YYYY', ['2001-10-10', '2020-05-05', '2024-01-05']],
    [['1/31/2026 3:45 PM'], 'M/D/YYYY', ['2026-01-31']],
    [['31. 1. 2026', '2. 1. 2026'], 'D.M.YYYY', ['2026-01-31', '2026-01-02']],
    [['2026-01-31Z', '2026-02-01+02:00', '2026-02-02-05:00'], 'YYYY-MM-DD', ['2026-01-31', '2026-02-01', '2026-02-02']],
    [['20260131235959', '202602011230'], 'YYYY-MM-DD', ['2026-01-31', '2026-02-01']],
    [['Sat, 31 Jan 2026 10:00:00 GMT', 'Sunday, February 1, 2026'], 'D Month YYYY', ['2026-01-31', '2026-02-01']],
    [['1769817600', '1769904000000'], 'Unix time', ['2026-01-31', '2026-02-01']],
    [
      ['31 de enero de 2026', '1 déc. 2026', '5 juillet 2026'],
      'D Month YYYY',
      ['2026-01-31', '2026-12-01', '2026-07-05'],
    ],
    [['2026年1月31日'], 'YYYY-MM-DD', ['2026-01-31']],
  ])('%j', (texts, pattern, days) => {
    const reading = inferDateOrder(texts);
    expect(reading.pattern).toBe(pattern);
    expect(texts.map((text) => formatIsoDay(parseDate(text, reading.order)))).toEqual(days);
  });

  test('an order can be chosen against what the values show', () => {
    const inferred = inferDateOrder(['3/4/2026', '5/6/2026']);
    expect(chooseDateOrder(inferred, 'day-first')).toEqual({
      order: 'day-first',
      pattern: 'D/M/YYYY',
      isAmbiguous: false,
      isMixed: false,
      isOrdered: true,
    });
    expect(chooseDateOrder(inferDateOrder(['2026-01-02']), 'day-first').pattern).toBe('YYYY-MM-DD');
  });

  test('an order that no value shows is said to be a guess', () => {
    expect(inferDateOrder(['1/2/2026', '3/4/2026'])).toMatchObject({ order: 'month-first', isAmbiguous: true });
    expect(inferDateOrder(['1.2.2026'])).toMatchObject({ order: 'day-first', isAmbiguous: true });
    expect(inferDateOrder(['13/2/2026', '2/13/2026', '14/2/2026'])).toMatchObject({
      order: 'day-first',
      isMixed: true,
    });
  });

  test.each(['30.02.2026', '2026-13-01', 'soon', '12345', '1/2', '2026', '99999', '0000-00-00', '31/31/2026'])(
    '%s is no day',
    (text) => {
      expect(formatIsoDay(parseDate(text, 'day-first'))).toBe('');
    },
  );
});

describe('words', () => {
  test('flags', () => {
    expect(['Yes', 'TRUE', '1', 'x', 'ja', 'Active'].map(parseFlag)).toEqual(new Array(6).fill(FLAG_YES));
    expect(['no', 'False', '0', 'nein', 'Inactive'].map(parseFlag)).toEqual(new Array(5).fill(FLAG_NO));
    expect(parseFlag('perhaps')).toBe(FLAG_UNKNOWN);
  });

  test.each([
    ['won', ['Closed Won', 'closedwon', 'Won', 'Closed - Won', '6 - Closed Won']],
    ['lost', ['Closed Lost', 'closedlost', 'Lost', 'Disqualified', 'Cancelled']],
    [
      'late',
      ['Negotiation', 'Negotiation/Review', 'Proposal/Price Quote', 'Contract Sent', 'contractsent', 'Verbal Commit'],
    ],
    ['late', ['4 - Proposal', 'Commit', 'Legal review', 'decisionmakerboughtin']],
    [
      'open',
      ['Discovery', 'Prospecting', 'Value Proposition', 'Needs Analysis', 'Id. Decision Makers', 'Qualification'],
    ],
    ['', ['Closed', '']],
  ])('stage %s', (stageClass, stages) => {
    expect(stages.map(classifyStage)).toEqual(stages.map(() => stageClass));
  });

  test('lifecycles', () => {
    expect(['Customer - Direct', 'Client', 'customer'].map(classifyLifecycle)).toEqual(new Array(3).fill('customer'));
    expect(['Prospect', 'marketingqualifiedlead', 'Lead'].map(classifyLifecycle)).toEqual(
      new Array(3).fill('prospect'),
    );
    expect(['Former Customer', 'Churned', 'Ex-Customer'].map(classifyLifecycle)).toEqual(new Array(3).fill('former'));
    expect(['Partner', 'Competitor', 'Retail'].map(classifyLifecycle)).toEqual(['', '', '']);
  });

  test('health', () => {
    expect(['high_risk', 'Red', 'Unhealthy', 'At Risk', 'critical'].map(classifyHealth)).toEqual(
      new Array(5).fill('red'),
    );
    expect(['watch', 'Yellow', 'medium risk'].map(classifyHealth)).toEqual(new Array(3).fill('amber'));
    expect(['healthy', 'GREEN', 'low_risk'].map(classifyHealth)).toEqual(new Array(3).fill('green'));
    expect(classifyHealth('purple')).toBe('');
  });

  test('stages of a known name are told from those that are taken as open', () => {
    expect(['Prospecting', 'Qualification', 'Demo', 'Needs Analysis', '3', 'Closed Won'].every(isKnownStage)).toBe(
      true,
    );
    expect(['Signed', 'f66ca9bc5a02', 'Phase Omega'].some(isKnownStage)).toBe(false);
  });

  test('vacancies and leaders', () => {
    expect(['Vacant - West', 'TBH', 'Open Headcount 3', 'Vacancy'].every(isVacancyName)).toBe(true);
    expect(['Vance Carter', 'N. N. Patel', 'Opal Head'].some(isVacancyName)).toBe(false);
    expect(['Sales Manager', 'Director of Sales', 'VP Sales', 'Head of Sales'].every(isLeadingTitle)).toBe(true);
    expect(['Account Manager', 'Key Account Director', 'Sales Representative'].some(isLeadingTitle)).toBe(false);
  });
});

test('Salesforce ids of 15 and 18 characters are equal; other ids are left alone', () => {
  expect(toIdKey('001x0000002xLCVAA2')).toBe('001x0000002xLCV');
  expect(toIdKey('001x0000002xLCV')).toBe('001x0000002xLCV');
  expect(toIdKey('001x0000002xLCvAA2')).toBe('001x0000002xLCvAA2');
  expect(toIdKey('00042')).toBe('00042');
});

test('ids that spreadsheets changed are alike in a loose form; those in which case counts have none', () => {
  expect(['007', '7', '7.0', '07.00'].map(toLooseKey)).toEqual(['7', '7', '7', '7']);
  expect(toLooseKey('ACC-01')).toBe('acc-01');
  expect(toLooseKey('0')).toBe('0');
  expect(toLooseKey('001x0000002xLCV')).toBe('');
  expect(['1.23E+11', '5E+7', '1,2E+10'].every(isDamagedId)).toBe(true);
  expect(['1E11', 'E+11', '12.3E+11', '5'].some(isDamagedId)).toBe(false);
});
