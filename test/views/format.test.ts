import { describe, expect, it } from 'vitest';
import { MISSING_DAY, parseIsoDay } from '../../shared/model/day.ts';
import { countNoun, formatsFor, UNKNOWN } from '../../renderer/ui/format.ts';
import { splitCsvLines } from '../../renderer/views/export/preview-csv.ts';
import { formatFixedShare, PLAIN_WORDING } from '../../shared/persona/wording.ts';
import { spreadGuidance } from '../../shared/waves/guidance.ts';

describe('formats', () => {
  const english = formatsFor('EUR', 'en-GB');
  const german = formatsFor('EUR', 'de-DE');

  it('write money of minor units in the locale, cents only where there are any', () => {
    expect(english.money(18_400_000)).toBe('€184,000');
    expect(english.money(18_400_050)).toBe('€184,000.50');
    expect(german.money(18_400_000).replace('\u00A0', ' ')).toBe('184.000 €');
    expect(english.moneyCompact(18_400_000)).toMatch(/^€184k$/i);
    expect(formatsFor('', 'en-GB').money(123_450)).toBe('1,234.50');
  });

  it('keep the amount where the currency is none', () => {
    expect(formatsFor('not a currency', 'en-GB').money(500)).toBe('5');
  });

  it('write counts, shares, hours and days', () => {
    expect(english.count(1200)).toBe('1,200');
    expect(german.count(1200)).toBe('1.200');
    expect([0.071, 0.28, 1].map((share) => english.share(share))).toEqual(['7.1%', '28%', '100%']);
    expect([0.071, 0.28, 1].map(english.fixedShare)).toEqual(['7.1%', '28.0%', '100.0%']);
    expect(german.share(0.071).replace('\u00A0', ' ')).toBe('7,1 %');
    expect(english.hours(46)).toBe('46 h');
    expect(english.fixed(0.3, 2)).toBe('0.30');
    expect(english.day('2027-02-14')).toBe('14 Feb 2027');
    expect(english.day(parseIsoDay('2027-02-14'))).toBe('14 Feb 2027');
    expect(countNoun(english, 1, 'account')).toBe('1 account');
    expect(countNoun(english, 3000, 'account')).toBe('3,000 accounts');
  });

  it('write shares as the command line does', () => {
    for (const share of [0, 0.0004, 0.071, 0.28, 0.999, 1, 12.345]) {
      expect(english.share(share)).toBe(PLAIN_WORDING.share(share));
      expect(english.fixedShare(share)).toBe(formatFixedShare(share));
    }
  });

  it('show what is unknown as unknown', () => {
    const { money, moneyCompact, count, share, hours, day, instant } = english;
    const nothing = [
      money(Number.NaN),
      moneyCompact(Number.NaN),
      count(Number.NaN),
      share(Number.NaN),
      hours(Number.NaN),
    ];
    expect([...nothing, day(MISSING_DAY), day(''), instant('')]).toEqual(new Array(8).fill(UNKNOWN));
  });
});

describe('the preview of a CSV', () => {
  it('counts lines, not the line breaks inside quotes', () => {
    const csv = '\uFEFFId,Name\r\n1,"Two\nlines"\r\n2,"Quote "" inside"\r\n3,Last\r\n';
    expect(splitCsvLines(csv, 3)).toEqual({
      count: 3,
      head: ['Id,Name', '1,"Two\nlines"', '2,"Quote "" inside"'],
    });
    expect(splitCsvLines('Id,Name\n', 3).count).toBe(0);
  });
});

describe('the guidance', () => {
  it('is spread over however many waves there are and stays whole', () => {
    const shares = [0.25, 0.55, 0.2];
    expect(spreadGuidance(shares, 3)).toEqual(shares);
    expect(spreadGuidance(shares, 2)).toEqual([0.25, 0.75]);
    for (const count of [1, 2, 3, 4, 6]) {
      expect(spreadGuidance(shares, count)).toHaveLength(count);
      expect(spreadGuidance(shares, count).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
    }
  });
});
