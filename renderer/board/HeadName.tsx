import { useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { useBoard } from './board-controller.ts';
import type { BoardColumn } from './board-column.ts';
import styles from './ColumnHead.module.css';

interface HeadNameProps {
  readonly column: BoardColumn;
  readonly figuresId: string;
  readonly onInspect: () => void;
}

/** The column's name: a button that shows what is known of the seller or wave. Up from the first card reaches it. */
export function HeadName({ column, figuresId, onInspect }: HeadNameProps) {
  const { focus } = useBoard();
  const button = useRef<HTMLButtonElement>(null);
  const isFocused = useSyncExternalStore(focus.subscribe, () => focus.readHead() === column.key);
  useLayoutEffect(() => {
    if (isFocused && focus.shouldTake(column.key)) button.current?.focus({ preventScroll: true });
  }, [focus, isFocused, column.key]);
  return (
    <h2 className={styles.title}>
      <button
        ref={button}
        type="button"
        tabIndex={isFocused ? 0 : -1}
        data-column-head={column.key}
        aria-describedby={figuresId}
        className={styles.name}
        title={column.name}
        onClick={onInspect}
      >
        {column.name}
      </button>
    </h2>
  );
}
