/** Roster row of a seller or index of a wave; `NO_ROW` is the pool and the unscheduled. */
export type ColumnKey = number;

/** One column of a board, before anything is known of its cards. */
export interface BoardColumn {
  readonly key: ColumnKey;
  readonly name: string;
  /** Heading above a run of columns; an empty text for none. */
  readonly group: string;
}
