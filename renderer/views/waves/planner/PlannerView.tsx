import { CalendarRange } from 'lucide-react';
import { useMemo } from 'react';
import { BASELINE } from '../../../../shared/model/create-plan.ts';
import type { PlanBase } from '../../../../shared/overview/plan-base.ts';
import { listOutsideNotes } from '../../../../shared/overview/schedule-outside.ts';
import { usePlan } from '../../../state/plan-store.ts';
import { planWaves } from '../../../state/schedule-run.ts';
import { findScheduleStaleness } from '../../../state/schedule-staleness.ts';
import type { ScheduleStaleness } from '../../../state/schedule-staleness.ts';
import { useSchedule } from '../../../state/schedule-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { countNoun } from '../../../ui/format.ts';
import { SettingsLayout } from '../../../ui/Settings.tsx';
import { StaleNote } from '../../../ui/StaleNote.tsx';
import { useFormats } from '../../use-formats.ts';
import { Obstacles } from './Obstacles.tsx';
import { PlannerRun } from './PlannerRun.tsx';
import { PlannerSettings } from './PlannerSettings.tsx';
import { ScheduleMoves } from './ScheduleMoves.tsx';
import { ScheduleResult } from './ScheduleResult.tsx';
import styles from './Planner.module.css';

/** Proposes a wave for every move: what is asked for on the left, the answer beside it. */
export function PlannerView() {
  const base = usePlan((state) => state.base);
  if (!base) return null;
  const why = explainNothing(base);
  if (why !== null) {
    return (
      <div className={styles.empty}>
        <EmptyState icon={CalendarRange} title="Nothing to schedule">
          {why}
        </EmptyState>
      </div>
    );
  }
  return (
    <SettingsLayout
      label="What the planner is asked for"
      settings={<PlannerSettings base={base} />}
      run={<PlannerRun />}
    >
      <Answer base={base} />
    </SettingsLayout>
  );
}

function explainNothing(base: PlanBase): string | null {
  const { scenario, assignment } = base;
  if (scenario === BASELINE) {
    return 'This is today: nothing moves. Choose or add a scenario to plan in, and its moves can be scheduled here.';
  }
  const isMoving = assignment.incoming.some((to, row) => to !== assignment.incumbent[row]);
  if (isMoving) return listOutsideNotes(base, []).find(({ kind }) => kind === 'nothing')?.words ?? null;
  return 'No account moves yet. Move some on the board of the territories, or let the optimizer propose.';
}

function Answer({ base }: { readonly base: PlanBase }) {
  const found = useSchedule((state) => state.found);
  const isSearching = useSchedule((state) => state.progress !== null);
  const staleness = useMemo(() => found && findScheduleStaleness(found, base), [found, base]);
  if (!found || !staleness) {
    return (
      <EmptyState
        icon={CalendarRange}
        title={isSearching ? 'Planning…' : 'No schedule yet'}
        actions={
          !isSearching && (
            <Button variant="primary" onPress={() => void planWaves()}>
              Plan the waves
            </Button>
          )
        }
      >
        {isSearching
          ? 'You can go on working meanwhile. What you decide is checked again when you adopt.'
          : 'A wave and a date for every move: the guidance by persona, families together, no week beyond what people can carry. Nothing changes until you adopt it.'}
      </EmptyState>
    );
  }
  const isAdoptable = staleness.state !== 'elsewhere' && staleness.state !== 'other-data';
  return (
    <>
      <StalenessNote staleness={staleness} />
      <ScheduleResult found={found} />
      <Obstacles found={found} />
      {found.proposal.status !== 'clash' && <ScheduleMoves found={found} base={base} isAdoptable={isAdoptable} />}
    </>
  );
}

function StalenessNote({ staleness }: { readonly staleness: ScheduleStaleness }) {
  const formats = useFormats();
  const words: Readonly<Record<Exclude<ScheduleStaleness['state'], 'fresh'>, string>> = {
    moved: `${countNoun(formats, staleness.accounts, 'account')} went to another seller since this was planned. What still moves can be adopted; plan again for new figures.`,
    rules:
      'What weeks carry, the guidance, the calendar, personas or pins changed since this was planned. Plan again for new figures.',
    elsewhere: 'This was planned for another scenario. Show that one to adopt it, or plan again for this one.',
    'other-data': 'The data or the list of sellers changed since this was planned. Plan again.',
  };
  if (staleness.state === 'fresh') return null;
  return <StaleNote text={words[staleness.state]} />;
}
