import { ArrowRightLeft, CalendarPlus, Database, SearchX, Users } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { BASELINE } from '../../shared/model/create-plan.ts';
import type { PlanBase } from '../../shared/overview/plan-base.ts';
import { usePlan } from '../state/plan-store.ts';
import { clearFilter, goToStep, openDialog, goToBoard, useSession } from '../state/session-store.ts';
import { Button } from '../ui/Button.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { useBoard } from './board-controller.ts';
import type { BoardColumn } from './board-column.ts';
import { hasFilter } from './has-filter.ts';
import styles from './BoardNotice.module.css';

/** What belongs on a board without cards, and the step that fills it. */
interface Notice {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly text: string;
  readonly action: { readonly label: string; readonly icon: LucideIcon; readonly run: () => void } | null;
  /** Beside the first column, whose cards wait for the others; over the whole board otherwise. */
  readonly isBeside: boolean;
}

const GO_TO_DATA = { label: 'Go to Data', icon: Database, run: () => goToStep('data') };

export function BoardNotice({ columns }: { readonly columns: readonly BoardColumn[] }) {
  const { descriptor } = useBoard();
  const base = usePlan((state) => state.base);
  const isReadOnly = usePlan((state) => state.isReadOnly);
  const isFiltered = hasFilter(useSession((state) => state.filter));
  if (!base) return null;
  const isEmpty = columns.every(({ key }) => descriptor.readColumn(key).rows.length === 0);
  const notice =
    descriptor.kind === 'sellers'
      ? findSellerNotice(base, columns.length)
      : findWaveNotice(base, isEmpty && !isFiltered, isReadOnly);
  const shown = notice ?? (isEmpty && isFiltered ? NOTHING_FOUND : null);
  if (!shown) return null;
  const { icon, title, text, action, isBeside } = shown;
  return (
    <div className={styles.place} data-beside={isBeside || undefined} data-board-notice>
      <div className={styles.notice}>
        <EmptyState
          icon={icon}
          title={title}
          actions={
            action && (
              <Button icon={action.icon} onPress={action.run}>
                {action.label}
              </Button>
            )
          }
        >
          {text}
        </EmptyState>
      </div>
    </div>
  );
}

const NOTHING_FOUND: Notice = {
  icon: SearchX,
  title: 'No account fits the filter',
  text: 'What is selected stays selected. Take the filter off to see all accounts again.',
  action: { label: 'Clear the filter', icon: SearchX, run: clearFilter },
  isBeside: false,
};

function findSellerNotice(base: PlanBase, columnCount: number): Notice | null {
  if (base.facts.accounts.count === 0) {
    return {
      icon: Database,
      title: 'No accounts yet',
      text: 'Every account of the CRM stands here as a card, in the column of its seller. Import the accounts first.',
      action: GO_TO_DATA,
      isBeside: false,
    };
  }
  if (columnCount > 1) return null;
  return {
    icon: Users,
    title: 'No sellers yet',
    text: 'Each seller gets a column here. Import the sellers, or accounts that name their owner.',
    action: GO_TO_DATA,
    isBeside: true,
  };
}

function findWaveNotice(base: PlanBase, hasNoMoves: boolean, isReadOnly: boolean): Notice | null {
  if (base.scenario === BASELINE) {
    return {
      icon: ArrowRightLeft,
      title: 'Today, nobody moves',
      text: 'The baseline is what the CRM holds now. Choose or add a scenario above to plan in.',
      action: null,
      isBeside: false,
    };
  }
  if (base.assignment.waves.length === 0) {
    return {
      icon: CalendarPlus,
      title: 'No waves yet',
      text: 'A wave is a group of customers told and handed over together. Add the first one with its launch date, then drag accounts into it.',
      action: isReadOnly
        ? null
        : { label: 'Add a wave', icon: CalendarPlus, run: () => openDialog({ kind: 'add-wave' }) },
      isBeside: true,
    };
  }
  if (!hasNoMoves) return null;
  return {
    icon: ArrowRightLeft,
    title: 'Nobody moves yet',
    text: 'Accounts that change their seller wait here for a wave. Move some on the territory board first.',
    action: { label: 'Go to Territories', icon: ArrowRightLeft, run: () => goToBoard('territories') },
    isBeside: false,
  };
}
