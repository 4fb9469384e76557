import { NO_ROW } from '../model/ids.ts';
import type { Wording } from '../persona/wording.ts';
import type { Measure } from '../territory/measures.ts';
import type { MoveEffect, MoveReason } from '../territory/redesign/explain.ts';
import type { Relaxation, RelaxationEffect, SellerBar } from '../territory/redesign/infeasible.ts';
import type { LeavingShares } from '../territory/redesign/leaving-tally.ts';
import type { Clash } from '../territory/redesign/input.ts';
import type { Proposal, ProposedMove, Whale } from '../territory/redesign/proposal.ts';
import { nameGap } from './name-gap.ts';
import type { PlanBase } from './plan-base.ts';

export const MEASURE_WORDS: Readonly<Record<Measure, string>> = {
  accounts: 'accounts',
  arr: 'ARR',
  workload: 'workload',
  pipeline: 'pipeline',
  potential: 'potential',
};

/** "Within 0.6% of the best possible": how good a proposal is, for people. */
export function describeQuality(wording: Wording, { status, quality, whales }: Proposal): string {
  if (status === 'clash') return 'There is no proposal: constraints contradict one another.';
  const plain = Number.isFinite(quality.gap)
    ? `Within ${nameGap(wording, quality.gap)} of the best that can be proved`
    : 'Nothing can be proved about the best possible';
  if (whales.length === 0) return `${plain}.`;
  const fixed = Number.isFinite(quality.whaleGap) ? nameGap(wording, quality.whaleGap) : 'an unknown share';
  const held = whales.length === 1 ? 'the one large account' : `the ${wording.countOf(whales.length, 'large account')}`;
  return `Within ${fixed} of the best possible with ${held} where ${whales.length === 1 ? 'it is' : 'they are'}. ${plain} if large accounts could be divided.`;
}

/** Smaller changes would read as none. */
function isVisible({ without, proposed }: MoveEffect): boolean {
  return Math.abs(without - proposed) >= 0.001;
}

/** Why a move is proposed, in one sentence or two. */
export function describeCure(base: PlanBase, move: ProposedMove, { why, cures }: MoveReason): string {
  const { names } = base.roster;
  const effects = cures
    .filter(isVisible)
    .slice(0, 2)
    .map((effect, index) => (index === 0 ? describeEffect(base, effect) : lowerFirst(describeEffect(base, effect))))
    .join('; ');
  switch (why) {
    case 'must-go':
      return `${names[move.from]} leaves. ${effects ? `${effects}.` : ''}`.trim();
    case 'no-seller':
      return `Nobody has it. ${effects ? `${effects}.` : ''}`.trim();
    case 'undo':
      return `Stays with ${names[move.to]}: the scenario's move is not needed. ${effects ? `${effects}.` : ''}`.trim();
    case 'balance':
      return effects ? `${effects}.` : `Makes room for other moves.`;
  }
}

function describeEffect(base: PlanBase, { seller, measure, without, proposed, tolerance }: MoveEffect): string {
  const name = base.roster.names[seller] as string;
  const steps = `from ${formatDeviation(base, without)} to ${formatDeviation(base, proposed)} in ${MEASURE_WORDS[measure]}`;
  const isCured = Math.abs(without) > tolerance && Math.abs(proposed) <= tolerance;
  return isCured ? `Brings ${name} into tolerance, ${steps}` : `Takes ${name} ${steps}`;
}

function formatDeviation({ wording }: PlanBase, ratio: number): string {
  if (Math.abs(ratio) < 0.0005) return 'the target';
  return `${ratio > 0 ? '+' : '−'}${wording.share(Math.abs(ratio))}`;
}

/** What a move costs, in words: whatever makes it dear. */
export function describeCost(base: PlanBase, move: ProposedMove, { cost, strains }: MoveReason): string {
  if (move.kind === 'return') return 'Nothing: it is as today.';
  const { arr } = base.measures;
  const moved = move.accounts.reduce((sum, row) => sum + (arr[row] as number), 0);
  const parts = [
    base.wording.countOf(move.accounts.length, 'account'),
    ...(moved > 0 ? [`${base.wording.amount(moved, base.facts.currency)} of ARR`] : []),
    ...(cost.recent > 0 ? ['moved again within a year'] : []),
    ...(cost.renewing > 0 ? ['renewal near'] : []),
    ...(cost.lateDeals > 0 ? ['a late deal open'] : []),
  ];
  const strain = strains.find(isVisible);
  return strain ? `${parts.join(', ')}; ${lowerFirst(describeEffect(base, strain))}` : parts.join(', ');
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

export function describeWhale(base: PlanBase, { accounts, seller, measure, share }: Whale): string {
  return `${nameAccounts(base, accounts)}: ${base.wording.share(share)} of the ${MEASURE_WORDS[measure]} share of ${base.roster.names[seller]}`;
}

export function describeBar(base: PlanBase, { seller, measure, why, accounts, share }: SellerBar): string {
  const { roster, wording } = base;
  const name = roster.names[seller] as string;
  const what = MEASURE_WORDS[measure];
  switch (why) {
    case 'one-account-too-large':
      return `${name}, ${what}: ${nameAccounts(base, accounts)} alone is ${wording.share(share)} of the share`;
    case 'locked-too-much':
      return `${name}, ${what}: ${wording.countOf(accounts.length, 'locked account')} hold ${wording.share(share)} of the share`;
    case 'too-little-eligible':
      return `${name}, ${what}: all accounts they are eligible for are ${wording.share(share)} of the share`;
    case 'others':
      return `${name}, ${what}: several constraints together leave ${wording.share(share)} of the share`;
  }
}

const RELAXATION_WORDS: Readonly<Record<Relaxation, string>> = {
  locks: 'Without the locks',
  eligibility: 'Without the rules of eligibility',
  'maximum moved': 'If more accounts and ARR may move',
  'kept ARR': 'If sellers may lose more of their ARR',
  capacity: 'If sellers may have more hours than their capacity',
  families: 'If families may be divided',
  'required and forbidden sellers': 'Without required and forbidden sellers',
  'accounts together and apart': 'Without accounts together and apart',
};

/**
 * What a constraint's giving way would bring.
 * @param outNow how often a seller is out of tolerance, counted once per measure; `null` where there is no proposal at all
 */
export function describeRelaxation(
  wording: Wording,
  effect: RelaxationEffect,
  outNow: number | null,
  isBest: boolean,
): string {
  const start = effect.limits
    ? nameLimits(wording, effect.relaxation, effect.limits)
    : RELAXATION_WORDS[effect.relaxation];
  const end = isBest ? ' Helps most.' : '';
  return `${start}, ${describeOut(wording, effect.out, outNow)}.${end}`;
}

function describeOut({ count }: Wording, out: number, outNow: number | null): string {
  if (out === 0) return 'nobody is out of tolerance';
  if (outNow === null) return `${count(out)} ${out === 1 ? 'is' : 'are'} out of tolerance`;
  if (out < outNow) return `${count(out)} instead of ${count(outNow)} ${out === 1 ? 'is' : 'are'} out of tolerance`;
  return out === outNow
    ? `${count(out)} ${out === 1 ? 'is' : 'are'} still out of tolerance, by less`
    : `${count(out)} instead of ${count(outNow)} are out of tolerance, but by less in all`;
}

/** "If 24% of the accounts and 19% of the ARR may move". */
function nameLimits(
  { share }: Wording,
  relaxation: Relaxation,
  { movedAccounts, movedArr, keptArr }: LeavingShares,
): string {
  return relaxation === 'kept ARR'
    ? `If sellers need to keep only ${share(keptArr)} of their ARR`
    : `If ${share(movedAccounts)} of the accounts and ${share(movedArr)} of the ARR may move`;
}

export function describeClash(base: PlanBase, { kind, accounts, sellers }: Clash, minimumKeptArr: number): string {
  const named = base.wording.nameFirst(sellers, (row) =>
    row === NO_ROW ? 'Unassigned' : (base.roster.names[row] as string),
  );
  const which = nameAccounts(base, accounts);
  switch (kind) {
    case 'nobody-eligible':
      return `${which} must leave ${named || 'its seller'}, but nobody else is eligible.`;
    case 'required-seller-leaves':
      return `${which} is required to go to ${named}, who leaves.`;
    case 'required-not-eligible':
      return `${which} is required to go to ${named}, who is not eligible or not open for accounts.`;
    case 'required-twice':
      return `${which} is required to go to several sellers: ${named}.`;
    case 'locked-elsewhere':
      return `${which} is locked, but required elsewhere: ${named}.`;
    case 'together-and-apart':
      return `${which} must be together and apart.`;
    case 'apart':
      return accounts.length > 0
        ? `${which} must be apart, but are locked with ${named}.`
        : 'Accounts that must be apart cannot all be.';
    case 'capacity':
      return `The hours of the accounts do not fit into the capacity of ${named}.`;
    case 'maximum-moved':
      return 'What must move is more than may move in all.';
    case 'kept-arr':
      return `${named} must lose so much that less than ${base.wording.share(minimumKeptArr)} of today's ARR is kept.`;
    case 'no-seller':
      return 'Nobody can receive accounts: every seller leaves, is a manager, or has no FTE.';
  }
}

function nameAccounts(base: PlanBase, rows: readonly number[]): string {
  return base.wording.nameFirst(rows, (row) => base.facts.accounts.name[row] as string);
}
