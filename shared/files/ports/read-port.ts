/** How far the reading of a file is. */
export interface ReadProgress {
  readonly fileName: string;
  /** Rows read so far. */
  readonly rows: number;
  /** Bytes of the file read so far. */
  readonly bytes: number;
  readonly totalBytes: number;
}

/**
 * Where a reader says how far it is, every few milliseconds. The host may throw `ReadingStopped` from it: the reader
 * then ends at once, and nothing is kept.
 */
export interface ReadPort {
  readonly report: (progress: ReadProgress) => void;
}

/** The reading was ended on purpose, through its port. */
export class ReadingStopped extends Error {
  constructor() {
    super('The reading was stopped.');
    this.name = 'ReadingStopped';
  }
}
