import {
  computeMarginalGain,
  findKnee,
  measureOwners,
  measureStep,
  traceBound,
} from '../../../../shared/overview/frontier-curve.ts';
import type { CurvePoint, FrontierStep } from '../../../../shared/overview/frontier-curve.ts';
import type { FrontierPoint } from '../../../../shared/territory/redesign/frontier.ts';
import type { FrontierAxes, FrontierMarks } from '../../../charts/frontier-layout.ts';
import type { FoundFrontier } from '../../../state/redesign-store.ts';
import { countNoun } from '../../../ui/format.ts';
import type { Formats } from '../../../ui/format.ts';

export const COST_AXES = [
  { id: 'disruption', label: 'Disruption', name: 'Disruption, in ordinary moves' },
  { id: 'movedAccounts', label: 'Accounts moved', name: 'Accounts moved' },
  { id: 'movedArr', label: 'ARR moved', name: 'ARR moved' },
] as const;

export const BALANCE_AXES = [
  { id: 'imbalance', label: 'Imbalance', name: 'Imbalance, share of today’s' },
  { id: 'out', label: 'Times out of tolerance', name: 'Sellers out of tolerance, once per measure' },
] as const;

/** A frontier as it is drawn and told. */
export interface FrontierView extends FrontierMarks {
  readonly steps: readonly FrontierStep[];
  /** Index of the point after which moves buy less, or -1. */
  readonly knee: number;
}

const stepOf = new WeakMap<FrontierPoint, FrontierStep>();
const marksOf = new WeakMap<FrontierPoint, { readonly today: CurvePoint; readonly current: CurvePoint | null }>();

export function viewFrontier({ basis, points }: FoundFrontier, axes: FrontierAxes): FrontierView {
  const { base, input, settings } = basis;
  const steps = points.map((point) => {
    let step = stepOf.get(point);
    if (!step) stepOf.set(point, (step = measureStep(base, settings, point)));
    return step;
  });
  const [first] = points;
  if (!first) return { steps, today: null, current: null, bound: [], knee: -1 };
  let marks = marksOf.get(first);
  if (!marks) {
    const measure = (owner: Int32Array): CurvePoint =>
      measureOwners(base, input, settings, first.proposal.outcomes, owner);
    const current = measure(input.current);
    marks = { today: measure(input.incumbent), current: isSamePlan(input.current, input.incumbent) ? null : current };
    marksOf.set(first, marks);
  }
  // What is proved is proved of the optimizer's own terms: on other axes there is no line to draw.
  const isOwn = axes.cost === 'disruption' && axes.balance === 'imbalance';
  const most = Math.max(marks.current?.disruption ?? 0, ...steps.map(({ disruption }) => disruption)) * 1.06;
  return {
    steps,
    ...marks,
    bound: isOwn ? traceBound(steps, most) : [],
    knee: findKnee(steps, axes.cost, axes.balance),
  };
}

function isSamePlan(left: Int32Array, right: Int32Array): boolean {
  return left.every((seller, row) => seller === right[row]);
}

/** "38 accounts and 4.1% of ARR move; imbalance 22% of today’s; 2 out of tolerance; within 1.2% of the best possible". */
export function describeStep(formats: Formats, step: FrontierStep): string {
  const { movedAccounts, movedArrShare, imbalance, out, gap } = step;
  const parts = [
    `${countNoun(formats, movedAccounts, 'account')} and ${formats.share(movedArrShare)} of ARR change a seller who stays`,
    `imbalance ${formats.share(imbalance)} of today’s`,
    out === 0 ? 'everybody within tolerance' : `${formats.count(out)} times out of tolerance`,
    ...(Number.isFinite(gap) ? [`within ${formats.share(gap)} of the best possible`] : []),
  ];
  return parts.join('; ');
}

/** Why the knee is suggested. */
export function explainKnee(formats: Formats, { steps, knee }: FrontierView): string | null {
  const first = steps[0];
  const at = steps[knee];
  const last = steps.at(-1);
  if (!first || !at || !last) return null;
  const before = computeMarginalGain(first, at);
  const after = computeMarginalGain(at, last);
  if (!before) return null;
  const until = `Up to here, ten accounts take away ${formats.share(before.imbalance)} of today’s imbalance on average`;
  if (!after) return `${until}; beyond it, nothing more is gained.`;
  return `${until}; beyond it, only ${formats.share(Math.max(0, after.imbalance))}.`;
}

/** What the next ten accounts, or as many as the curve has still to offer, buy from a point on; or why nothing more is to be had. */
export function describeNext(formats: Formats, steps: readonly FrontierStep[], index: number): string {
  const from = steps[index];
  const more = (step: FrontierStep): number => step.movedAccounts - (from?.movedAccounts ?? 0);
  const further = steps.slice(index + 1).filter((step) => more(step) > 0);
  const to = further.find((step) => more(step) >= 10) ?? further.at(-1);
  const gain = from && to ? computeMarginalGain(from, to) : null;
  if (!to || !gain) return 'No further point: more moves are not allowed, or would not help.';
  const accounts = Math.min(10, more(to));
  const part = accounts / 10;
  const parts = [`${formats.share(Math.max(0, gain.imbalance * part))} less of today’s imbalance`];
  const fewer = Math.round(gain.out * part);
  if (fewer > 0) parts.push(`about ${formats.count(fewer)} fewer out of tolerance`);
  const next = accounts === 1 ? 'The next account' : `The next ${formats.count(accounts)} accounts`;
  const arr = formats.moneyCompact(Math.max(0, gain.arr * part));
  return `${next}, about ${arr} of ARR, ${accounts === 1 ? 'buys' : 'buy'} ${parts.join(' and ')}.`;
}
