import { strToU8, Zip, ZipDeflate } from 'fflate';
import { describe, expect, test, vi } from 'vitest';
import { readTable } from '../../shared/files/read-table.ts';
import { toBytes, toUtf16 } from './text-fixture.ts';
import { createWorkbook } from './workbook-fixture.ts';
import type { WorkbookSpec } from './workbook-fixture.ts';

/** Milliseconds of work until a file made to do harm is refused. */
const LONGEST = 5000;
/** Making such a file takes time too, and other tests run beside this one. */
vi.setConfig({ testTimeout: 60_000 });
const MEGABYTE = 1_048_576;

/** What the file is refused with; how much work that took is checked on the way. */
function refuse(bytes: Uint8Array): { code: string; message: string } {
  const { result, work } = time(() => readTable(bytes, 'hostile'));
  expect(work).toBeLessThan(LONGEST);
  if (result.ok) throw new Error(`It was read: ${result.table.rowCount} rows.`);
  expect(result.message).toMatch(/[A-Z].*\.$/);
  return { code: result.code, message: result.message };
}

/** Work is counted by the processor's time, which does not depend on what else the machine does. */
function time<T>(read: () => T): { readonly result: T; readonly work: number } {
  const start = process.cpuUsage();
  const result = read();
  const { user, system } = process.cpuUsage(start);
  return { result, work: (user + system) / 1000 };
}

const SHEET = 'xl/worksheets/sheet1.xml';
const XMLNS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';

function withSheet(xml: string, more: Partial<WorkbookSpec> = {}): Uint8Array {
  return createWorkbook({ sheets: [{ name: 'List', rows: [] }], parts: { [SHEET]: xml }, ...more });
}

function wrapRows(rows: string): string {
  return `<worksheet ${XMLNS}><sheetData>${rows}</sheetData></worksheet>`;
}

/** A workbook whose sheet unpacks to many times its size; never held unpacked here either. */
function createBomb(megabytes: number): Uint8Array {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((_error, chunk) => chunks.push(chunk));
  const add = (name: string, pieces: readonly Uint8Array[]): void => {
    const part = new ZipDeflate(name, { level: 9 });
    zip.add(part);
    pieces.forEach((piece, at) => part.push(piece, at === pieces.length - 1));
  };
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  add('xl/workbook.xml', [
    strToU8(`<workbook ${XMLNS} xmlns:r="${relations}"><sheets><sheet name="S" r:id="r1"/></sheets></workbook>`),
  ]);
  add('xl/_rels/workbook.xml.rels', [
    strToU8(
      `<Relationships><Relationship Id="r1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
  ]);
  const blanks = new Uint8Array(MEGABYTE).fill(0x20);
  const pieces = Array.from({ length: megabytes }, () => blanks);
  add(SHEET, [strToU8(`<worksheet ${XMLNS}><sheetData>`), ...pieces, strToU8('</sheetData></worksheet>')]);
  zip.end();
  const bytes = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** Finds the entry of a part in the table of contents, and lets it say another size. */
function declareSize(bytes: Uint8Array, part: string, size: number): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  const name = strToU8(part);
  for (let at = copy.length - 46; at >= 0; at--) {
    const isEntry = view.getUint32(at, true) === 0x02014b50 && view.getUint16(at + 28, true) === name.length;
    if (isEntry && name.every((byte, index) => copy[at + 46 + index] === byte)) {
      view.setUint32(at + 24, size, true);
      return copy;
    }
  }
  throw new Error(`There is no ${part}.`);
}

describe('workbooks', () => {
  test('that unpack to many times their size, declared or not', () => {
    const bomb = createBomb(64);
    expect(bomb.length).toBeLessThan(MEGABYTE);
    expect(refuse(bomb)).toMatchObject({ code: 'too-large', message: expect.stringMatching(/"S".*times its size/) });
    expect(refuse(declareSize(bomb, SHEET, 1000)).message).toMatch(/unpacks to more than it declares/);
    expect(refuse(declareSize(bomb, SHEET, 0xffff_fff0)).code).toBe('too-large');
    expect(refuse(declareSize(withSheet(wrapRows('')), SHEET, 900_000_000)).message).toMatch(/times its size/);
  });

  const laughs = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('');
  const row = (text: string): string =>
    wrapRows(`<row r="1"><c r="A1" t="inlineStr"><is><t>${text}</t></is></c></row>`);
  test.each([
    ['entities that grow without end', `<!DOCTYPE x [<!ENTITY l0 "ha">${laughs}]>${row('&l9;')}`],
    ['an entity that reads another file', `<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>${row('&f;')}`],
    ['a document type of elsewhere', `<!DOCTYPE x SYSTEM "http://example.com/x.dtd">${row('a')}`],
  ])('%s', (_, xml) => {
    expect(refuse(withSheet(xml)).message).toMatch(/declares a document type/);
    const book = createWorkbook({ sheets: [{ name: 'List', rows: [['a']] }], parts: { 'xl/sharedStrings.xml': xml } });
    expect(refuse(book).message).toMatch(/declares a document type/);
    expect(refuse(createWorkbook({ sheets: [], parts: { 'xl/workbook.xml': xml } })).message).toMatch(/document type/);
  });

  test('an entity without a declaration is text and nothing else', () => {
    const xml = wrapRows(
      '<row><c t="inlineStr"><is><t>&xxe;</t></is></c></row><row><c t="inlineStr"><is><t>b</t></is></c></row>',
    );
    const result = readTable(withSheet(xml), 'x.xlsx');
    expect(result.ok && result.table.header).toEqual(['&xxe;']);
  });

  const long = 'x'.repeat(9 * MEGABYTE);
  test.each([
    ['a tag that never ends', wrapRows(`<row r="${long}`), /absurd length|unclosed/],
    ['a comment that never ends', wrapRows(`<!-- ${long}`), /absurd length/],
    ['a text that never ends', wrapRows(`<row><c t="str"><v>${long}`), /absurd length/],
    ['elements inside elements', wrapRows('<a>'.repeat(500)), /too deep/],
    ['a tag that is not closed', `<worksheet ${XMLNS}><sheetData></row></worksheet>`, /broken/],
    ['no XML at all', 'hello', /broken/],
    ['a row beyond the last', wrapRows('<row r="4294967296"><c><v>1</v></c></row>'), /beyond the last/],
    ['a row before the first', wrapRows('<row r="-1"><c><v>1</v></c></row>'), /beyond the last/],
    ['a column beyond the last', wrapRows('<row><c r="ZZZZZZZ1"><v>1</v></c></row>'), /beyond the last/],
    ['a text that is not there', wrapRows('<row><c t="s"><v>99</v></c></row>'), /row 1.*not there/],
    ['millions of other things', wrapRows('<x/>'.repeat(2_100_000)), /no cells/],
  ])('%s', (_, xml, message) => {
    const { message: said } = refuse(withSheet(xml, { level: 0 }));
    expect(said).toMatch(message);
    expect(said).toMatch(/^Sheet "List": /);
  });

  test('ten million columns, and two cells at opposite corners', () => {
    const cells = Array.from({ length: 16_385 }, () => '<c><v>1</v></c>').join('');
    expect(refuse(withSheet(wrapRows(`<row>${cells}</row>`))).code).toBe('too-large');
    // The far cell is left out and said to be; no column is made for each cell between.
    const corners = wrapRows(
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>',
    );
    const result = readTable(withSheet(corners), 'x.xlsx');
    expect(result.ok && [result.table.rowCount, result.table.names]).toEqual([1, ['1']]);
    expect(result.ok && result.table.notes[0]).toMatchObject({ code: 'too-many-cells', line: 1_048_576, value: '2' });
  });

  test('one long text in every cell', () => {
    const rows = Array.from({ length: 1200 }, (_, at) => `<row r="${at + 1}"><c t="s"><v>0</v></c></row>`).join('');
    const strings = `<sst ${XMLNS}><si><t>${'x'.repeat(MEGABYTE)}</t></si></sst>`;
    const book = createWorkbook({
      sheets: [{ name: 'List', rows: [] }],
      parts: { [SHEET]: wrapRows(rows), 'xl/sharedStrings.xml': strings },
      level: 0,
    });
    expect(refuse(book)).toMatchObject({ code: 'too-large', message: expect.stringContaining('row 10') });
  });

  test('merged cells over each other', () => {
    const rows = Array.from({ length: 3000 }, (_, at) => `<row r="${at + 1}"><c><v>${at}</v></c><c><v>1</v></c></row>`);
    const merged = `<mergeCells>${'<mergeCell ref="A1:A1048576"/>'.repeat(5000)}</mergeCells>`;
    const xml = `<worksheet ${XMLNS}><sheetData>${rows.join('')}</sheetData>${merged}</worksheet>`;
    expect(refuse(withSheet(xml))).toMatchObject({ code: 'too-large', message: expect.stringMatching(/merged/) });
  });

  test('any change to a workbook gives a table or a refusal', () => {
    const good = createWorkbook({
      sheets: [
        {
          name: 'List',
          rows: [
            ['id', 'name'],
            ['1', 'a'],
            ['2', 'b'],
          ],
        },
      ],
    });
    for (let at = 0; at < good.length; at += 7) {
      const bad = good.slice();
      bad[at] = (bad[at] as number) ^ 0xff;
      const result = readTable(bad, 'x.xlsx');
      expect(result.ok || result.message !== '').toBe(true);
      expect(readTable(good.subarray(0, at), 'x.xlsx').ok).toBe(false);
    }
  });

  test('what is not a workbook of this kind is named', () => {
    const named = (part: string): Uint8Array => createWorkbook({ sheets: [], parts: { [part]: '' } });
    expect(refuse(named('xl/workbook.bin')).message).toMatch(/XLSB/);
    const ole = new Uint8Array(4096);
    ole.set([0xd0, 0xcf, 0x11, 0xe0]);
    expect(refuse(ole).message).toMatch(/XLS/);
    ole.set(toUtf16('EncryptedPackage', true), 1024);
    expect(refuse(ole)).toMatchObject({ code: 'is-locked', message: expect.stringMatching(/password/) });
  });
});

describe('text files', () => {
  test.each([
    ['ten million columns', () => `${'c,'.repeat(10_000_000)}c\n1,2\n`, 'too-large', /line/i],
    ['as many in one later line', () => `a,b\n1,2\n${','.repeat(10_000_000)}\n`, 'too-large', /line/i],
    [
      'a row of half a million cells',
      () => `a,b\n1,2\n${'1,'.repeat(500_000)}\n`,
      'too-large',
      /Line 3 has 500001 cells/,
    ],
    ['a line of fifty million characters', () => `a,b\n1,2\n${'x'.repeat(50_000_000)}\n`, 'too-large', /line/i],
    ['a quoted cell of fifty million characters', () => `a,b\n1,"${'x'.repeat(50_000_000)}"\n`, 'too-large', /line/i],
    ['nothing but quotes', () => '"'.repeat(50_000_000), 'too-large', /line/i],
    ['nothing but line ends', () => '\n'.repeat(25_000_000), 'too-large', /million lines/],
    ['more cells than fit', () => `${'1,'.repeat(1999)}1\n`.repeat(15_100), 'too-large', /million cells/],
  ])('%s', (_, create, code, message) => {
    const refused = refuse(toBytes(create()));
    expect(refused.code).toBe(code);
    expect(refused.message).toMatch(message);
  });

  test('a quote that is never closed, before thousands of quoted cells', () => {
    const bytes = toBytes(`a,b\n"open,1\n${'"x","y"\n'.repeat(300_000)}`);
    const { result, work } = time(() => readTable(bytes, 'x.csv'));
    expect(result.ok).toBe(true);
    expect(work).toBeLessThan(LONGEST);
  });
});
