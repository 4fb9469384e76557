import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import type { Range } from '@tanstack/react-virtual';
import { useCallback, useEffect, useId, useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { CSSProperties, FocusEvent, KeyboardEvent, MouseEvent } from 'react';
import type { AccountId } from '../../shared/model/ids.ts';
import { planStore, usePlan } from '../state/plan-store.ts';
import { clearSelection, extendSelection, selectOnly, toggleSelected } from '../state/selection.ts';
import { inspect, sessionStore, useSession } from '../state/session-store.ts';
import type { BoardColumn } from './board-column.ts';
import { BoardController, BoardProvider, useBoard } from './board-controller.ts';
import type { BoardDescriptor } from './board-descriptor.ts';
import { BoardKeys } from './board-keys.ts';
import { BoardNotice } from './BoardNotice.tsx';
import { Column } from './Column.tsx';
import { fitColumnWidth, layOutColumns, sizeOfColumn } from './column-layout.ts';
import type { ColumnLayout } from './column-layout.ts';
import { DragArea } from './DragArea.tsx';
import { DragPreview } from './DragPreview.tsx';
import { useRoom } from './use-room.ts';
import { SelectionBar } from './SelectionBar.tsx';
import type { Place } from './walk.ts';
import spokenStyles from '../ui/Spoken.module.css';
import styles from './Board.module.css';

const INSTRUCTIONS =
  'Arrow keys walk the cards. Space lifts a card or the selection: then left and right choose a column, Enter drops, ' +
  'Escape cancels. M opens Move to, L locks, W sets the wave. Shift with arrows selects. Up from the first card reaches the head of its column, Enter shows what is known of it.';

/** Pixels, with its distance from the column on both sides. */
const PREVIEW_WIDTH = 278;

interface BoardProps {
  readonly descriptor: BoardDescriptor;
  /** The same array as long as the columns are the same. */
  readonly columns: readonly BoardColumn[];
}

/** Columns of cards, drawn only where they can be seen, in both directions. */
export function Board({ descriptor, columns }: BoardProps) {
  const [board] = useState(() => new BoardController(descriptor));
  const [keys] = useState(() => new BoardKeys(board));
  const [frame, room] = useRoom();
  const layout = useMemo(
    () => layOutColumns(columns, fitColumnWidth(columns, descriptor.columnWidth, room)),
    [columns, descriptor, room],
  );
  board.setColumns(columns, layout);
  const instructionsId = useId();
  const hasGroups = columns.some(({ group }) => group !== '');

  const returnFocus = useCallback(() => board.focus.returnTo(null), [board]);

  useCancelOnChange(board);
  useReturnedFocus(board);

  const onKeyDown = (event: KeyboardEvent): void => {
    const head = (event.target as Element).closest<HTMLElement>('[data-column-head]');
    if (!head && !isCardOrBoard(event.target)) return;
    const isTaken = head
      ? keys.pressOnHead(event, Number(head.dataset['columnHead']))
      : keys.press(event, event.timeStamp);
    if (!isTaken) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <BoardProvider value={board}>
      <DragArea>
        <section
          ref={frame}
          aria-label={descriptor.label}
          aria-describedby={instructionsId}
          data-board={descriptor.kind}
          className={styles.board}
          style={{ '--columns-top': hasGroups ? '34px' : '12px' } as CSSProperties}
        >
          <p id={instructionsId} className={spokenStyles.spoken}>
            {INSTRUCTIONS}
          </p>
          <div
            role="presentation"
            onKeyDown={onKeyDown}
            onClick={(event) => pick(event, board)}
            onDoubleClick={(event) => findAccount(event.target) !== null && inspect({ kind: 'accounts' })}
            onFocus={(event) => takeFocus(event, board)}
            onBlur={(event) => leaveFocus(event, board)}
          >
            <Columns columns={columns} layout={layout} />
          </div>
          <BoardNotice columns={columns} />
          <SelectionBar onClear={returnFocus} />
        </section>
      </DragArea>
    </BoardProvider>
  );
}

interface ColumnsProps {
  readonly columns: readonly BoardColumn[];
  readonly layout: ColumnLayout;
}

function Columns({ columns, layout }: ColumnsProps) {
  const board = useBoard();
  const { GroupFigure } = board.descriptor;
  const scroller = useRef<HTMLDivElement>(null);
  const focusColumn = useFocusColumn();
  const head = useSyncExternalStore(board.focus.subscribe, board.focus.readHead);
  const headColumn = head === null ? -1 : board.indexOf(head);
  const rangeExtractor = useCallback(
    (range: Range) => {
      const indexes = new Set(defaultRangeExtractor(range));
      // The column with the focus stays in the page, or its card or head would lose the keyboard.
      for (const kept of [focusColumn, headColumn]) if (kept >= 0 && kept < range.count) indexes.add(kept);
      return [...indexes].sort((left, right) => left - right);
    },
    [focusColumn, headColumn],
  );
  const virtual = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => sizeOfColumn(layout, index),
    getItemKey: (index) => columns[index]?.key ?? index,
    paddingStart: layout.starts[0] ?? 0,
    overscan: 1,
    rangeExtractor,
  });
  useLayoutEffect(() => {
    board.scroller = scroller.current;
    virtual.measure();
  }, [board, layout, virtual]);
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      tabIndex={focusColumn === -1 && head === null ? 0 : -1}
      data-board-scroller
    >
      <div className={styles.content} style={{ width: layout.total }}>
        {layout.groups.map(({ label, start, width, columns: count, first }) =>
          label === '' ? null : (
            <div key={`${label} ${start}`} className={styles.group} style={{ left: start, width }}>
              <span className={styles.groupName}>
                {label} <span className={styles.groupCount}>{count}</span>
                {GroupFigure && (
                  <GroupFigure name={label} keys={columns.slice(first, first + count).map((column) => column.key)} />
                )}
              </span>
            </div>
          ),
        )}
        {virtual.getVirtualItems().map(({ index, key }) => {
          const column = columns[index];
          return (
            column && (
              <Column key={key} column={column} left={layout.starts[index] as number} width={layout.columnWidth} />
            )
          );
        })}
        <KeyboardPreview />
      </div>
    </div>
  );
}

/** Index of the column that holds the card with the focus, -1 for none that can be seen. */
function useFocusColumn(): number {
  const board = useBoard();
  const focus = useSession((state) => state.focusAccount);
  usePlan((state) => state.revision);
  useSession((state) => state.filter);
  const { base } = board;
  if (focus === null || !base) return -1;
  return board.createGrid(base).placeOf(focus)?.column ?? -1;
}

/** What a drop would change, while the keyboard carries the cards: at the top of the column that is aimed at. */
function KeyboardPreview() {
  const board = useBoard();
  const over = useSession(({ drag }) => (drag?.board === board.descriptor.kind ? drag.over : null));
  const { lift, scroller } = board;
  if (over === null || !lift?.isByKeyboard || !scroller) return null;
  const { columnWidth, starts } = board.layout;
  const start = starts[board.indexOf(over)] ?? 0;
  const fitsRight = start + columnWidth + PREVIEW_WIDTH < scroller.scrollLeft + scroller.clientWidth;
  return (
    <div
      className={styles.keyboardPreview}
      style={{ left: fitsRight ? start + columnWidth : start - PREVIEW_WIDTH, marginTop: board.descriptor.headHeight }}
    >
      <DragPreview />
    </div>
  );
}

/** Cards in the air belong to the plan as it was: any edit beneath them puts them back, and so does leaving the board. */
function useCancelOnChange(board: BoardController): void {
  useEffect(() => {
    const stop = planStore.subscribe((state, before) => {
      if (state.revision !== before.revision) board.cancel();
    });
    return () => {
      stop();
      board.cancel();
    };
  }, [board]);
}

/**
 * A dialog gives the focus back to the card it was opened from. Where that card moved out of sight, to the one that took
 * its place: who moves one after the other wants to stay there.
 */
function useReturnedFocus(board: BoardController): void {
  useEffect(() => {
    let left: Place | null = null;
    let request = 0;
    const stop = sessionStore.subscribe((state, before) => {
      if (state.dialog !== null && before.dialog === null)
        left = board.focus.isHeld ? board.focus.focusedPlace() : null;
      if (state.dialog !== null || before.dialog === null || left === null) return;
      const place = left;
      left = null;
      // The dialog must be gone from the page first, or it keeps the focus to itself.
      request = requestAnimationFrame(() => board.focus.returnTo(place));
    });
    return () => {
      stop();
      cancelAnimationFrame(request);
    };
  }, [board]);
}

function findAccount(target: EventTarget): AccountId | null {
  return (target as Element).closest<HTMLElement>('[data-account]')?.dataset['account'] ?? null;
}

function isCardOrBoard(target: EventTarget): boolean {
  return (target as Element).matches('[data-account], [data-board-scroller], [role="listbox"]');
}

/** A click selects, with Ctrl or ⌘ adds or takes away, with Shift selects up to here; beside the cards it clears. */
function pick(event: MouseEvent, board: BoardController): void {
  const account = findAccount(event.target);
  if (account === null) {
    if ((event.target as Element).matches('[data-board-scroller], [data-board-scroller] > *, [role="listbox"]')) {
      clearSelection();
    }
    return;
  }
  const { base } = planStore.getState();
  const row = base?.accountRow.get(account);
  if (!base || row === undefined) return;
  if (event.shiftKey) extendSelection(account, board.descriptor.readColumn(board.descriptor.columnOf(base, row)).rows);
  else if (event.ctrlKey || event.metaKey) toggleSelected(account);
  else selectOnly(account);
}

function takeFocus(event: FocusEvent, board: BoardController): void {
  const account = findAccount(event.target);
  if (account !== null) board.focus.take(account);
  else if (event.target.matches('[data-board-scroller]:focus-visible')) board.focus.focusFirst();
}

function leaveFocus(event: FocusEvent, board: BoardController): void {
  const goesTo = event.relatedTarget;
  // A card taken out of the page also loses the focus, to nobody: the board keeps its claim then.
  if (board.focus.isInterrupted || (goesTo === null && document.hasFocus() && !event.target.isConnected)) return;
  if (goesTo !== null && event.currentTarget.contains(goesTo)) return;
  board.focus.hold(false);
  if (board.lift?.isByKeyboard) board.cancel();
}
