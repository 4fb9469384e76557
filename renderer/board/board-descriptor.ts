import type { ComponentType } from 'react';
import type { Outcome } from '../../shared/commands/command.ts';
import type { AccountId } from '../../shared/model/ids.ts';
import type { PlanBase } from '../../shared/overview/plan-base.ts';
import type { PlanFigures } from '../../shared/overview/plan-figures.ts';
import type { MovePreview } from '../../shared/territory/preview.ts';
import type { ColumnList } from '../state/column-index.ts';
import type { BoardColumn, ColumnKey } from './board-column.ts';

/** One figure that a drop would change, in words. */
export interface Effect {
  readonly label: string;
  readonly before: string;
  readonly after: string;
  readonly tone: 'better' | 'worse' | 'neutral';
  /** What it is called aloud, empty where it is only shown. */
  readonly spoken: string;
}

/** What a drop would change. */
export interface DropEffects {
  readonly effects: readonly Effect[];
  /** What figures without a unit measure: "ARR, target 100". */
  readonly scale?: string;
  /** Whole sentences: which tolerance is met or left. */
  readonly notes: readonly string[];
}

export const NO_EFFECTS: DropEffects = { effects: [], notes: [] };

export interface ColumnHeadProps {
  readonly column: BoardColumn;
  /** Names the text with the column's figures, which describes the column to screen readers. */
  readonly figuresId: string;
}

export interface GroupFigureProps {
  readonly name: string;
  readonly keys: readonly ColumnKey[];
}

/** All that sets the two boards apart. */
export interface BoardDescriptor {
  readonly kind: 'sellers' | 'waves';
  /** The board's accessible name. */
  readonly label: string;
  /** What a column is called in sentences: "seller", "wave". */
  readonly noun: string;
  /** Pixels. */
  readonly columnWidth: number;
  /** Pixels; all heads of a board are as high. */
  readonly headHeight: number;
  readonly Head: ComponentType<ColumnHeadProps>;
  /** A figure for a run of columns under one heading, where the board has any. */
  readonly GroupFigure?: ComponentType<GroupFigureProps>;
  /** Whether a card tells both sellers, because its column tells none. */
  readonly namesBothSellers: boolean;
  readonly useColumn: (key: ColumnKey) => ColumnList;
  readonly readColumn: (key: ColumnKey) => ColumnList;
  /** The column an account is in now. */
  readonly columnOf: (base: PlanBase, row: number) => ColumnKey;
  /** Rows that travel when these were taken: whole units, without those that must stay. */
  readonly collectRows: (base: PlanBase, taken: readonly number[]) => number[];
  /** Why the column can take none of the accounts, or `null`. */
  readonly explainRefusal: (base: PlanBase, rows: readonly number[], key: ColumnKey) => string | null;
  /** What speaks against a column that can take the accounts all the same, or `null`. */
  readonly explainConcern?: (base: PlanBase, rows: readonly number[], key: ColumnKey) => string | null;
  /** Figures of the sellers before and after, where the board has any. */
  readonly previewDrop: (
    base: PlanBase,
    figures: PlanFigures,
    rows: readonly number[],
    key: ColumnKey,
  ) => MovePreview | null;
  readonly describeDrop: (
    base: PlanBase,
    figures: PlanFigures,
    rows: readonly number[],
    key: ColumnKey,
    preview: MovePreview | null,
  ) => DropEffects;
  readonly nameColumn: (base: PlanBase, key: ColumnKey) => string;
  /** A word more about it: team of a seller, launch of a wave. */
  readonly detailColumn: (base: PlanBase, key: ColumnKey) => string;
  readonly drop: (base: PlanBase, accounts: readonly AccountId[], key: ColumnKey) => Outcome;
  /** The same without their families; absent where locks, and so families, prevent nothing. */
  readonly dropAlone?: (base: PlanBase, accounts: readonly AccountId[], key: ColumnKey) => Outcome;
}
