import type { ImportTable } from './fields.ts';
import { normalizeHeading } from './mapping.ts';

/** Something kept for files of a table with certain headings: a mapping, choices. */
export interface SavedHeader {
  readonly table: ImportTable;
  readonly header: readonly string[];
}

export interface RecognizedHeader<T extends SavedHeader> {
  readonly saved: T;
  /** The same headings, in whatever order; or most of them. */
  readonly match: 'same' | 'similar';
  /** Headings that are gone, and that are new, as they are written. */
  readonly missing: readonly string[];
  readonly added: readonly string[];
}

/** Headings that two files must share, of all that either has, to be exports of the same list. */
const LEAST_SHARE = 0.7;

/** The key of a file's headings as a set: their order, case and spacing do not count. */
function nameHeaderSet({ table, header }: SavedHeader): string {
  return JSON.stringify([table, ...header.map(normalizeHeading).sort()]);
}

/**
 * Finds what was kept for such a file: the latest with the same headings, else the latest of those that share most of
 * them with it, since exports gain and lose a column now and then. What is said about columns that are gone is not to be
 * applied.
 * @param saved the earliest first.
 */
export function recognizeHeader<T extends SavedHeader>(
  saved: readonly T[],
  table: ImportTable,
  header: readonly string[],
): RecognizedHeader<T> | null {
  const key = nameHeaderSet({ table, header });
  const same = saved.findLast((entry) => nameHeaderSet(entry) === key);
  if (same) return { saved: same, match: 'same', missing: [], added: [] };
  const headings = new Set(header.map(normalizeHeading));
  let best: RecognizedHeader<T> | null = null;
  let bestShare = LEAST_SHARE;
  for (const entry of saved) {
    if (entry.table !== table) continue;
    const known = new Set(entry.header.map(normalizeHeading));
    const shared = [...headings].filter((heading) => known.has(heading)).length;
    const share = shared / (headings.size + known.size - shared);
    if (share < bestShare) continue;
    bestShare = share;
    best = {
      saved: entry,
      match: 'similar',
      missing: entry.header.filter((heading) => !headings.has(normalizeHeading(heading))),
      added: header.filter((heading) => !known.has(normalizeHeading(heading))),
    };
  }
  return best;
}
