import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readTable } from '../../shared/files/read-table.ts';
import { readReal, realPath, withRealData } from './real-data.ts';

/** Milliseconds: files of a few hundred kilobytes; only a reader that hangs takes longer. */
const LONGEST = 5000;

/** Two pairs do not fit each other as they are stored: what the JSON would say for the CSV that is there. */
const KNOWN_DIFFERENCES: Readonly<Record<string, (expected: unknown) => unknown>> = {
  // The CSV came with LF, the JSON still expects CRLF.
  newlines_crlf: (expected) => JSON.parse(JSON.stringify(expected).replaceAll(String.raw`\r\n`, String.raw`\n`)),
  // The JSON is one object instead of a list of one, with another phone number.
  location_coordinates: (expected) => [{ ...(expected as object), 'Contact Phone Number': '2095257564' }],
};

withRealData('csv-cases', () => {
  const spectrum = readdirSync(realPath('csv-cases/spectrum/csvs')).map((name) => name.replace(/\.csv$/, ''));

  test.each(spectrum)('spectrum %s', (name) => {
    const expected: unknown = JSON.parse(readFileSync(realPath(`csv-cases/spectrum/json/${name}.json`), 'utf8'));
    const result = readTable(readReal(`csv-cases/spectrum/csvs/${name}.csv`), `${name}.csv`);
    if (!result.ok) throw new Error(result.message);
    const { header, columns, rowCount } = result.table;
    const rows = Array.from({ length: rowCount }, (_, row) =>
      Object.fromEntries(header.map((heading, column) => [heading, columns[column]?.[row]])),
    );
    expect(rows).toEqual(KNOWN_DIFFERENCES[name]?.(expected) ?? expected);
  });

  const others = readdirSync(realPath('csv-cases'), { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.(csv|tsv|txt|html)$/.test(path) && !path.startsWith('spectrum'))
    .sort();

  test.each(others)(
    '%s gives a table or a clear refusal',
    (path) => {
      const result = readTable(readReal(`csv-cases/${path}`), path);
      if (result.ok) {
        const { header, columns, rowCount, lines } = result.table;
        expect(columns).toHaveLength(header.length);
        expect(columns.every((column) => column.length === rowCount)).toBe(true);
        expect(lines).toHaveLength(rowCount);
      } else expect(result.message).toMatch(/[.]$/);
    },
    LONGEST,
  );

  const read = (path: string): { header: readonly string[]; rowCount: number; delimiter: string } => {
    const result = readTable(readReal(`csv-cases/${path}`), path);
    if (!result.ok) throw new Error(result.message);
    return { header: result.table.header, rowCount: result.table.rowCount, delimiter: result.table.dialect.delimiter };
  };

  test('preambles, CR alone, semicolons and tabs are seen', () => {
    const cars = ['Year', 'Make', 'Model', 'Description', 'Price'];
    for (const name of ['essential', 'essential-dos', 'essential-mac']) {
      expect(read(`univocity/csv/${name}.csv`).header).toEqual(cars);
    }
    expect(read('univocity/examples/example.csv').header).toEqual(cars);
    expect(read('univocity/correctness.csv')).toEqual({ header: cars, rowCount: 5, delimiter: ',' });
    expect(read('univocity/examples/european.csv').delimiter).toBe(';');
    expect(read('univocity/issues/uk-500.csv').rowCount).toBe(500);
    expect(read('papaparse/malformed.tsv').delimiter).toBe('\t');
    expect(read('papaparse/verylong-sample.csv').rowCount).toBe(2000);
  });
});
