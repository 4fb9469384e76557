import { Redo2, Undo2 } from 'lucide-react';
import { memo, useDeferredValue } from 'react';
import { redo, undo } from '../../state/plan-actions.ts';
import { usePlan } from '../../state/plan-store.ts';
import type { PlanState } from '../../state/plan-store.ts';
import { announce } from '../../state/session-store.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import styles from './TopBar.module.css';

/** Undo names what it takes back; redo says it in its tooltip. Drawn after the board: a drop does not wait for it. */
export function UndoRedo() {
  const canUndo = useDeferredValue(usePlan((state) => state.canUndo && !state.isReadOnly));
  const canRedo = useDeferredValue(usePlan((state) => state.canRedo && !state.isReadOnly));
  const undoLabel = useDeferredValue(usePlan((state) => state.undoLabel));
  const undoEnd = useDeferredValue(usePlan((state) => state.undoEnd));
  const redoLabel = useDeferredValue(usePlan((state) => state.redoLabel));
  return <Buttons {...{ canUndo, canRedo, undoLabel, undoEnd, redoLabel }} />;
}

type ButtonsProps = Pick<PlanState, 'canUndo' | 'canRedo' | 'undoLabel' | 'undoEnd' | 'redoLabel'>;

const Buttons = memo(function Buttons({ canUndo, canRedo, undoLabel, undoEnd, redoLabel }: ButtonsProps) {
  const say = (verb: string, label: string | null) => {
    if (label !== null) announce(`${verb}: ${label}`);
  };
  const name = canUndo ? `Undo: ${undoLabel}` : 'Undo';
  return (
    <>
      <Button
        icon={Undo2}
        isDisabled={!canUndo}
        aria-label={name}
        className={styles.undo}
        onPress={() => say('Undone', undo())}
      >
        <span className={styles.undoLabel} title={canUndo ? name : undoEnd || undefined}>
          {canUndo ? `Undo ${undoLabel.charAt(0).toLowerCase()}${undoLabel.slice(1)}` : 'Undo'}
        </span>
      </Button>
      <IconButton
        label={canRedo ? `Redo: ${redoLabel}` : 'Redo'}
        icon={Redo2}
        shortcut="Mod+Shift+Z"
        isDisabled={!canRedo}
        onPress={() => say('Done again', redo())}
      />
    </>
  );
});
