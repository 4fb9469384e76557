export type CsvCell = string | number | null;

/**
 * Text that a spreadsheet would run as a formula, behind any number of `'`. One more `'` makes it text; because those
 * already escaped gain one too, the escape can be taken off again without loss.
 */
const RISKY = /^'*[=+\-@\t\r]/;
const ESCAPED = /^'+[=+\-@\t\r]/;

/** Puts one `'` before text that a spreadsheet would take for a formula. */
export function escapeCell(text: string): string {
  return RISKY.test(text) ? `'${text}` : text;
}

/** Takes off what `escapeCell` put on. Only for files that Baton wrote. */
export function unescapeCell(text: string): string {
  return ESCAPED.test(text) ? text.slice(1) : text;
}

/**
 * Writes CSV by RFC 4180: commas, CRLF, quotes where needed. Numbers stay numbers with a point; text never runs as a
 * formula. `null` is an empty cell.
 * @param options.bom starts with a byte-order mark, by which Excel knows UTF-8.
 */
export function writeCsv(
  header: readonly string[],
  rows: Iterable<readonly CsvCell[]>,
  options: { readonly bom?: boolean } = {},
): string {
  const lines = [header.map(writeCell).join(',')];
  for (const row of rows) {
    const line = row.map(writeCell).join(',');
    // A line of nothing would be read as no row at all.
    lines.push(line === '' ? '""' : line);
  }
  return `${options.bom ? '\ufeff' : ''}${lines.join('\r\n')}\r\n`;
}

function writeCell(cell: CsvCell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  const text = escapeCell(cell);
  return /[",\r\n;\t|]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
