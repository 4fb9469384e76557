import { toPlainText } from './plain-text.ts';

export interface TextColumn {
  readonly heading: string;
  readonly isNumber?: boolean;
}

const NUMBERS = new Intl.NumberFormat('en-US');

/** Whole numbers with thousands separated, as everything the command line prints. */
export function formatCount(value: number): string {
  return NUMBERS.format(value);
}

export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  const kilobytes = bytes / 1024;
  return kilobytes < 1000 ? `${Math.round(kilobytes)} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}

/** `1 account`, `2 accounts`. */
export function countThings(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatCount(count)} ${count === 1 ? singular : plural}`;
}

/** Rows under headings, numbers to the right, indented by two. */
export function layOutTable(columns: readonly TextColumn[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map(({ heading }, index) =>
    Math.max(heading.length, ...rows.map((row) => countLetters(toPlainText(row[index] ?? '')))),
  );
  const layOut = (cells: readonly string[]): string =>
    `  ${cells
      .map((cell, index) => {
        const space = ' '.repeat((widths[index] as number) - countLetters(cell));
        return columns[index]?.isNumber ? space + cell : cell + space;
      })
      .join('  ')}`.trimEnd();
  return [columns.map(({ heading }) => heading), ...rows.map((row) => row.map(toPlainText))]
    .map((row) => `${layOut(row)}\n`)
    .join('');
}

/** Letters with combining marks count once. */
function countLetters(text: string): number {
  return Array.from(text.normalize('NFC')).length;
}
