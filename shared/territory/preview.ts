import { moveKindOf } from '../model/assignment.ts';
import { NO_ROW } from '../model/ids.ts';
import type { Roster } from '../model/roster.ts';
import { computeIndex, computeVariation } from './balance.ts';
import type { Books } from './books.ts';
import { MEASURES } from './measures.ts';
import type { AccountMeasures, Measure } from './measures.ts';
import type { Targets } from './targets.ts';

/** One seller's (or the pool's) figures before and after a move that is not made yet. */
export interface SellerPreview {
  /** Roster row, `NO_ROW` for the pool. */
  readonly row: number;
  readonly before: Readonly<Record<Measure, number>>;
  readonly after: Readonly<Record<Measure, number>>;
  /** 100 × value ÷ target; NaN without a target. */
  readonly indexBefore: Readonly<Record<Measure, number>>;
  readonly indexAfter: Readonly<Record<Measure, number>>;
}

export interface MovePreview {
  /** Accounts that would change their seller; those already there do not count. */
  readonly moved: number;
  readonly gaining: SellerPreview;
  /** Sellers (or the pool) who lose accounts, in roster order, the pool last. */
  readonly losing: readonly SellerPreview[];
  readonly cvBefore: Readonly<Record<Measure, number>>;
  readonly cvAfter: Readonly<Record<Measure, number>>;
  /** Share of all ARR that transfers move, 0 to 1. */
  readonly movedArrShareBefore: number;
  readonly movedArrShareAfter: number;
}

/** What the moved share needs beside the books. */
export interface MovedContext {
  readonly roster: Roster;
  readonly incumbent: Int32Array;
  /** `scorecard.disruption.movedArr` of the figures the preview starts from. */
  readonly movedArr: number;
}

/**
 * What the columns would show if the accounts were dropped there; touches nothing. Costs O(rows + sellers), so that it
 * can run on each column change of a drag.
 * @param rows account rows, as they travel with the pointer.
 * @param toRow roster row, or `NO_ROW` for the pool.
 */
export function previewMove(
  books: Books,
  targets: Targets,
  measures: AccountMeasures,
  incoming: Int32Array,
  rows: Int32Array | readonly number[],
  toRow: number,
  context: MovedContext,
): MovePreview {
  const pool = books.rosterCount;
  const toBook = toRow === NO_ROW ? pool : toRow;
  const gained = createFigures();
  const lostBy = new Map<number, Record<Measure, number>>();
  let moved = 0;
  let movedArr = context.movedArr;
  for (const row of rows) {
    const from = incoming[row] as number;
    if (from === toRow) continue;
    moved++;
    const fromBook = from === NO_ROW ? pool : from;
    let lost = lostBy.get(fromBook);
    if (!lost) {
      lost = createFigures();
      lostBy.set(fromBook, lost);
    }
    for (const measure of MEASURES) {
      const value = measures[measure][row] as number;
      gained[measure] += value;
      lost[measure] -= value;
    }
    const owner = context.incumbent[row] as number;
    if (moveKindOf(context.roster, owner, from) === 'transfer') movedArr -= measures.arr[row] as number;
    if (moveKindOf(context.roster, owner, toRow) === 'transfer') movedArr += measures.arr[row] as number;
  }

  const describe = (book: number, change: Record<Measure, number>): SellerPreview => {
    const preview = {
      row: book === pool ? NO_ROW : book,
      before: createFigures(),
      after: createFigures(),
      indexBefore: createFigures(),
      indexAfter: createFigures(),
    };
    for (const measure of MEASURES) {
      const value = books.totals[measure][book] as number;
      // The pool has no target.
      const target = targets[measure][book] ?? 0;
      preview.before[measure] = value;
      preview.after[measure] = value + change[measure];
      preview.indexBefore[measure] = computeIndex(value, target);
      preview.indexAfter[measure] = computeIndex(value + change[measure], target);
    }
    return preview;
  };
  const cvBefore = createFigures();
  const cvAfter = createFigures();
  let totalArr = 0;
  for (const arr of books.totals.arr) totalArr += arr;
  for (const measure of MEASURES) {
    cvBefore[measure] = computeVariation(listIndices(books, targets, measure, null));
    cvAfter[measure] = computeVariation(
      listIndices(books, targets, measure, (book) => {
        const lost = lostBy.get(book)?.[measure] ?? 0;
        return book === toBook ? lost + gained[measure] : lost;
      }),
    );
  }
  return {
    moved,
    gaining: describe(toBook, gained),
    losing: [...lostBy].sort(([left], [right]) => left - right).map(([book, lost]) => describe(book, lost)),
    cvBefore,
    cvAfter,
    movedArrShareBefore: totalArr > 0 ? context.movedArr / totalArr : 0,
    movedArrShareAfter: totalArr > 0 ? movedArr / totalArr : 0,
  };
}

function listIndices(
  books: Books,
  targets: Targets,
  measure: Measure,
  changeOf: ((book: number) => number) | null,
): number[] {
  const indices: number[] = [];
  for (let row = 0; row < books.rosterCount; row++) {
    const target = targets[measure][row] as number;
    if (target <= 0) continue;
    const value = (books.totals[measure][row] as number) + (changeOf ? changeOf(row) : 0);
    indices.push(computeIndex(value, target));
  }
  return indices;
}

function createFigures(): Record<Measure, number> {
  return { accounts: 0, arr: 0, workload: 0, pipeline: 0, potential: 0 };
}
