/** How cells and records are parted. */
export interface CellMarks {
  /** Between cells; one character or several. */
  readonly delimiter: string;
  /** Around cells that hold delimiters or line breaks; an empty text where quotes mean nothing. */
  readonly quote: string;
}
