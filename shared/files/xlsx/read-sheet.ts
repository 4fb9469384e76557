import type { TableNote } from '../raw-table.ts';
import { ReadFault } from '../read-fault.ts';
import type { ZipPart } from '../zip-parts.ts';
import { MOST_SHEET_COLUMNS, MOST_SHEET_ROWS, readColumn, readRange } from './cell-range.ts';
import type { CellRange } from './cell-range.ts';
import { GENERAL, NumberWriter } from './number-format.ts';
import type { Workbook } from './open-workbook.ts';
import { decodeCellText, readXmlPart } from './read-xml.ts';

/** What a sheet says besides its cells. */
export interface SheetLayout {
  readonly hiddenColumns: readonly number[];
  readonly hiddenRows: number;
  readonly merged: readonly CellRange[];
  readonly notes: readonly TableNote[];
}

const LONGEST_TEXT = 1 << 20;
/** Of all cells together; a text may be long and referred to from every cell. */
const MOST_CHARACTERS = 2 ** 30;
/** Elements that are neither rows nor cells. */
const MOST_OTHER_ELEMENTS = 2_000_000;
const MOST_MERGED = 100_000;
const MOST_NOTES = 10_000;

/**
 * Reads the cells of a sheet, row by row, as texts: numbers exactly, days as `YYYY-MM-DD`, booleans as TRUE and FALSE,
 * formulas by the value they had when the workbook was saved. Blank rows are passed over.
 * @param takeRow gets each row with its number, from 1.
 * @param onPiece is told how many of the sheet's packed bytes are read.
 * @throws {ReadFault} or {ZipFault}
 */
export function readSheet(
  workbook: Workbook,
  part: ZipPart,
  takeRow: (cells: string[], row: number) => void,
  onPiece: (packedRead: number) => void,
): SheetLayout {
  const formats = workbook.formats();
  const numbers = new NumberWriter(workbook.is1904);
  let strings: readonly string[] | null = null;
  const hiddenColumns: number[] = [];
  const merged: CellRange[] = [];
  const notes: TableNote[] = [];
  let hiddenRows = 0;
  let otherElements = 0;
  let characters = 0;

  let row = 0;
  let cells: string[] = [];
  let column = -1;
  let type = '';
  let style = -1;
  /** The text of the value, and of an inline string. */
  let value = '';
  let inline = '';
  let isValue = false;
  let isInline = false;
  let isPhonetic = false;
  let hasFormula = false;

  const readString = (index: string): string => {
    strings ??= workbook.strings(() => onPiece(0));
    const text = strings[Number(index)];
    if (text === undefined) throw new ReadFault('damaged', `A cell of row ${row} refers to a text that is not there.`);
    return text;
  };
  const note = (code: 'error-cell' | 'formula-without-value', text: string, message: string): void => {
    if (notes.length < MOST_NOTES) notes.push({ code, line: row, value: text, message });
  };
  const readCell = (): string => {
    switch (type) {
      case 's':
        return value === '' ? '' : readString(value);
      case 'inlineStr':
        return inline;
      case 'str':
        return decodeCellText(value);
      case 'b':
        return value === '1' ? 'TRUE' : value === '0' ? 'FALSE' : '';
      case 'e': {
        const message = `The formula of a cell in column ${column + 1} gives an error; the cell counts as empty.`;
        if (value !== '' && value !== '#N/A') note('error-cell', value, message);
        return '';
      }
      case 'd':
        return value.replace(/T00:00(:00(\.0+)?)?$/, '').replace('T', ' ');
      default:
        return value === '' ? '' : numbers.write(value, formats[style] ?? GENERAL);
    }
  };
  const finishCell = (): void => {
    const text = readCell();
    if (text === '') {
      if (hasFormula && value === '' && type !== 'str') {
        const message = `Column ${column + 1} holds a formula without its value; the cell counts as empty. Open the workbook in Excel, save it and import it again.`;
        note('formula-without-value', '', message);
      }
      return;
    }
    characters += text.length;
    if (text.length > LONGEST_TEXT || characters > MOST_CHARACTERS) {
      throw new ReadFault('too-large', `The text of its cells, up to row ${row}, is longer than any list's.`);
    }
    while (cells.length < column) cells.push('');
    cells[column] = text;
  };

  readXmlPart(
    workbook.archive,
    part,
    {
      open(name, readAttributes) {
        switch (name) {
          case 'c': {
            const attributes = readAttributes();
            column = attributes['r'] === undefined ? column + 1 : readColumn(attributes['r']);
            if (column < 0 || column >= MOST_SHEET_COLUMNS) {
              throw new ReadFault('too-large', `Row ${row} has a cell beyond the last column that Excel knows.`);
            }
            type = attributes['t'] ?? 'n';
            style = attributes['s'] === undefined ? 0 : Number(attributes['s']);
            value = '';
            inline = '';
            hasFormula = false;
            break;
          }
          case 'v':
            isValue = true;
            break;
          case 'row': {
            const attributes = readAttributes();
            row = attributes['r'] === undefined ? row + 1 : Number(attributes['r']);
            if (!(row >= 1 && row <= MOST_SHEET_ROWS)) {
              throw new ReadFault('too-large', 'It has a row beyond the last one that Excel knows.');
            }
            if (attributes['hidden'] === '1' || attributes['hidden'] === 'true') hiddenRows += 1;
            cells = [];
            column = -1;
            break;
          }
          case 'f':
            hasFormula = true;
            break;
          case 't':
            isInline = true;
            break;
          case 'rPh':
            isPhonetic = true;
            break;
          case 'col': {
            const { min, max, hidden } = readAttributes();
            if (hidden !== '1' && hidden !== 'true') break;
            const last = Math.min(Number(max), MOST_SHEET_COLUMNS);
            for (let at = Number(min); at <= last && hiddenColumns.length < MOST_SHEET_COLUMNS; at++) {
              hiddenColumns.push(at - 1);
            }
            break;
          }
          case 'mergeCell': {
            const range = readRange(readAttributes()['ref'] ?? '');
            if (range) merged.push(range);
            if (merged.length > MOST_MERGED) {
              throw new ReadFault('too-large', `It has more than ${MOST_MERGED} merged cells.`);
            }
            break;
          }
          default:
            otherElements += 1;
            if (otherElements > MOST_OTHER_ELEMENTS) {
              throw new ReadFault('too-large', 'It holds millions of things that are no cells.');
            }
        }
      },
      close(name) {
        if (name === 'v') isValue = false;
        else if (name === 'c') finishCell();
        else if (name === 'row') {
          if (cells.length > 0) takeRow(cells, row);
          cells = [];
        } else if (name === 't') isInline = false;
        else if (name === 'rPh') isPhonetic = false;
      },
      text(text) {
        if (isValue) value = value === '' ? text : value + text;
        else if (isInline && !isPhonetic) inline += decodeCellText(text);
      },
      literal(text) {
        if (isValue) value += text;
        else if (isInline && !isPhonetic) inline += text;
      },
    },
    onPiece,
  );
  return { hiddenColumns, hiddenRows, merged, notes };
}
