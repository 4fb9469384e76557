import { CalendarClock, Lock, UserRoundCheck, X } from 'lucide-react';
import { memo } from 'react';
import { usePlan } from '../state/plan-store.ts';
import { clearSelection, useSelectionSums } from '../state/selection.ts';
import { announce, openDialog, sessionStore, useSession } from '../state/session-store.ts';
import { Button } from '../ui/Button.tsx';
import { countNoun, formatsFor } from '../ui/format.ts';
import { IconButton } from '../ui/IconButton.tsx';
import styles from './SelectionBar.module.css';

interface SelectionBarProps {
  /** Takes the focus back after the selection was cleared, and the bar with it. */
  readonly onClear: () => void;
}

/** What the selection comes to, filtered out or not, and what can be done with all of it. */
export function SelectionBar({ onClear }: SelectionBarProps) {
  const { accounts, totals } = useSelectionSums();
  const currency = usePlan((state) => state.base?.facts.currency ?? '');
  const isReadOnly = usePlan((state) => state.isReadOnly);
  const isCarrying = useSession((state) => state.drag !== null);
  // Cards in the air need the room to be dropped.
  if (accounts === 0 || isCarrying) return null;
  const formats = formatsFor(currency);
  return (
    <div className={styles.place}>
      <div role="toolbar" aria-label="Selection" className={styles.bar}>
        <p className={styles.sums}>
          <strong>{countNoun(formats, accounts, 'account')}</strong>
          <span title={formats.money(totals.arr)}>{formats.moneyCompact(totals.arr)}</span>
          <span title="Workload, hours a year">{formats.hours(Math.round(totals.workload))}</span>
        </p>
        <SelectionActions onClear={onClear} isReadOnly={isReadOnly} />
      </div>
    </div>
  );
}

interface SelectionActionsProps extends SelectionBarProps {
  readonly isReadOnly: boolean;
}

/** Apart from the sums, which every edit draws anew. */
const SelectionActions = memo(function SelectionActions({ onClear, isReadOnly }: SelectionActionsProps) {
  const open = (kind: 'move-to' | 'schedule' | 'lock'): void =>
    openDialog({ kind, accounts: [...sessionStore.getState().selection] });
  const clear = (): void => {
    clearSelection();
    onClear();
    announce('Selection cleared.');
  };
  return (
    <>
      <Button size="s" icon={UserRoundCheck} isDisabled={isReadOnly} onPress={() => open('move-to')}>
        Move to…
      </Button>
      <Button size="s" icon={CalendarClock} isDisabled={isReadOnly} onPress={() => open('schedule')}>
        Wave…
      </Button>
      <Button size="s" icon={Lock} isDisabled={isReadOnly} onPress={() => open('lock')}>
        Lock…
      </Button>
      <IconButton size="s" label="Clear selection" icon={X} shortcut="Esc" onPress={clear} />
    </>
  );
});
