import {
  DndContext,
  DragOverlay,
  MouseSensor,
  TouchSensor,
  getClientRect,
  useDraggable,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import type { Announcements, CollisionDetection } from '@dnd-kit/core';
import { useCallback, useMemo } from 'react';
import type { MouseEvent, ReactNode, TouchEvent } from 'react';
import type { AccountId } from '../../shared/model/ids.ts';
import { planStore } from '../state/plan-store.ts';
import { useSession } from '../state/session-store.ts';
import { joinClasses } from '../ui/class-names.ts';
import { formatsFor } from '../ui/format.ts';
import { CardFace } from './AccountCard.tsx';
import { useBoard } from './board-controller.ts';
import type { ColumnKey } from './board-column.ts';
import { readCard } from './card-view.ts';
import { DragPreview } from './DragPreview.tsx';
import cardStyles from './AccountCard.module.css';
import styles from './DragArea.module.css';

const CARDS = 'cards';

/** The board announces everything itself, by keyboard and by pointer alike: the library stays silent. */
const SILENT: Announcements = {
  onDragStart: () => undefined,
  onDragOver: () => undefined,
  onDragEnd: () => undefined,
  onDragCancel: () => undefined,
};
/** Cards stand by transform: the library would measure them where they would be without. */
const MEASURING = { draggable: { measure: getClientRect } };

/**
 * The pointer's side of dragging. Three things keep a move cheap with any number of cards: the whole board is the one
 * draggable, so no card listens or renders; the column is found by arithmetic, so none is measured when it scrolls into
 * view; and the session hears of a change of column only.
 */
export function DragArea({ children }: { readonly children: ReactNode }) {
  const board = useBoard();
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: 4 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 150, tolerance: 8 } }),
  );
  const detectColumn = useCallback<CollisionDetection>(
    ({ pointerCoordinates }) => {
      const key = board.findColumn(pointerCoordinates);
      return key === null ? [] : [{ id: key }];
    },
    [board],
  );
  const handlers = useMemo(
    () => ({
      onDragStart: ({ activatorEvent }: { readonly activatorEvent: Event }) =>
        board.takePressed(
          activatorEvent instanceof globalThis.MouseEvent
            ? { x: activatorEvent.clientX, y: activatorEvent.clientY }
            : null,
        ),
      onDragMove: ({ collisions }: { readonly collisions: readonly { readonly id: string | number }[] | null }) =>
        board.takeMove((collisions?.[0]?.id as ColumnKey | undefined) ?? null),
      onDragEnd: () => board.drop(),
      onDragCancel: () => board.cancel(),
    }),
    [board],
  );
  const accessibility = useMemo(
    () => ({
      announcements: SILENT,
      screenReaderInstructions: { draggable: '' },
      restoreFocus: false,
      // Its live region would stand beside the app's own: it gets a place outside the page.
      container: document.createElement('div'),
    }),
    [],
  );
  return (
    <DndContext
      sensors={sensors}
      collisionDetection={detectColumn}
      autoScroll={false}
      measuring={MEASURING}
      accessibility={accessibility}
      {...handlers}
    >
      <DragSurface>{children}</DragSurface>
      <DragOverlay dropAnimation={null} className={styles.overlay}>
        <DragStack />
      </DragOverlay>
    </DndContext>
  );
}

/** Hands the press on a card to the library, as if the card were the draggable. */
function DragSurface({ children }: { readonly children: ReactNode }) {
  const board = useBoard();
  const { listeners, setNodeRef } = useDraggable({ id: CARDS });
  const press = (event: MouseEvent | TouchEvent, name: 'onMouseDown' | 'onTouchStart'): void => {
    const card = (event.target as Element).closest<HTMLElement>('[data-account]');
    if (!card || board.lift !== null) return;
    setNodeRef(card);
    board.pressed = card.dataset['account'] as AccountId;
    listeners?.[name]?.(event);
  };
  return (
    <div
      role="presentation"
      className={styles.surface}
      onMouseDown={(event) => press(event, 'onMouseDown')}
      onTouchStart={(event) => press(event, 'onTouchStart')}
    >
      {children}
    </div>
  );
}

/** What travels with the pointer: the card, a stack where there are more, their number, and what a drop would change. */
function DragStack() {
  const board = useBoard();
  const { descriptor, lift } = board;
  const isCarried = useSession(({ drag }) => drag?.board === descriptor.kind);
  const { base } = planStore.getState();
  if (!isCarried || !lift || !base) return null;
  const card = readCard(base, lift.leadRow, formatsFor(base.facts.currency), descriptor.namesBothSellers);
  const count = lift.rows.length;
  return (
    <div
      ref={(element) => {
        board.stack = element;
      }}
      className={styles.stack}
    >
      {count > 2 && <div className={joinClasses(styles.layer, styles.lower)} />}
      {count > 1 && <div className={styles.layer} />}
      <div className={joinClasses(cardStyles.card, styles.card)}>
        <CardFace {...card} />
        {count > 1 && <span className={styles.count}>{formatsFor('').count(count)}</span>}
      </div>
      <DragPreview />
    </div>
  );
}
