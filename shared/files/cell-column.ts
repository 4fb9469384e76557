import type { ScannedRecords } from './csv/scan-rows.ts';
import { ScannedCells } from './csv/scanned-cells.ts';
import type { EncodedText } from './encoded-text.ts';
import { TextColumn } from './text-column.ts';

/** The cells of one column while a file is read. */
export class CellColumn {
  #texts: string[] = [];
  #scanned: ScannedCells | null = null;

  /** From here on, cells come from places in a text. @param rows how many there will be, more or less. */
  scan(text: EncodedText, rows: number): void {
    this.#scanned = new ScannedCells(text, rows);
    for (const cell of this.#texts) this.#scanned.add(cell);
    this.#texts = [];
  }

  push(cell: string): void {
    if (this.#scanned) this.#scanned.add(cell);
    else this.#texts.push(cell);
  }

  /** Adds the cells of some scanned records. @param column which of their cells. */
  pushScanned(records: ScannedRecords, from: number, to: number, column: number): void {
    this.#scanned?.take(records, from, to, column);
  }

  at(row: number): string {
    return this.#scanned ? this.#scanned.at(row) : (this.#texts[row] as string);
  }

  set(row: number, cell: string): void {
    if (this.#scanned) this.#scanned.set(row, cell);
    else this.#texts[row] = cell;
  }

  /** The rows from one to before another. @param pause is called every few thousand rows. */
  slice(from: number, to: number, pause?: () => void): TextColumn {
    pause?.();
    if (!this.#scanned) return TextColumn.ofTexts(this.#texts.slice(from, to));
    const words = TextColumn.ofWords(this.#scanned.slice(from, to, pause));
    return this.#scanned.isRepeating ? words : TextColumn.ofTexts(words.texts);
  }
}
