import type { ConditionGroup, LateDealPolicy, Persona } from '../model/policy.ts';
import { classifyByRules, NO_PERSONA, tryRule } from './classify.ts';
import type { PersonaColumn } from './classify.ts';
import type { PersonaContext } from './conditions.ts';
import { indexDeals } from './deals.ts';
import { needsHandover } from './lifecycle.ts';
import { UNKNOWN, YES } from './outcome.ts';

/** Rules as they are being written. */
export interface RuleDraft {
  /** In the order in which they are tried. */
  readonly personas: readonly Persona[];
  readonly lateDeal: LateDealPolicy;
}

/** What one rule does to the accounts that are handed over by a playbook. */
export interface RulePreview {
  /** Accounts whose persona it is in the end. */
  readonly decides: number;
  /** Accounts that the rule itself matches, also where an earlier one or a hand decides. */
  readonly matches: number;
  /** Accounts about which too little is known to say. */
  readonly unknown: number;
  /** By persona of the draft: accounts that both rules match. */
  readonly overlaps: readonly number[];
  /** Accounts that have this persona by the draft and another, or none, now; and the other way round. */
  readonly gained: number;
  readonly lost: number;
}

export interface RulesPreview {
  readonly personas: readonly Persona[];
  readonly column: PersonaColumn;
  /** By persona: `Outcome` by account row; `null` for the one that catches the rest. */
  readonly outcomes: readonly (Uint8Array | null)[];
  readonly rules: readonly RulePreview[];
  /** Accounts whose persona the draft changes. */
  readonly changed: number;
  /** Accounts with a persona at all. */
  readonly handedOver: number;
}

/** Which accounts of one rule to list. */
export type PreviewList = 'decides' | 'matched earlier' | 'unknown' | 'gained' | 'lost';

/**
 * Shows what rules would do before they are saved, by the code that decides once they are. Rules that did not change since
 * the last call are not tried again, so that each key typed costs one rule.
 * @param current personas of the plan as it is.
 */
export function createRulePreviewer(
  context: PersonaContext,
  current: PersonaColumn,
  lateDeal: LateDealPolicy,
): (draft: RuleDraft) => RulesPreview {
  let latest = { lateDeal, context, outcomesOf: new WeakMap<ConditionGroup, Uint8Array>() };
  return (draft) => {
    if (!isSamePolicy(draft.lateDeal, latest.lateDeal)) {
      const deals = indexDeals(context.facts, context.document, draft.lateDeal);
      latest = { lateDeal: draft.lateDeal, context: { ...context, deals }, outcomesOf: new WeakMap() };
    }
    const { outcomesOf } = latest;
    const outcomes = draft.personas.map(({ rule }) => {
      if (rule === null) return null;
      let known = outcomesOf.get(rule);
      if (!known) {
        known = tryRule(latest.context, rule);
        outcomesOf.set(rule, known);
      }
      return known;
    });
    const column = classifyByRules(latest.context, draft.personas, outcomes);
    return { ...countRules(latest.context, current, draft, column, outcomes), column, outcomes };
  };
}

function isSamePolicy(left: LateDealPolicy, right: LateDealPolicy): boolean {
  return (
    left.minimumProbability === right.minimumProbability &&
    left.closedAtMostDaysAgo === right.closedAtMostDaysAgo &&
    left.closesWithinDays === right.closesWithinDays &&
    left.atLeastSegmentMedian === right.atLeastSegmentMedian
  );
}

function countRules(
  context: PersonaContext,
  current: PersonaColumn,
  draft: RuleDraft,
  column: PersonaColumn,
  outcomes: readonly (Uint8Array | null)[],
): Pick<RulesPreview, 'personas' | 'rules' | 'changed' | 'handedOver'> {
  const { personas } = draft;
  const counts = personas.map(() => ({
    decides: 0,
    matches: 0,
    unknown: 0,
    overlaps: personas.map(() => 0),
    gained: 0,
    lost: 0,
  }));
  const codeNow = mapCodes(current, personas);
  let changed = 0;
  let handedOver = 0;
  for (let row = 0; row < column.codes.length; row++) {
    const code = column.codes[row] as number;
    if (code === NO_PERSONA || !needsHandover(context.lifecycles, context.deals, row)) continue;
    handedOver++;
    const before = codeNow[current.codes[row] as number] ?? NO_PERSONA;
    counts[code]!.decides++;
    if (before === code) continue;
    changed++;
    counts[code]!.gained++;
    if (before !== NO_PERSONA) counts[before]!.lost++;
  }
  // Only accounts that are handed over have traits: a bit for each rule that matches.
  const together = countTraits(column.traits);
  for (const [traits, count] of together) {
    for (let index = 0; index < personas.length; index++) {
      if (outcomes[index] === null || ((traits >> index) & 1) === 0) continue;
      counts[index]!.matches += count;
      for (let other = 0; other < personas.length; other++) {
        if (other === index || outcomes[other] === null) continue;
        if (((traits >> other) & 1) === 1) counts[index]!.overlaps[other]! += count;
      }
    }
  }
  outcomes.forEach((own, index) => {
    if (own) counts[index]!.unknown = countUnknown(context, own);
  });
  return { personas, rules: counts, changed, handedOver };
}

/** How many accounts have each combination of traits; there are few. */
function countTraits(traits: Int32Array): Map<number, number> {
  const counts = new Map<number, number>();
  for (const combination of traits) {
    if (combination !== 0) counts.set(combination, (counts.get(combination) ?? 0) + 1);
  }
  return counts;
}

function countUnknown(context: PersonaContext, outcomes: Uint8Array): number {
  let count = 0;
  for (let row = 0; row < outcomes.length; row++) {
    if (outcomes[row] === UNKNOWN && needsHandover(context.lifecycles, context.deals, row)) count++;
  }
  return count;
}

/** By code of the plan's personas, the code in the draft; gone ones are none. */
function mapCodes(current: PersonaColumn, personas: readonly Persona[]): number[] {
  return current.personas.map(({ id }) => personas.findIndex((persona) => persona.id === id));
}

/** Account rows of one rule. @param index of the persona in the draft. */
export function listPreviewed(
  context: PersonaContext,
  current: PersonaColumn,
  preview: RulesPreview,
  index: number,
  list: PreviewList,
): Int32Array {
  const { column, outcomes } = preview;
  const codeNow = mapCodes(current, preview.personas);
  const own = outcomes[index];
  const rows = new Int32Array(column.codes.length);
  let count = 0;
  for (let row = 0; row < rows.length; row++) {
    const code = column.codes[row] as number;
    if (code === NO_PERSONA) continue;
    const before = codeNow[current.codes[row] as number] ?? NO_PERSONA;
    const isListed = {
      decides: code === index,
      'matched earlier': own?.[row] === YES && code !== index,
      unknown: own?.[row] === UNKNOWN,
      gained: code === index && before !== index,
      lost: code !== index && before === index,
    }[list];
    if (isListed && needsHandover(context.lifecycles, context.deals, row)) rows[count++] = row;
  }
  return rows.subarray(0, count);
}
