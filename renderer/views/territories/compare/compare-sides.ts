import { useMemo } from 'react';
import { buildPlanBase } from '../../../../shared/overview/plan-base.ts';
import type { PlanBase } from '../../../../shared/overview/plan-base.ts';
import { computeFigures } from '../../../../shared/overview/plan-figures.ts';
import type { PlanFigures } from '../../../../shared/overview/plan-figures.ts';
import { buildScenarioBase } from '../../../../shared/overview/scenario-base.ts';
import { comparePlans } from '../../../../shared/review/compare.ts';
import type { PlanComparison } from '../../../../shared/review/compare.ts';
import { listFileScenarios, useComparison } from '../../../state/comparison.ts';
import type { ComparedFile, ComparisonState } from '../../../state/comparison.ts';
import { usePlan } from '../../../state/plan-store.ts';
import type { PlanState } from '../../../state/plan-store.ts';
import type { Option } from '../../../ui/Select.tsx';

/** What the present scenario is compared with, and what differs. */
export interface Sides {
  readonly other: PlanBase;
  readonly otherName: string;
  readonly otherFigures: PlanFigures;
  readonly comparison: PlanComparison;
  readonly target: NonNullable<ComparisonState['target']>;
}

type Lists = Pick<PlanState, 'scenarios' | 'snapshots' | 'scenarioId'>;

/** `null` until a plan is open. */
export function useSides(): Sides | null {
  const base = usePlan((state) => state.base);
  const scenarios = usePlan((state) => state.scenarios);
  const snapshots = usePlan((state) => state.snapshots);
  const scenarioId = usePlan((state) => state.scenarioId);
  const chosen = useComparison((state) => state.target);
  const file = useComparison((state) => state.file);
  const target = useMemo(
    () => chooseTarget({ scenarios, snapshots, scenarioId }, file, chosen),
    [scenarios, snapshots, scenarioId, file, chosen],
  );
  return useMemo(() => {
    if (!base) return null;
    const inFile = target.source === 'file' ? file : null;
    const other = inFile
      ? buildPlanBase(inFile.facts, inFile.document, target.scenario, base.wording)
      : buildScenarioBase(base, target.scenario);
    const names = inFile ? listFileScenarios(inFile) : [...scenarios, ...snapshots];
    const name = names.find(({ id }) => id === target.scenario)?.name ?? '';
    return {
      other,
      otherName: inFile ? `${inFile.name} · ${name}` : name,
      otherFigures: computeFigures(other),
      comparison: comparePlans(base, other),
      target,
    };
  }, [base, target, file, scenarios, snapshots]);
}

/** What was chosen, where it still is there; else the nearest: another scenario, the last snapshot, today. */
function chooseTarget(
  { scenarios, snapshots, scenarioId }: Lists,
  file: ComparedFile | null,
  chosen: ComparisonState['target'],
): Sides['target'] {
  if (chosen?.source === 'file' && file) return chosen;
  const isThere = [...scenarios, ...snapshots].some(({ id }) => id === chosen?.scenario);
  if (chosen?.source === 'plan' && isThere && chosen.scenario !== scenarioId) return chosen;
  const nearest =
    scenarios.find(({ id, isBaseline }) => id !== scenarioId && !isBaseline) ??
    snapshots.find(({ of }) => of === scenarioId) ??
    scenarios.find(({ id }) => id !== scenarioId);
  return { source: 'plan', scenario: nearest?.id ?? scenarioId };
}

/** Everything there is to compare with, for a list of choices. */
export function listChoices(
  { scenarios, snapshots, scenarioId }: Lists,
  file: ComparedFile | null,
  writeInstant: (instant: string) => string,
): Option[] {
  const nameOf = (id: string): string => scenarios.find((scenario) => scenario.id === id)?.name ?? '';
  return [
    ...scenarios
      .filter(({ id }) => id !== scenarioId)
      .map(({ id, name, isBaseline }) => ({
        id: `plan ${id}`,
        label: name,
        detail: isBaseline ? 'As the data is' : 'Scenario',
      })),
    ...snapshots.map(({ id, name, of, takenAt }) => ({
      id: `plan ${id}`,
      label: name,
      detail: `Snapshot of ${nameOf(of)}, ${writeInstant(takenAt)}`,
    })),
    ...(file
      ? listFileScenarios(file).map(({ id, name, isSnapshot }) => ({
          id: `file ${id}`,
          label: name,
          detail: `${isSnapshot ? 'Snapshot' : 'Scenario'} in ${file.name}`,
        }))
      : []),
  ];
}
