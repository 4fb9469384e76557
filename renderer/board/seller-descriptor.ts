import { expandUnits } from '../../shared/commands/accounts.ts';
import { createLockFinder, explainRefusal } from '../../shared/commands/eligibility.ts';
import { NO_ROW, UNASSIGNED } from '../../shared/model/ids.ts';
import type { SellerId } from '../../shared/model/ids.ts';
import { isLeaving } from '../../shared/model/roster.ts';
import { explainFit } from '../../shared/overview/explain-fit.ts';
import type { PlanBase } from '../../shared/overview/plan-base.ts';
import type { PlanFigures } from '../../shared/overview/plan-figures.ts';
import type { Measure } from '../../shared/territory/measures.ts';
import { previewMove } from '../../shared/territory/preview.ts';
import type { MovePreview, SellerPreview } from '../../shared/territory/preview.ts';
import { readSellerColumn, useSellerColumn } from '../state/columns.ts';
import { dispatch } from '../state/plan-actions.ts';
import { sessionStore } from '../state/session-store.ts';
import { formatsFor } from '../ui/format.ts';
import type { Formats } from '../ui/format.ts';
import { MEASURE_NAMES } from '../ui/measure-names.ts';
import type { BoardDescriptor, DropEffects, Effect } from './board-descriptor.ts';
import { nameSeller, shortenSeller } from './card-view.ts';
import { explainClosedPlan } from './closed-plan.ts';
import { findBalance, writeIndex, writeMeasure } from './measure-words.ts';
import { SellerGroupFigure } from './SellerGroupFigure.tsx';
import { SellerHead } from './SellerHead.tsx';

/** How many losing sellers are shown one by one. */
const SHOWN = 3;

/** A column per seller: drops change who gets an account. */
export const SELLER_BOARD: BoardDescriptor = {
  kind: 'sellers',
  label: 'Territories by seller',
  noun: 'seller',
  columnWidth: 226,
  headHeight: 66,
  Head: SellerHead,
  GroupFigure: SellerGroupFigure,
  namesBothSellers: false,
  useColumn: useSellerColumn,
  readColumn: readSellerColumn,
  columnOf: (base, row) => base.assignment.incoming[row] as number,
  collectRows: (base, taken) => {
    const explainLock = createLockFinder(base);
    return expandUnits(base, taken).filter((row) => explainLock(row, false) === null);
  },
  explainRefusal: (base, rows, key) =>
    explainClosedPlan(base) ?? explainLeaver(base, key) ?? explainRefusal(base, rows, key),
  explainConcern: explainFit,
  previewDrop: previewSellers,
  describeDrop: describeSellerDrop,
  nameColumn: (base, key) => nameSeller(base.roster, key),
  detailColumn: ({ roster }, key) =>
    key === NO_ROW ? 'The pool' : [roster.teams[key], roster.regions[key]].filter(Boolean).join(' · '),
  drop: (base, accounts, key) => dispatch({ kind: 'moveAccounts', accounts, to: sellerIdOf(base, key) }),
  dropAlone: (base, accounts, key) =>
    dispatch({ kind: 'moveAccounts', accounts, to: sellerIdOf(base, key), alone: true }),
};

function sellerIdOf(base: PlanBase, key: number): SellerId {
  return key === NO_ROW ? UNASSIGNED : (base.roster.ids[key] as SellerId);
}

/** The command's own reason, with the day as people write it. */
function explainLeaver({ roster, facts }: PlanBase, key: number): string | null {
  if (key === NO_ROW || !isLeaving(roster, key)) return null;
  const day = roster.leavesOn[key] as number;
  return day > 0 ? `${roster.names[key]} leaves on ${formatsFor(facts.currency).day(day)}.` : null;
}

/** The sellers' figures after a drop; a few microseconds per card. */
function previewSellers(base: PlanBase, figures: PlanFigures, rows: readonly number[], key: number): MovePreview {
  const { roster, assignment, measures } = base;
  return previewMove(figures.after, figures.targets, measures, assignment.incoming, rows, key, {
    roster,
    incumbent: assignment.incumbent,
    movedArr: figures.scorecard.disruption.movedArr,
  });
}

function describeSellerDrop(
  base: PlanBase,
  figures: PlanFigures,
  rows: readonly number[],
  key: number,
  preview: MovePreview | null,
): DropEffects {
  if (!preview || preview.moved === 0) return { effects: [], notes: ['Nothing changes.'] };
  const { measure } = sessionStore.getState();
  const formats = formatsFor(base.facts.currency);
  const shown = preview.losing.slice(0, SHOWN);
  const effects: Effect[] = [
    describeSeller(base, formats, measure, preview.gaining, 'index'),
    ...shown.map((seller) => describeSeller(base, formats, measure, seller, nameSeller(base.roster, seller.row))),
    {
      label: 'CV, all sellers',
      before: formats.fixedShare(preview.cvBefore[measure]),
      after: formats.fixedShare(preview.cvAfter[measure]),
      tone: compare(preview.cvBefore[measure], preview.cvAfter[measure]),
      spoken: '',
    },
    {
      label: 'ARR moved',
      before: formats.fixedShare(preview.movedArrShareBefore),
      after: formats.fixedShare(preview.movedArrShareAfter),
      tone: 'neutral',
      spoken: '',
    },
  ];
  const others = preview.losing.length - shown.length;
  const unfit = explainFit(base, rows, key);
  const notes = unfit === null ? [] : [unfit];
  if (others > 0) notes.push(`${others} more sellers lose accounts.`);
  const tolerance = findBalance(figures, measure)?.tolerance ?? null;
  if (tolerance !== null) {
    for (const seller of [preview.gaining, ...shown]) notes.push(...noteTolerance(base, measure, tolerance, seller));
  }
  const isIndexed = [preview.gaining, ...shown].some(({ indexAfter }) => Number.isFinite(indexAfter[measure]));
  return { effects, ...(isIndexed && { scale: `${MEASURE_NAMES[measure]}, target 100` }), notes };
}

function describeSeller(
  base: PlanBase,
  formats: Formats,
  measure: Measure,
  seller: SellerPreview,
  spoken: string,
): Effect {
  const before = seller.indexBefore[measure];
  const after = seller.indexAfter[measure];
  const hasTarget = Number.isFinite(before) && Number.isFinite(after);
  const write = (index: number, value: number): string =>
    hasTarget ? writeIndex(formats, index) : writeMeasure(formats, measure, value);
  return {
    label: seller.row === NO_ROW ? 'Unassigned' : shortenSeller(base.roster, seller.row),
    before: write(before, seller.before[measure]),
    after: write(after, seller.after[measure]),
    tone: hasTarget ? compare(Math.abs(before - 100), Math.abs(after - 100)) : 'neutral',
    spoken: spoken === 'index' && !hasTarget ? measure : spoken,
  };
}

/** "Weber comes within tolerance." where that changes. */
function noteTolerance(base: PlanBase, measure: Measure, tolerance: number, seller: SellerPreview): string[] {
  const limit = 100 * tolerance;
  const before = seller.indexBefore[measure] - 100;
  const after = seller.indexAfter[measure] - 100;
  if (Number.isNaN(before) || Number.isNaN(after)) return [];
  const wasOut = Math.abs(before) > limit;
  const isOut = Math.abs(after) > limit;
  if (wasOut === isOut) return [];
  const name = shortenSeller(base.roster, seller.row);
  return [wasOut ? `${name} comes within tolerance.` : `${name} goes ${after > 0 ? 'above' : 'below'} tolerance.`];
}

/** Less is better. */
function compare(before: number, after: number): Effect['tone'] {
  if (Math.abs(before - after) < 1e-9) return 'neutral';
  return after < before ? 'better' : 'worse';
}
