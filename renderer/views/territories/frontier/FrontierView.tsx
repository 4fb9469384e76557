import { ChartSpline, CircleSlash } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { FrontierChart } from '../../../charts/FrontierChart.tsx';
import type { FrontierAxes } from '../../../charts/frontier-layout.ts';
import { usePlan } from '../../../state/plan-store.ts';
import { proposeMoves, traceCurve } from '../../../state/redesign-run.ts';
import { choosePoint, findOfPoint, useRedesign } from '../../../state/redesign-store.ts';
import type { FoundFrontier } from '../../../state/redesign-store.ts';
import { goToTerritoryView } from '../../../state/session-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Select } from '../../../ui/Select.tsx';
import { useFormats } from '../../use-formats.ts';
import { ProposalDetails } from '../optimizer/ProposalDetails.tsx';
import { RedesignGate } from '../optimizer/RedesignGate.tsx';
import { SearchBar } from '../optimizer/SearchBar.tsx';
import { StalenessNote } from '../optimizer/StalenessNote.tsx';
import { BALANCE_AXES, COST_AXES, describeStep, viewFrontier } from './frontier-view.ts';
import { PointPanel } from './PointPanel.tsx';
import { PointTable } from './PointTable.tsx';
import styles from './FrontierView.module.css';

/** Balance against disruption: what each further move buys, from as it is today to as even as can be. */
export function FrontierView() {
  const frontier = useRedesign((state) => state.frontier);
  const isTracing = useRedesign((state) => state.progress?.task === 'frontier');
  return (
    <RedesignGate icon={ChartSpline} title="Nothing to balance yet">
      {frontier ? <Curve frontier={frontier} isTracing={isTracing} /> : <Invitation />}
    </RedesignGate>
  );
}

function Invitation() {
  const isBusy = useRedesign((state) => state.progress !== null);
  return (
    <EmptyState
      icon={ChartSpline}
      title="What does each further move buy?"
      actions={
        <Button variant="primary" isDisabled={isBusy} onPress={() => void traceCurve()}>
          Trace the frontier
        </Button>
      }
    >
      The curve of the best redesigns, from hardly a move to as even as can be, with today and your scenario marked and
      what is proved to be out of reach. Choose a point to see its moves, and adopt it. What to balance, and how, is
      asked in the optimizer.
    </EmptyState>
  );
}

function Clash() {
  return (
    <EmptyState
      icon={CircleSlash}
      title="There is no frontier"
      actions={
        <Button
          variant="primary"
          onPress={() => {
            goToTerritoryView('optimizer');
            void proposeMoves();
          }}
        >
          See which, and what would help
        </Button>
      }
    >
      Constraints contradict one another: no redesign keeps them all.
    </EmptyState>
  );
}

interface CurveProps {
  readonly frontier: FoundFrontier;
  readonly isTracing: boolean;
}

function Curve({ frontier, isTracing }: CurveProps) {
  const [axes, setAxes] = useState<FrontierAxes>({ cost: 'disruption', balance: 'imbalance' });
  const chosen = useRedesign((state) => state.chosenPoint);
  const scenarios = usePlan((state) => state.scenarios);
  const formats = useFormats();
  const view = useMemo(() => viewFrontier(frontier, axes), [frontier, axes]);
  const { knee, steps } = view;
  const isClash = frontier.points[0]?.proposal.status === 'clash';
  useEffect(() => {
    // The suggestion is shown as soon as the curve is complete, unless a point was chosen meanwhile. A curve that is as good
    // as a single point has none: its best balance is shown.
    const last = steps.length - 1;
    if (frontier.isComplete && !isClash && chosen === null && last >= 0) choosePoint(knee >= 0 ? knee : last);
  }, [frontier.isComplete, isClash, chosen, knee, steps.length]);
  if (isClash) return <Clash />;
  const point = chosen === null ? undefined : frontier.points[chosen];
  const currentName = scenarios.find(({ id }) => id === frontier.basis.base.scenario)?.name ?? 'This scenario';
  const costName = COST_AXES.find(({ id }) => id === axes.cost)?.name ?? '';
  const balanceName = BALANCE_AXES.find(({ id }) => id === axes.balance)?.name ?? '';
  return (
    <div className={styles.view}>
      <div className={styles.top}>
        <section className={styles.card} aria-label="Balance against disruption">
          <header className={styles.head}>
            <Select
              look="chip"
              label="Balance"
              options={BALANCE_AXES}
              value={axes.balance}
              onChange={(balance) => setAxes({ ...axes, balance })}
            />
            <Select
              look="chip"
              label="Against"
              options={COST_AXES}
              value={axes.cost}
              onChange={(cost) => setAxes({ ...axes, cost })}
            />
            <div className={styles.run}>
              <SearchBar isInline task="frontier" label="Trace" onStart={() => void traceCurve()} />
            </div>
          </header>
          <FrontierChart
            marks={view}
            axes={axes}
            names={{ cost: costName, balance: balanceName }}
            currentName={currentName}
            knee={knee}
            chosen={chosen}
            onChoose={choosePoint}
            describe={(index) => {
              const step = steps[index];
              return step ? `Point ${index + 1}: ${describeStep(formats, step)}` : '';
            }}
            formats={formats}
          />
        </section>
        <div className={styles.side}>
          {point && chosen !== null ? (
            <PointPanel found={findOfPoint(frontier, point)} view={view} index={chosen} />
          ) : (
            <p className={styles.hint} role="status">
              {isTracing
                ? 'The points come in one by one, each as near to the best possible as can be proved. Choose one at any time.'
                : 'Choose a point of the curve: by mouse, or with the arrow keys.'}
            </p>
          )}
        </div>
      </div>
      {point && <StalenessNote found={findOfPoint(frontier, point)} />}
      <div className={styles.bottom}>
        <PointTable view={view} chosen={chosen} />
        {point && (
          <div className={styles.details}>
            <ProposalDetails key={chosen} found={findOfPoint(frontier, point)} source="frontier" />
          </div>
        )}
      </div>
    </div>
  );
}
