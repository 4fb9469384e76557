import type { TextEncoding } from './decode-text.ts';
import type { TextColumn } from './text-column.ts';

/** What people may set right where it was guessed wrong. Everything left out is detected. */
export interface Corrections {
  /** Of a text file. */
  readonly encoding?: TextEncoding;
  /** Between the cells of a text file. */
  readonly delimiter?: string;
  /** Around the cells of a text file; an empty text where quotes mean nothing. */
  readonly quote?: string;
  /** The line of the file (the row of the sheet), from 1, with the headings; 0 where there are none. */
  readonly headerRow?: number;
  /** How many rows at the end are no records; 0 keeps them all. */
  readonly skipFooter?: number;
  /** The name of a workbook's sheet. */
  readonly sheet?: string;
}

/** How a file was read; shown, so that nothing is guessed in secret. */
export interface Dialect {
  readonly format: 'csv' | 'xlsx';
  /** `null` where there was nothing to decode: a workbook, or pasted text. */
  readonly encoding: TextEncoding | null;
  /** An empty text in a workbook. */
  readonly delimiter: string;
  /** An empty text where quotes mean nothing, and in a workbook. */
  readonly quote: string;
  /** Name of the sheet; an empty text where the file is no workbook. */
  readonly sheet: string;
  /** The line of the file, from 1, with the headings; 0 where there are none. */
  readonly headerLine: number;
  /** Rows before the headings that were left out. */
  readonly preambleRows: number;
  /** Rows after the last record ("Grand Totals", "Copyright") that were left out. */
  readonly footerRows: number;
}

export interface SheetInfo {
  readonly name: string;
  readonly isHidden: boolean;
}

/** Something odd about the shape of a file that did not stop it from being read. */
export interface TableNote {
  readonly code:
    | 'too-few-cells'
    | 'too-many-cells'
    | 'stray-quote'
    | 'open-quote'
    | 'blank-heading'
    | 'repeated-heading'
    | 'preamble'
    | 'footer'
    | 'other-sheets'
    | 'hidden-columns'
    | 'hidden-rows'
    | 'merged-cells'
    | 'error-cell'
    | 'formula-without-value';
  /** Line of the file, from 1; 0 where it is about the whole file. */
  readonly line: number;
  readonly value: string;
  readonly message: string;
}

/** A file as columns of texts. */
export interface RawTable {
  readonly fileName: string;
  /** The headings as they stand in the file, trimmed; may be blank or repeated. */
  readonly header: readonly string[];
  /** The headings made unique: "Column 3" for a blank one, "Amount (2)" for a repeated one. */
  readonly names: readonly string[];
  readonly columns: readonly TextColumn[];
  readonly rowCount: number;
  /** Line of the file (row of the sheet) on which each row begins, from 1. */
  readonly lines: Int32Array;
  readonly dialect: Dialect;
  readonly notes: readonly TableNote[];
  /** Every sheet of the workbook in its order; empty where the file is none. */
  readonly sheets: readonly SheetInfo[];
  /** Columns that the workbook hides; they were read like the others. */
  readonly hiddenColumns: readonly number[];
  /** The first and last lines as they stand in the file, also those that were left out: for a look at its shape. */
  readonly edges: FileEdges;
}

/** A line of a file, cell by cell. */
export interface FileLine {
  /** From 1; the row of a sheet. */
  readonly line: number;
  readonly cells: readonly string[];
}

export interface FileEdges {
  readonly head: readonly FileLine[];
  /** Without the lines of `head`. */
  readonly tail: readonly FileLine[];
  /** All lines that hold something. */
  readonly count: number;
}

export type ReadTableResult =
  | { readonly ok: true; readonly table: RawTable }
  | {
      readonly ok: false;
      readonly code: string;
      /** What is wrong and what to do, for people; names the sheet, not the file. */
      readonly message: string;
      /** Where another sheet may be chosen. */
      readonly sheets?: readonly SheetInfo[];
    };
