import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import type { Range, Virtualizer } from '@tanstack/react-virtual';
import { memo, useCallback, useId, useLayoutEffect, useRef } from 'react';
import type { RefObject } from 'react';
import type { AccountId } from '../../shared/model/ids.ts';
import { planStore } from '../state/plan-store.ts';
import { useSession } from '../state/session-store.ts';
import { formatsFor } from '../ui/format.ts';
import { AccountCard } from './AccountCard.tsx';
import { useBoard } from './board-controller.ts';
import type { BoardColumn } from './board-column.ts';
import { readCard } from './card-view.ts';
import { CARD_HEIGHT, CARD_PITCH } from './column-layout.ts';
import { hasFilter } from './has-filter.ts';
import styles from './Column.module.css';

const LIST_PADDING = 8;
/** The last card can be scrolled to above the selection's bar. */
const SELECTION_BAR_ROOM = 64;

interface ColumnProps {
  readonly column: BoardColumn;
  /** Place and width in pixels. */
  readonly left: number;
  readonly width: number;
}

/** One seller or wave: its head and its cards. */
export const Column = memo(function Column({ column, left, width }: ColumnProps) {
  const board = useBoard();
  const { descriptor } = board;
  const { Head } = descriptor;
  const figuresId = useId();
  const aim = useSession(({ drag }) => {
    if (drag?.board !== descriptor.kind) return 'none';
    if (drag.over === column.key) return drag.refusal ? 'refused' : 'over';
    if (board.explainRefusal(column.key) !== null) return 'closed';
    return board.hasConcern(column.key) ? 'doubtful' : 'none';
  });
  return (
    <section
      role="group"
      aria-label={column.name}
      aria-describedby={figuresId}
      data-column={column.key}
      data-aim={aim === 'none' ? undefined : aim}
      className={styles.column}
      style={{ width, transform: `translateX(${left}px)` }}
    >
      <div className={styles.head} style={{ height: descriptor.headHeight }}>
        <Head column={column} figuresId={figuresId} />
      </div>
      <ColumnCards column={column} />
    </section>
  );
});

/** Only the cards in view are in the page, and the one with the focus, wherever it is. */
const ColumnCards = memo(function ColumnCards({ column }: { readonly column: BoardColumn }) {
  const board = useBoard();
  const { descriptor } = board;
  const { key } = column;
  const list = useRef<HTMLDivElement>(null);
  const { rows } = descriptor.useColumn(key);
  // The column's own subscription says when to look again; the plan itself is not one, or every edit drew every column.
  const { base } = planStore.getState();
  const selection = useSession((state) => state.selection);
  // Drawn again when cards of this column go up or come down; which of them are in the air the board knows.
  useSession(({ drag }) => (drag?.board === descriptor.kind && board.isLiftedFrom(key) ? drag.rows : null));
  const isFiltered = useSession((state) => hasFilter(state.filter));
  const focus = useSession(({ focusAccount }) => {
    const row = focusAccount === null ? undefined : planStore.getState().base?.accountRow.get(focusAccount);
    const isHere = row !== undefined && base !== null && descriptor.columnOf(base, row) === key;
    return isHere ? focusAccount : null;
  });
  const focusRow = focus === null ? -1 : (base?.accountRow.get(focus) ?? -1);
  const focusIndex = focusRow === -1 ? -1 : rows.indexOf(focusRow);

  const rangeExtractor = useCallback(
    (range: Range) => {
      const indexes = defaultRangeExtractor(range);
      if (focusIndex >= 0 && focusIndex < range.count && !indexes.includes(focusIndex)) indexes.push(focusIndex);
      return indexes.sort((left, right) => left - right);
    },
    [focusIndex],
  );
  const room = selection.size > 0 ? SELECTION_BAR_ROOM : LIST_PADDING;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => list.current,
    estimateSize: () => CARD_PITCH,
    paddingStart: LIST_PADDING,
    paddingEnd: room,
    overscan: 4,
    rangeExtractor,
  });

  useLayoutEffect(() => {
    board.registerList(key, list.current);
    return () => board.registerList(key, null);
  }, [board, key]);
  useRevealedFocus(list, focus, focusIndex, virtual, room);

  if (!base) return null;
  const formats = formatsFor(base.facts.currency);
  const count = rows.length;
  return (
    <div
      ref={list}
      className={styles.list}
      {...(count > 0 && { role: 'listbox', 'aria-multiselectable': true, 'aria-label': `Accounts: ${column.name}` })}
      tabIndex={-1}
    >
      {count === 0 && <p className={styles.empty}>{isFiltered ? 'None that the filter shows' : 'No accounts'}</p>}
      <div role="presentation" className={styles.stack} style={{ height: count === 0 ? 0 : virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          if (row === undefined) return null;
          const card = readCard(base, row, formats, descriptor.namesBothSellers);
          return (
            <AccountCard
              key={card.id}
              {...card}
              top={start}
              position={index + 1}
              count={count}
              isSelected={selection.has(card.id)}
              isTabStop={index === focusIndex}
              isLifted={board.isLifted(row)}
            />
          );
        })}
      </div>
    </div>
  );
});

/**
 * Brings the card with the focus into view when the board asked for it, and gives it the keyboard when it is drawn anew.
 * Where the list stands, its virtualizer knows: asked of the element, the whole page would be laid out for the answer.
 */
function useRevealedFocus(
  list: RefObject<HTMLDivElement | null>,
  focus: AccountId | null,
  index: number,
  { scrollOffset, scrollRect }: Pick<Virtualizer<HTMLDivElement, Element>, 'scrollOffset' | 'scrollRect'>,
  /** Pixels kept free below, where the bar of the selection lies over the cards. */
  room: number,
): void {
  const board = useBoard();
  useLayoutEffect(() => {
    const element = list.current;
    if (focus === null || index === -1 || !element) return;
    if (board.focus.takeReveal(focus)) {
      const top = LIST_PADDING + index * CARD_PITCH;
      const scrolled = scrollOffset ?? element.scrollTop;
      const height = scrollRect?.height ?? element.clientHeight;
      if (top - LIST_PADDING < scrolled) element.scrollTop = top - LIST_PADDING;
      else if (top + CARD_HEIGHT + room > scrolled + height) {
        element.scrollTop = top + CARD_HEIGHT + room - height;
      }
    }
    if (!board.focus.shouldTake(null)) return;
    element.querySelector<HTMLElement>(':scope [tabindex="0"]')?.focus({ preventScroll: true });
  });
}
