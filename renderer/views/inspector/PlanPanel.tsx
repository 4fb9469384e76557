import { UserRoundPlus } from 'lucide-react';
import { memo, useDeferredValue, useState } from 'react';
import { readSetting } from '../../../shared/model/plan.ts';
import type { PlanBase } from '../../../shared/overview/plan-base.ts';
import type { PlanFigures } from '../../../shared/overview/plan-figures.ts';
import { usePlan } from '../../state/plan-store.ts';
import { inspect } from '../../state/session-store.ts';
import { Button } from '../../ui/Button.tsx';
import { VacancyDialog } from '../dialogs/VacancyDialog.tsx';
import { useFormats } from '../use-formats.ts';
import { FindingList } from './FindingList.tsx';
import { FactList, PanelHead, Section } from './Parts.tsx';
import { MOVE_KINDS } from './move-kinds.ts';

const MOST_FINDINGS = 4;

/** The scenario as a whole: what is shown while nothing is chosen. Drawn after the board: a drop does not wait for it. */
export function PlanPanel() {
  const base = useDeferredValue(usePlan((state) => state.base));
  const figures = useDeferredValue(usePlan((state) => state.figures));
  return base && figures && <PlanSections base={base} figures={figures} />;
}

interface PlanSectionsProps {
  readonly base: PlanBase;
  readonly figures: PlanFigures;
}

const PlanSections = memo(function PlanSections({ base, figures }: PlanSectionsProps) {
  const scenario = usePlan((state) => state.scenarios.find(({ id }) => id === state.scenarioId));
  const isReadOnly = usePlan((state) => state.isReadOnly);
  const [isOpening, setOpening] = useState(false);
  const formats = useFormats();
  const { disruption } = figures.scorecard;
  const { accounts, opportunities } = base.facts;
  const kinds = (['transfer', 'succession', 'assignment', 'release'] as const).filter(
    (kind) => disruption.byKind[kind] > 0,
  );
  return (
    <>
      <PanelHead
        title={scenario?.name ?? ''}
        detail={`As of ${formats.day(readSetting(base.document, 'asOf'))}. Choose an account, a seller or a wave to see why.`}
      />
      <Section title="Moves by kind">
        <FactList
          facts={[
            ...kinds.map((kind) => ({
              label: MOVE_KINDS[kind].name,
              value: formats.count(disruption.byKind[kind]),
              exact: MOVE_KINDS[kind].meaning,
            })),
            { label: 'Stay', value: formats.count(disruption.byKind.none) },
            { label: 'ARR moved', value: formats.money(disruption.movedArr) },
            { label: 'Late-stage deals moved', value: formats.count(disruption.lateDealsMoved) },
            { label: 'Moved again within a year', value: formats.count(disruption.movedAgain) },
          ]}
        />
      </Section>
      <Section
        title="Team"
        action={
          !scenario?.isBaseline && (
            <Button size="s" icon={UserRoundPlus} isDisabled={isReadOnly} onPress={() => setOpening(true)}>
              Open a vacancy…
            </Button>
          )
        }
      >
        <FactList
          facts={[
            { label: 'Sellers and vacancies', value: formats.count(base.roster.count) },
            { label: 'Full-time equivalents', value: formats.decimal(base.roster.fte.reduce((a, b) => a + b, 0)) },
            { label: 'Accounts', value: formats.count(accounts.count) },
            { label: 'Opportunities', value: formats.count(opportunities.count) },
          ]}
        />
      </Section>
      {figures.findings.length > 0 && (
        <Section
          title="First findings"
          action={
            <Button size="s" onPress={() => inspect({ kind: 'findings' })}>
              All {formats.count(figures.findings.length)}
            </Button>
          }
        >
          <FindingList findings={figures.findings.slice(0, MOST_FINDINGS)} />
        </Section>
      )}
      {isOpening && <VacancyDialog roster={base.roster} onClose={() => setOpening(false)} />}
    </>
  );
});
