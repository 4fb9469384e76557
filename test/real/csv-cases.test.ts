import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readTable } from '../../shared/files/read-table.ts';
import { readReal, realPath, withRealData } from './real-data.ts';

/** Milliseconds: files of a few hundred kilobytes; only a reader that hangs takes longer. */
const LONGEST = 5000;

const decode = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** Each row of a table as an object, as the expected output has it. */
function readRows(bytes: Uint8Array, fileName: string): Record<string, string | undefined>[] {
  const result = readTable(bytes, fileName);
  if (!result.ok) throw new Error(result.message);
  const { header, columns, rowCount } = result.table;
  return Array.from({ length: rowCount }, (_, row) =>
    Object.fromEntries(header.map((heading, column) => [heading, columns[column]?.at(row)])),
  );
}

withRealData('csv-cases', () => {
  const spectrum = readdirSync(realPath('csv-cases/spectrum/csvs')).map((name) => name.replace(/\.csv$/, ''));

  const readExpected = (name: string): unknown =>
    JSON.parse(readFileSync(realPath(`csv-cases/spectrum/json/${name}.json`), 'utf8'));
  const readCase = (name: string): Uint8Array => readReal(`csv-cases/spectrum/csvs/${name}.csv`);
  /** As they are stored, the CSV cannot give what the JSON says: the two tests below show why. */
  const unlike = ['newlines_crlf', 'location_coordinates'];

  test.each(spectrum.filter((name) => !unlike.includes(name)))('spectrum %s, exactly', (name) => {
    expect(readRows(readCase(name), `${name}.csv`)).toEqual(readExpected(name));
  });

  test.each(spectrum.filter((name) => name.endsWith('_crlf')))('spectrum %s with the line ends of its name', (name) => {
    // The copy of the set has lost every carriage return, so that these three are the same files as those without "crlf".
    const stored = decode(readCase(name));
    expect(stored).not.toContain('\r');
    expect(stored).toBe(decode(readCase(name.replace('_crlf', ''))));
    const restored = new TextEncoder().encode(stored.replaceAll('\n', '\r\n'));
    expect(readRows(restored, `${name}.csv`)).toEqual(readExpected(name));
  });

  test('spectrum newlines_crlf as it is stored: the cell has the line end that is in the file', () => {
    expect(readRows(readCase('newlines_crlf'), 'a.csv')).toEqual(readExpected('newlines'));
  });

  test('spectrum location_coordinates: the two files name different phone numbers, all else is equal', () => {
    const name = 'location_coordinates';
    const [csv, json] = ['2095257564', '1234567890'] as const;
    const stored = decode(readCase(name));
    expect([stored.includes(csv), stored.includes(json)]).toEqual([true, false]);
    expect(JSON.stringify(readExpected(name))).not.toContain(csv);
    // The JSON is one object where the others are lists.
    const alike = new TextEncoder().encode(stored.replace(csv, json));
    expect(readRows(alike, `${name}.csv`)).toEqual([readExpected(name)]);
    expect(readRows(readCase(name), `${name}.csv`)[0]).toMatchObject({ 'Contact Phone Number': csv });
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
