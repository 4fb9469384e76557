import { isHistoryCut, MOST_REFRESHES_BACK } from '../../shared/history/history.ts';
import type { Patch } from '../../shared/history/patch.ts';
import { readPlanTable, readSetting } from '../../shared/model/plan.ts';
import { buildPlanBase, refreshPlanBase } from '../../shared/overview/plan-base.ts';
import type { PlanBase } from '../../shared/overview/plan-base.ts';
import { computeFigures } from '../../shared/overview/plan-figures.ts';
import { runAfterPaint } from './after-paint.ts';
import { hasSameShape, rebuildColumns, updateColumns, updateFilteredFinding } from './columns.ts';
import { readFacts } from './live-plan.ts';
import type { LivePlan } from './live-plan.ts';
import { planStore } from './plan-store.ts';
import type { PlanState, ScenarioSummary, SnapshotSummary } from './plan-store.ts';
import type { PreparedPlan } from './prepare-plan.ts';
import { recallFigures } from './projection.ts';
import { getServices } from './services.ts';

/**
 * Figures that take longer than this are computed after the next paint, so that the edit itself is seen at once. A frame: drawn
 * together, board and figures cost one frame where they would cost two. After an undo, which nothing has projected before, the
 * figures are seen at 33 ms instead of 45 with 20,000 accounts × 300 sellers, and at 43 instead of 52 with 100,000; the cards
 * are seen within 3 ms as early as they would be alone.
 */
const FIGURES_AT_ONCE_MS = 16;
/** Plans from this size start with deferred figures, before anything was measured. */
const LARGE_PLAN = 50_000;

let figuresTook = 0;
let lastFiguresTook = Infinity;
let figuresRequest = 0;

/** Shows a plan from its first screen on. */
export function showPlan(live: LivePlan, isReadOnly: boolean, { base, figures }: PreparedPlan): void {
  figuresTook = base.facts.accounts.count >= LARGE_PLAN ? Infinity : 0;
  lastFiguresTook = Infinity;
  figuresRequest++;
  rebuildColumns(base, figures);
  planStore.setState({
    ...describePlan(live),
    status: 'open',
    planId: live.document.id,
    base,
    figures,
    revision: planStore.getState().revision + 1,
    scenarioId: base.scenario,
    saving: 'saved',
    saveError: null,
    isReadOnly,
    openError: null,
  });
}

/**
 * Shows an edit that has just been applied to the plan.
 * @param prepared what the plan shows after it, where that was worked out before.
 */
export function showEdit(live: LivePlan, patch: Patch, prepared: PreparedPlan | null = null): void {
  const state = planStore.getState();
  const base = prepared?.base ?? followEdit(live, state.base, patch);
  // Figures of another shape would not fit the sellers and waves that the screen draws them for.
  const foreseen = prepared?.figures ?? (state.base && recallFigures(state.base, base, patch));
  const isNowFigured =
    foreseen !== null || figuresTook <= FIGURES_AT_ONCE_MS || !state.base || !hasSameShape(state.base, base);
  const figures = foreseen ?? (isNowFigured ? measureFigures(base) : state.figures);
  updateColumns(base, figures, patch);
  planStore.setState({
    ...describePlan(live),
    base,
    figures,
    revision: state.revision + 1,
    scenarioId: base.scenario,
  });
  if (isNowFigured) figuresRequest++;
  else figureAfterPaint();
}

/** Names, marks and labels after anything about the plan changed. */
export function describePlan(live: LivePlan): Partial<PlanState> {
  const lastDone = live.history.done.at(-1);
  const lastUndone = live.history.undone.at(-1);
  return {
    name: readSetting(live.document, 'name'),
    canUndo: lastDone !== undefined,
    undoLabel: lastDone?.label ?? '',
    canRedo: lastUndone !== undefined,
    redoLabel: lastUndone?.label ?? '',
    undoEnd: lastDone ? '' : explainUndoEnd(live),
    file: live.file,
    isChangedSinceFile: live.fileHash === '' ? live.records.length > 0 : live.fileHash !== live.head.hash,
    ...listScenarios(live),
  };
}

function explainUndoEnd({ records, history }: LivePlan): string {
  const edits = records.map(({ edit }) => edit);
  if (!isHistoryCut(edits, history)) return '';
  return (
    `Undo ends here: it leads back across ${MOST_REFRESHES_BACK} refreshes of the data. ` +
    'What was decided before them stands, and can be changed as ever.'
  );
}

function followEdit(live: LivePlan, before: PlanBase | null, patch: Patch): PlanBase {
  const scenario = readSetting(live.document, 'activeScenario');
  const facts = readFacts(live);
  if (!before || before.scenario !== scenario)
    return buildPlanBase(facts, live.document, scenario, getServices().wording);
  return refreshPlanBase(before, patch, facts);
}

function measureFigures(base: PlanBase) {
  const start = performance.now();
  const figures = computeFigures(base);
  // The quicker of the last two: a busy moment of the machine says nothing about the plan.
  const took = performance.now() - start;
  figuresTook = Math.min(took, lastFiguresTook);
  lastFiguresTook = took;
  return figures;
}

/** Several edits within a frame are figured once. */
function figureAfterPaint(): void {
  const request = ++figuresRequest;
  const run = (): void => {
    const { base, revision } = planStore.getState();
    if (request !== figuresRequest || !base) return;
    const figures = measureFigures(base);
    if (planStore.getState().revision !== revision) return;
    updateFilteredFinding(base, figures);
    planStore.setState({ figures });
  };
  runAfterPaint(run);
}

interface ScenarioLists {
  readonly scenarios: readonly ScenarioSummary[];
  readonly snapshots: readonly SnapshotSummary[];
}

let listsOf: { readonly heads: string; readonly lists: ScenarioLists } | null = null;

/** The same arrays as long as no scenario changed, so that menus do not draw again with every edit. */
function listScenarios(live: LivePlan): ScenarioLists {
  const heads = [...readPlanTable(live.document, 'scenarios')].sort(([, left], [, right]) =>
    left.createdAt < right.createdAt ? -1 : left.createdAt > right.createdAt ? 1 : 0,
  );
  const key = JSON.stringify(heads);
  if (listsOf?.heads === key) return listsOf.lists;
  const scenarios: ScenarioSummary[] = [];
  const snapshots: SnapshotSummary[] = [];
  for (const [id, { name, isBaseline, snapshotOf, note, createdAt }] of heads) {
    if (snapshotOf === undefined) scenarios.push({ id, name, isBaseline });
    // The last one first: it is the one that is looked for.
    else snapshots.unshift({ id, name, note: note ?? '', takenAt: createdAt, of: snapshotOf });
  }
  scenarios.sort((left, right) => Number(right.isBaseline) - Number(left.isBaseline));
  listsOf = { heads: key, lists: { scenarios, snapshots } };
  return listsOf.lists;
}
