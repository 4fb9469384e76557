import type { Facts } from '../model/facts.ts';
import type { ScenarioId } from '../model/ids.ts';
import { listPersonas, readScenarioTable } from '../model/plan.ts';
import type { PlanDocument } from '../model/plan.ts';
import type { ConditionGroup, Persona } from '../model/policy.ts';
import { runSteps } from '../model/steps.ts';
import type { Steps } from '../model/steps.ts';
import { createPersonaContext } from './conditions.ts';
import type { PersonaContext } from './conditions.ts';
import type { DealIndex } from './deals.ts';
import { needsHandover } from './lifecycle.ts';
import { YES } from './outcome.ts';
import { compileCondition, judgeAll } from './predicates.ts';

/** Code of an account that has no persona. */
export const NO_PERSONA = -1;

/** The persona of every account. Typed arrays change in place when single rows are refreshed. */
export interface PersonaColumn {
  /** In the order in which their rules are tried. */
  readonly personas: readonly Persona[];
  /** Index into `personas` by account row, overrides included; -1 for prospects and former customers without an open deal. */
  readonly codes: Int8Array;
  /** The same by the rules alone. */
  readonly ruleCodes: Int8Array;
  /** Bit p: the rule of persona p matches. */
  readonly traits: Int32Array;
  /** 1 where a decision sets the persona. */
  readonly isOverridden: Uint8Array;
}

/**
 * Gives every customer a persona: the first rule that matches wins, a decision of the scenario wins over rules.
 * @param context what the rules look at; computed here where it is not given.
 */
export function classifyAccounts(
  facts: Facts,
  document: PlanDocument,
  scenario: ScenarioId,
  deals: DealIndex,
  context: PersonaContext = createPersonaContext(facts, document, scenario, deals),
): PersonaColumn {
  return runSteps(classifyInSteps(document, context));
}

export function* classifyInSteps(document: PlanDocument, context: PersonaContext): Steps<PersonaColumn> {
  const personas = listPersonas(document);
  const outcomes: (Uint8Array | null)[] = [];
  for (const { rule } of personas) {
    outcomes.push(rule === null ? null : tryRule(context, rule));
    yield;
  }
  return classifyByRules(context, personas, outcomes);
}

/** @returns an `Outcome` by account row. */
export function tryRule(context: PersonaContext, rule: ConditionGroup): Uint8Array {
  return judgeAll(compileCondition(context, rule), context.facts.accounts.count);
}

/**
 * The same by rules that may not be the plan's: a draft is previewed by what will decide once it is saved.
 * @param outcomes what each rule says of each account; `null` catches the rest.
 */
export function classifyByRules(
  context: PersonaContext,
  personas: readonly Persona[],
  outcomes: readonly (Uint8Array | null)[],
): PersonaColumn {
  const { deals } = context;
  const { count } = context.facts.accounts;
  const column: PersonaColumn = {
    personas,
    codes: new Int8Array(count),
    ruleCodes: new Int8Array(count).fill(NO_PERSONA),
    traits: new Int32Array(count),
    isOverridden: new Uint8Array(count),
  };
  for (let row = 0; row < count; row++) {
    if (!needsHandover(context.lifecycles, deals, row)) continue;
    let code = NO_PERSONA;
    let traits = 0;
    for (let index = 0; index < outcomes.length; index++) {
      const own = outcomes[index] ?? null;
      const isMatch = own === null ? code === NO_PERSONA : own[row] === YES;
      if (!isMatch) continue;
      if (code === NO_PERSONA) code = index;
      traits |= 1 << index;
    }
    // Rules without one that catches the rest: the last persona does.
    column.ruleCodes[row] = code === NO_PERSONA ? personas.length - 1 : code;
    column.traits[row] = traits;
  }
  column.codes.set(column.ruleCodes);
  refreshPersonas(column, context, listOverriddenRows(context));
  return column;
}

/** Reads the persona decisions of single accounts again after an edit touched them, changing the columns in place. */
export function refreshPersonas(column: PersonaColumn, context: PersonaContext, rows: Iterable<number>): void {
  const overrides = readScenarioTable(context.document, context.scenario, 'personaOverrides');
  for (const row of rows) {
    const override = overrides.get(context.facts.accounts.id[row] as string);
    // An override with a persona that was removed since rests aside.
    const code = override ? column.personas.findIndex(({ id }) => id === override.persona) : NO_PERSONA;
    column.isOverridden[row] = code === NO_PERSONA ? 0 : 1;
    column.codes[row] = code === NO_PERSONA ? (column.ruleCodes[row] as number) : code;
  }
}

function listOverriddenRows(context: PersonaContext): number[] {
  const overrides = readScenarioTable(context.document, context.scenario, 'personaOverrides');
  if (overrides.size === 0) return [];
  const rows: number[] = [];
  const { id } = context.facts.accounts;
  for (let row = 0; row < id.length; row++) if (overrides.has(id[row] as string)) rows.push(row);
  return rows;
}
