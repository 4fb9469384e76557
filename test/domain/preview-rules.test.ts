import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { execute } from '../../shared/commands/execute.ts';
import { applyPatch } from '../../shared/history/patch.ts';
import { DEFAULT_PERSONAS, DEFAULT_POLICY } from '../../shared/model/defaults.ts';
import { readPolicy } from '../../shared/model/plan.ts';
import type { ConditionGroup, LateDealPolicy, Persona } from '../../shared/model/policy.ts';
import { refreshPlanBase } from '../../shared/overview/plan-base.ts';
import { explainPersona } from '../../shared/persona/explain.ts';
import { createRulePreviewer, listPreviewed } from '../../shared/persona/preview-rules.ts';
import { createBase } from './facts-fixture.ts';
import { anyMoves, createRandomBase } from './random-base.ts';
import { anyGroup } from './rule-fixture.ts';

function toPersona(rule: ConditionGroup, index: number): Persona {
  return { ...(DEFAULT_PERSONAS[0] as Persona), id: `p${index}`, name: `Persona ${index}`, order: index, rule };
}

const anyLateDeal: fc.Arbitrary<LateDealPolicy> = fc.record({
  minimumProbability: fc.constantFrom(0.3, 0.6, 0.9),
  closedAtMostDaysAgo: fc.constantFrom(0, 30),
  closesWithinDays: fc.constantFrom(10, 90, 365),
  atLeastSegmentMedian: fc.boolean(),
});

describe('the preview of rules', () => {
  it('is what the plan says once the rules are saved, and its lists are as long as its counts', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        anyMoves,
        fc.array(anyGroup, { maxLength: 3 }),
        anyLateDeal,
        (seed, moves, rules, late) => {
          const base = createRandomBase(seed, moves);
          const personas = [...rules.map(toPersona), ...DEFAULT_PERSONAS];
          const { personaContext: context } = base;
          const current = { ...base.personas, codes: base.personas.codes.slice() };
          const show = createRulePreviewer(context, current, readPolicy(base.document, 'lateDeal'));
          const preview = show({ personas, lateDeal: late });
          for (const [index, rule] of preview.rules.entries()) {
            expect(listPreviewed(context, current, preview, index, 'decides')).toHaveLength(rule.decides);
            expect(listPreviewed(context, current, preview, index, 'unknown')).toHaveLength(rule.unknown);
            expect(listPreviewed(context, current, preview, index, 'gained')).toHaveLength(rule.gained);
            expect(listPreviewed(context, current, preview, index, 'lost')).toHaveLength(rule.lost);
          }
          expect(preview.rules.reduce((sum, { decides }) => sum + decides, 0)).toBe(preview.handedOver);
          // Rules that a person could not have written are refused by the command; here they are put in place past it.
          for (const [index, persona] of personas.entries()) {
            base.document.tables.get('personas')?.set(persona.id, { ...persona, order: index + 1 });
          }
          base.document.tables.get('policy')?.set('lateDeal', late);
          const saved = refreshPlanBase(base, { policy: { lateDeal: { to: late } } });
          expect(preview.column.codes).toEqual(saved.personas.codes);
          expect(preview.column.traits).toEqual(saved.personas.traits);
          for (const row of listPreviewed(context, current, preview, 0, 'decides')) {
            expect(explainPersona(saved.personaContext, row).persona?.id).toBe(personas[0]?.id);
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it('tells what each rule catches, shares with others, does not know, gains and loses', () => {
    const base = createBase({
      accounts: [
        { id: 'both', strategic: true, customerSince: '2026-01-01' },
        { id: 'strategic', strategic: true },
        { id: 'new', customerSince: '2026-01-01', strategic: false },
        { id: 'plain', customerSince: '2020-01-01', strategic: false },
        { id: 'prospect', lifecycle: 'prospect', strategic: true },
      ],
    });
    const show = createRulePreviewer(base.personaContext, base.personas, DEFAULT_POLICY.lateDeal);
    const own: Persona = {
      ...toPersona({ match: 'all', conditions: [{ column: 'strategic', operator: 'is', value: true }] }, 1),
      id: 'strategic',
    };
    const [, , young, core] = DEFAULT_PERSONAS as [Persona, Persona, Persona, Persona];
    const { rules, changed, handedOver } = show({ personas: [young, own, core], lateDeal: DEFAULT_POLICY.lateDeal });
    expect({ changed, handedOver }).toEqual({ changed: 2, handedOver: 4 });
    expect(rules).toEqual([
      { decides: 2, matches: 2, unknown: 1, overlaps: [0, 1, 0], gained: 1, lost: 0 },
      { decides: 1, matches: 2, unknown: 0, overlaps: [1, 0, 0], gained: 1, lost: 0 },
      { decides: 1, matches: 0, unknown: 0, overlaps: [0, 0, 0], gained: 0, lost: 0 },
    ]);
  });

  it('follows the edit of one rule without trying the others again', () => {
    const base = createRandomBase(5, []);
    const show = createRulePreviewer(base.personaContext, base.personas, readPolicy(base.document, 'lateDeal'));
    const personas = base.personas.personas;
    const lateDeal = { ...readPolicy(base.document, 'lateDeal') };
    const before = show({ personas, lateDeal });
    const changed = personas.map((persona, index) =>
      index === 2
        ? {
            ...persona,
            rule: {
              match: 'all' as const,
              conditions: [{ fact: 'strategic', operator: 'known', value: null } as const],
            },
          }
        : persona,
    );
    const after = show({ personas: changed, lateDeal });
    expect(after.outcomes[0]).toBe(before.outcomes[0]);
    expect(after.outcomes[2]).not.toBe(before.outcomes[2]);
    const outcome = execute(base, { kind: 'changeRules', personas: changed });
    if (!outcome.ok) throw new Error(outcome.message);
    applyPatch(base.document, outcome.patch);
    expect(refreshPlanBase(base, outcome.patch).personas.codes).toEqual(after.column.codes);
  });
});
