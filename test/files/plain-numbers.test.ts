import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findNumberStyle, parseNumber } from '../../shared/model/read-numbers.ts';

/** A space before a number changes nothing about it, and is left to the patterns that read whatever people write. */
const asAnyOther = (text: string): string => ` ${text}`;

const signs = fc.constantFrom('-', '$', '€', '£', '0', '1', '12', '123', '000', ',', '.', '%', 'k', '(', ')');
const amounts = fc.double({ noNaN: true, min: -1e12, max: 1e12 });
const texts = fc.oneof(
  fc.array(signs, { maxLength: 8 }).map((parts) => parts.join('')),
  amounts.map((amount) => amount.toLocaleString('en-US', { minimumFractionDigits: 2 })),
  amounts.map((amount) => `$${amount.toLocaleString('en-US')}`),
  amounts.map((amount) => amount.toLocaleString('de-DE')),
  fc.bigInt().map(String),
);

test('a plain number is read character by character as it is by patterns', () => {
  fc.assert(
    fc.property(texts, (text) => {
      for (const style of ['point', 'comma'] as const) {
        const value = parseNumber(text, style);
        const other = parseNumber(asAnyOther(text), style);
        expect(value === other || (Number.isNaN(value) && Number.isNaN(other))).toBe(true);
      }
    }),
    { numRuns: 5000 },
  );
});

test('so is the style that it shows', () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(findNumberStyle(text)).toBe(findNumberStyle(asAnyOther(text)));
    }),
    { numRuns: 5000 },
  );
});
