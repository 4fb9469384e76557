import { LIFECYCLES } from '../model/facts.ts';
import { listPersonas, readScenarioTable } from '../model/plan.ts';
import type { PersonaOverride } from '../model/plan.ts';
import type { Persona } from '../model/policy.ts';
import type { PersonaContext } from './conditions.ts';
import { explainCondition, listUnknownFacts } from './explain-condition.ts';
import type { ExplainedCondition } from './explain-condition.ts';
import { needsHandover } from './lifecycle.ts';
import { NO, YES } from './outcome.ts';
import { evaluateCondition } from './predicates.ts';

export interface ExplainedRule {
  readonly persona: Persona;
  readonly outcome: 'matched' | 'not matched' | 'unknown';
  /** Empty for the persona that catches the rest. */
  readonly conditions: readonly ExplainedCondition[];
}

/** Why an account has its persona. */
export interface PersonaExplanation {
  /** `null` for prospects and former customers without an open deal: they transfer silently. */
  readonly persona: Persona | null;
  readonly override: PersonaOverride | null;
  /** Every rule in order, also after the one that decided: the others are traits. */
  readonly rules: readonly ExplainedRule[];
  /** Other personas whose rules match too. */
  readonly traits: readonly Persona[];
  /** One or two sentences. */
  readonly summary: string;
}

/**
 * Says why an account has its persona, by the very conditions that classified it.
 * @param row account row.
 */
export function explainPersona(context: PersonaContext, row: number): PersonaExplanation {
  const personas = listPersonas(context.document);
  const found = readScenarioTable(context.document, context.scenario, 'personaOverrides').get(
    context.facts.accounts.id[row] as string,
  );
  const overriding = personas.find(({ id }) => id === found?.persona);
  const override = overriding && found ? found : null;
  const isHandedOver = needsHandover(context.lifecycles, context.deals, row);
  const rules = isHandedOver ? explainRules(context, personas, row) : [];
  // Rules without one that catches the rest: the last persona does.
  const byRule =
    rules.find(({ outcome }) => outcome === 'matched')?.persona ?? (isHandedOver ? personas.at(-1) : undefined);
  const persona = overriding ?? byRule ?? null;
  const traits = rules
    .filter((rule) => rule.outcome === 'matched' && rule.persona !== persona && rule.persona.rule !== null)
    .map((rule) => rule.persona);
  return { persona, override, rules, traits, summary: summarize(context, row, persona, override, rules) };
}

function explainRules(context: PersonaContext, personas: readonly Persona[], row: number): ExplainedRule[] {
  let isCaught = false;
  return personas.map((persona) => {
    const { rule } = persona;
    if (rule === null) {
      const outcome = isCaught ? 'not matched' : 'matched';
      isCaught = true;
      return { persona, outcome, conditions: [] };
    }
    const result = evaluateCondition(context, rule, row);
    if (result === YES) isCaught = true;
    return {
      persona,
      outcome: result === YES ? 'matched' : result === NO ? 'not matched' : 'unknown',
      conditions: rule.conditions.map((condition) => explainCondition(context, condition, row)),
    };
  });
}

function summarize(
  context: PersonaContext,
  row: number,
  persona: Persona | null,
  override: PersonaOverride | null,
  rules: readonly ExplainedRule[],
): string {
  if (persona === null) {
    const lifecycle = LIFECYCLES[context.lifecycles[row] as number];
    const who = lifecycle === 'former' ? 'A former customer' : 'A prospect';
    return `${who} without an open deal: transfers silently, without a playbook.`;
  }
  if (override) return `${persona.name}, set by hand: ${override.reason}`;
  const own = rules.find((rule) => rule.persona === persona);
  const reasons = (own?.conditions ?? []).filter(({ outcome }) => outcome === 'yes').map(({ value }) => value);
  if (reasons.length > 0) return `${persona.name}: ${reasons.join('; ')}.`;
  const unknown = new Set(
    rules
      .filter((rule) => rule.outcome === 'unknown')
      .flatMap(({ persona: { rule } }) => (rule ? listUnknownFacts(context, rule, row) : [])),
  );
  const gap = unknown.size > 0 ? ` Unknown: ${[...unknown].join(', ')}.` : '';
  return `${persona.name}: no earlier rule matches.${gap}`;
}
