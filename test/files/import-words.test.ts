import fc from 'fast-check';
import { expect, test } from 'vitest';
import { importTables } from '../../shared/files/import-plan.ts';
import type { ImportResult } from '../../shared/files/import-plan.ts';

const HEADER =
  'Account ID,Account Name,Owner,ARR,Segment,Customer Since,Renewal Date,Health Score,Risk Flag,Plan,Seats';
/** Enough that most rows come after the first ones, which are collected another way. */
const ROWS = 450;

/** Few words, so that they repeat, and some that nothing can be made of. */
const row = fc.tuple(
  fc.constantFrom('Ann Ortiz', 'B. Chen', '', 'U7'),
  fc.constantFrom('"$1,234.50"', '1200', '-', 'n/a', 'many', '1.200', '(300)', '€5'),
  fc.constantFrom('SMB', ' SMB', 'Enterprise', '', '-', '""'),
  fc.constantFrom('2024-01-31', '31/01/2024', '1/2/2024', '', 'soon', 'N/A'),
  fc.constantFrom('3/4/2026', '13/4/2026', '4/13/2026', '45000'),
  fc.constantFrom('1', '75', '75%', '1,5', '1.5', '', 'red'),
  fc.constantFrom('yes', 'no', 'perhaps', ''),
  fc.constantFrom('Gold', 'Gold ', 'say ""so""', '--', '', 'Account ID').map((plan) => `"${plan}"`),
);
const list = fc.tuple(fc.array(row, { minLength: 1, maxLength: 12 }), fc.integer({ min: 1, max: 400 }));

function importLines(lines: readonly string[], lineEnd: string): ImportResult {
  const bytes = new TextEncoder().encode(lines.join(lineEnd) + lineEnd);
  return importTables({ accounts: { fileName: 'a.csv', bytes } }, { today: '2026-05-04', factsId: 'facts-1' });
}

test('a list is the same facts and the same report, whether its words are read once each or row by row', () => {
  fc.assert(
    fc.property(list, ([rows, seats]) => {
      const lines = Array.from({ length: ROWS }, (_, at) =>
        [`A${at}`, `Company ${at}`, ...(rows[at % rows.length] as readonly string[]), at % seats].join(','),
      );
      // Text with lone carriage returns is left to papaparse, which knows nothing of words.
      expect(importLines([HEADER, ...lines], '\n')).toEqual(importLines([HEADER, ...lines], '\r'));
    }),
    { numRuns: 60 },
  );
});
