/** The cells of a delimited text, flat; a row's cells run from `starts[row]` to `starts[row + 1]`. */
export interface SplitText {
  readonly cells: readonly string[];
  /** One entry more than there are rows. */
  readonly starts: readonly number[];
  /** The line of the file, from 1, on which each row begins. */
  readonly lines: readonly number[];
  /** Lines of quotes that stand where no quote can be: kept as characters. */
  readonly strayQuotes: readonly number[];
  /** Lines of quotes that are never closed: kept as characters. */
  readonly openQuotes: readonly number[];
}

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const SPACE = 0x20;
const TAB = 0x09;

/**
 * An unclosed quote is searched to the end of the text and then taken as a character. Past this many of them no quote
 * opens a cell any more, or a file of quotes alone would take quadratic time.
 */
const MOST_OPEN_QUOTES = 20;

/**
 * Splits delimited text (RFC 4180) into cells. Lines end with CR, LF or CRLF, also mixed; line breaks, delimiters and
 * doubled quotes may stand inside quotes. A blank line gives no row. Malformed quotes never lose text.
 *
 * @param delimiter one character.
 * @param mostRows stops after this many rows, for a look at the start of a large text.
 */
export function splitCells(text: string, delimiter: string, mostRows = Number.POSITIVE_INFINITY): SplitText {
  const cells: string[] = [];
  const starts: number[] = [0];
  const lines: number[] = [];
  const strayQuotes: number[] = [];
  const openQuotes: number[] = [];
  const separator = delimiter.charCodeAt(0);
  const { length } = text;
  let line = 1;
  let rowLine = 1;
  let at = 0;
  let rowStart = 0;

  while (at < length && lines.length < mostRows) {
    let cellEnd = -1;
    if (text.charCodeAt(at) === QUOTE && openQuotes.length < MOST_OPEN_QUOTES) {
      const quoted = readQuoted(text, at, separator);
      if (quoted === null) openQuotes.push(line);
      else {
        cells.push(quoted.value);
        if (quoted.isStray) strayQuotes.push(line);
        line += quoted.lineBreaks;
        cellEnd = quoted.end;
      }
    }
    if (cellEnd === -1) {
      cellEnd = at;
      for (; cellEnd < length; cellEnd++) {
        const code = text.charCodeAt(cellEnd);
        if (code === separator || code === LINE_FEED || code === CARRIAGE_RETURN) break;
      }
      cells.push(cellEnd === at ? '' : text.slice(at, cellEnd));
    }
    if (cellEnd < length && text.charCodeAt(cellEnd) === separator) {
      at = cellEnd + 1;
      // A delimiter as the last character of the text still opens one more cell.
      if (at < length) continue;
      cells.push('');
      cellEnd = length;
    }
    const isBlank = cells.length === rowStart + 1 && cellEnd === at && cells[rowStart] === '';
    if (isBlank) cells.length = rowStart;
    else {
      lines.push(rowLine);
      starts.push(cells.length);
      rowStart = cells.length;
    }
    at = cellEnd + 1;
    if (text.charCodeAt(cellEnd) === CARRIAGE_RETURN && text.charCodeAt(at) === LINE_FEED) at += 1;
    line += 1;
    rowLine = line;
  }
  return { cells, starts, lines, strayQuotes, openQuotes };
}

interface QuotedCell {
  readonly value: string;
  /** Index of the delimiter or line break that ends the cell, or the length of the text. */
  readonly end: number;
  readonly lineBreaks: number;
  readonly isStray: boolean;
}

/** @returns `null` where the quote is never closed. */
function readQuoted(text: string, start: number, separator: number): QuotedCell | null {
  const { length } = text;
  let from = start + 1;
  let isStray = false;
  let hasQuotes = false;
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote === -1) return null;
    if (text.charCodeAt(quote + 1) === QUOTE) {
      hasQuotes = true;
      from = quote + 2;
      continue;
    }
    let end = quote + 1;
    while (end < length && isPadding(text.charCodeAt(end), separator)) end += 1;
    const code = text.charCodeAt(end);
    if (end >= length || code === separator || code === LINE_FEED || code === CARRIAGE_RETURN) {
      // Only now is the text cut out: a quote that is never closed must not cost a copy of the rest of the file.
      const inner = text.slice(start + 1, quote);
      const value = hasQuotes ? inner.replaceAll('""', '"') : inner;
      return { value, end, lineBreaks: countLineBreaks(text, start, quote), isStray };
    }
    from = quote + 1;
    isStray = true;
  }
}

function isPadding(code: number, separator: number): boolean {
  return (code === SPACE || code === TAB) && code !== separator;
}

function countLineBreaks(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === LINE_FEED) count += text.charCodeAt(at - 1) === CARRIAGE_RETURN ? 0 : 1;
    else if (code === CARRIAGE_RETURN) count += 1;
  }
  return count;
}
