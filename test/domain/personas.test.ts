import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_PERSONAS } from '../../shared/model/defaults.ts';
import type {
  ConditionGroup,
  FactCondition,
  Persona,
  PersonaCondition,
  PersonaFact,
} from '../../shared/model/policy.ts';
import { buildPlanBase } from '../../shared/overview/plan-base.ts';
import { readPersonaFact } from '../../shared/persona/bound-values.ts';
import { explainPersona } from '../../shared/persona/explain.ts';
import { NO, UNKNOWN, YES } from '../../shared/persona/outcome.ts';
import { evaluateCondition } from '../../shared/persona/predicates.ts';
import { createBase, createDocument, createFacts } from './facts-fixture.ts';
import type { AccountLine, Decisions, OpportunityLine } from './facts-fixture.ts';
import { anyMoves, createRandomBase } from './random-base.ts';

/** Ten ordinary customers, so that shares such as "bottom tenth" have something to be a share of. */
const crowd: AccountLine[] = Array.from({ length: 10 }, (_, index) => ({
  id: `crowd-${index}`,
  arr: 100_00 * (index + 1),
  health: 50 + index,
}));

function classify(
  account: Partial<AccountLine>,
  deals: readonly Partial<OpportunityLine>[] = [],
  decisions: Decisions = {},
): { persona: string | null; summary: string; traits: string[] } {
  const base = createBase(
    {
      accounts: [{ id: 'x', ...account }, ...crowd],
      opportunities: [
        // Somebody else's: the facts know of deals.
        { id: 'other', account: 'crowd-0', stageClass: 'lost' },
        ...deals.map((deal, index) => ({ id: `deal-${index}`, account: 'x', ...deal })),
      ],
    },
    decisions,
  );
  const explanation = explainPersona(base.personaContext, 0);
  const code = base.personas.codes[0] as number;
  expect(base.personas.personas[code]?.id).toBe(explanation.persona?.id);
  return {
    persona: explanation.persona?.id ?? null,
    summary: explanation.summary,
    traits: explanation.traits.map(({ id }) => id),
  };
}

describe('high-risk relationships', () => {
  const cases: [string, AccountLine | object, string][] = [
    ['red health', { healthBand: 'red' }, 'high-risk'],
    ['amber health', { healthBand: 'amber' }, 'core'],
    ['the worst score of eleven', { health: 10 }, 'high-risk'],
    ['an ordinary score', { health: 55 }, 'core'],
    ['a risk flag', { atRisk: true }, 'high-risk'],
    ['no risk flag', { atRisk: false }, 'core'],
    ['strategic', { strategic: true }, 'high-risk'],
    ['not strategic', { strategic: false }, 'core'],
    ['refused a seller before', { refusedSeller: true }, 'high-risk'],
    ['owner changed 365 days ago', { ownerSince: '2025-05-04' }, 'high-risk'],
    ['owner changed 366 days ago', { ownerSince: '2025-05-03' }, 'core'],
    ['an owner who only starts later', { ownerSince: '2026-06-01' }, 'core'],
    ['five years with the seller and top-quarter ARR', { ownerSince: '2021-05-04', arr: 5000_00 }, 'high-risk'],
    ['five years with the seller, ordinary ARR', { ownerSince: '2021-05-04', arr: 100_00 }, 'core'],
    ['four years with the seller, top-quarter ARR', { ownerSince: '2022-05-05', arr: 5000_00 }, 'core'],
    ['five years with the seller, ARR unknown', { ownerSince: '2021-05-04' }, 'core'],
    ['nothing known', {}, 'core'],
  ];
  it.each(cases)('%s', (_, account, persona) => {
    expect(classify(account as AccountLine).persona).toBe(persona);
  });

  it('nobody is in the bottom tenth where all scores are the same', () => {
    const base = createBase({ accounts: crowd.map((line) => ({ ...line, health: 70 })) });
    expect([...base.personas.codes]).toEqual(crowd.map(() => 3));
  });
});

describe('the health scale', () => {
  const scored = (scores: readonly number[], field: 'healthBand' | 'atRisk', values: readonly (string | boolean)[]) =>
    createBase({
      accounts: scores.map((health, index) => ({ id: `a${index}`, health, [field]: values[index] })),
    }).personaContext.health;

  it('runs downwards where red accounts have the higher scores', () => {
    expect(scored([90, 20, 80, 10], 'healthBand', ['red', 'green', 'red', 'green'])).toMatchObject({
      isHigherBetter: false,
      basis: 'bands',
    });
  });

  it('runs downwards where accounts at risk have the higher scores', () => {
    expect(scored([90, 20], 'atRisk', [true, false])).toMatchObject({ isHigherBetter: false, basis: 'risk flags' });
  });

  it('is assumed to run upwards where nothing tells', () => {
    expect(scored([90, 20], 'atRisk', [true, true])).toMatchObject({ isHigherBetter: true, basis: 'assumed' });
  });

  it('takes the highest scores as the bottom tenth where lower is better', () => {
    const base = createBase({
      accounts: Array.from({ length: 20 }, (_, index) => ({
        id: `a${index}`,
        health: index,
        healthBand: index > 9 ? 'amber' : 'green',
        atRisk: index > 9,
      })),
    });
    expect(base.personaContext.health).toEqual({
      isHigherBetter: false,
      basis: 'risk flags',
      known: 20,
      bottomTenth: 18,
    });
  });
});

describe('later-stage buyers', () => {
  const late: Partial<OpportunityLine> = { stageClass: 'late', amount: 900_00, closeOn: '2026-06-01' };
  const cases: [string, Partial<OpportunityLine>, string][] = [
    ['a large late deal', late, 'later-stage'],
    ['an early deal', { ...late, stageClass: 'open', probability: 0.4 }, 'core'],
    ['an early deal that is 60 % likely', { ...late, stageClass: 'open', probability: 0.6 }, 'later-stage'],
    ['due 30 days ago', { ...late, closeOn: '2026-04-04' }, 'later-stage'],
    ['due 31 days ago', { ...late, closeOn: '2026-04-03' }, 'core'],
    ['closing in 90 days', { ...late, closeOn: '2026-08-02' }, 'later-stage'],
    ['closing in 91 days', { ...late, closeOn: '2026-08-03' }, 'core'],
    ['a renewal', { ...late, renewal: true }, 'core'],
    ['marked as no renewal', { ...late, renewal: false }, 'later-stage'],
    ['without a close date', { stageClass: 'late', amount: 900_00 }, 'core'],
    ['without an amount', { stageClass: 'late', closeOn: '2026-06-01' }, 'core'],
    ['won already', { ...late, stageClass: 'won', closeOn: '2020-01-01' }, 'core'],
  ];
  it.each(cases)('%s', (_, deal, persona) => {
    expect(classify({}, [deal]).persona).toBe(persona);
  });

  it('needs at least the median amount of the open deals of its segment', () => {
    const base = createBase({
      accounts: [
        { id: 'small', segment: 'SMB' },
        { id: 'middle', segment: 'SMB' },
        { id: 'large', segment: 'SMB' },
        { id: 'elsewhere', segment: 'Enterprise' },
      ],
      opportunities: [
        { id: '1', account: 'small', amount: 100, stageClass: 'late', closeOn: '2026-06-01' },
        { id: '2', account: 'middle', amount: 200, stageClass: 'late', closeOn: '2026-06-01' },
        { id: '3', account: 'large', amount: 300, stageClass: 'late', closeOn: '2026-06-01' },
        { id: '4', account: 'elsewhere', amount: 50, stageClass: 'late', closeOn: '2026-06-01' },
      ],
    });
    expect([...base.deals.lateByAccount]).toEqual([0, 1, 1, 1]);
  });

  it('comes after high-risk, and stays visible as a trait', () => {
    expect(classify({ strategic: true }, [late])).toMatchObject({ persona: 'high-risk', traits: ['later-stage'] });
  });
});

describe('new customers', () => {
  it.each<[string, Partial<AccountLine>, Partial<OpportunityLine>[], string]>([
    ['first deal won within a year', {}, [{ stageClass: 'won', closeOn: '2025-05-04' }], 'new'],
    [
      'first deal won earlier',
      {},
      [
        { stageClass: 'won', closeOn: '2026-01-01' },
        { stageClass: 'won', closeOn: '2024-01-01' },
      ],
      'core',
    ],
    ['customer since a year, no deal known', { customerSince: '2025-06-01' }, [], 'new'],
    ['customer since two years, no deal known', { customerSince: '2024-06-01' }, [], 'core'],
    ['a first deal that is dated after the as-of day', {}, [{ stageClass: 'won', closeOn: '2026-08-01' }], 'core'],
    ['tenure unknown', {}, [], 'core'],
  ])('%s', (_, account, deals, persona) => {
    expect(classify(account, deals).persona).toBe(persona);
  });
});

describe('who has a persona', () => {
  it.each<[string, Partial<AccountLine>, Partial<OpportunityLine>[], string | null]>([
    ['prospects have none', { lifecycle: 'prospect', strategic: true }, [], null],
    ['former customers have none', { lifecycle: 'former', strategic: true }, [], null],
    ['prospects with an open deal have one', { lifecycle: 'prospect' }, [{ stageClass: 'open' }], 'core'],
    ['without a lifecycle, ARR makes a customer', { lifecycle: '', arr: 1 }, [], 'core'],
    ['without a lifecycle, a won deal makes a customer', { lifecycle: '' }, [{ stageClass: 'won' }], 'core'],
    ['without a lifecycle, nothing makes a prospect', { lifecycle: '' }, [], null],
  ])('%s', (_, account, deals, persona) => {
    expect(classify(account, deals).persona).toBe(persona);
  });

  it('takes a bare list of accounts for customers', () => {
    const base = createBase({ accounts: [{ id: 'a', lifecycle: '' }] });
    expect(base.personas.personas[base.personas.codes[0] as number]?.id).toBe('core');
  });

  it('an override wins, says so, and rests aside when its persona is gone', () => {
    const override = (persona: string): Decisions => ({
      tables: { personaOverrides: { x: { persona, reason: 'asked by the board' } } },
    });
    expect(classify({ strategic: true }, [], override('new'))).toMatchObject({
      persona: 'new',
      summary: 'New customer, set by hand: asked by the board',
      traits: ['high-risk'],
    });
    expect(classify({ strategic: true }, [], override('vanished')).persona).toBe('high-risk');
  });
});

describe('explanations', () => {
  it('say which values decided', () => {
    expect(classify({ health: 34.5, strategic: true }).summary).toBe(
      'High-risk relationship: Health 34.5 is in the bottom tenth (≤ 34.5); Strategic: yes.',
    );
    expect(classify({ ownerSince: '2018-05-04', arr: 12_345_67 }).summary).toBe(
      'High-risk relationship: Owner changed on 2018-05-04, 8 years ago; ARR EUR 12,346 is in the top quarter.',
    );
    expect(
      classify({}, [
        { name: 'Expansion', stage: 'Negotiation', stageClass: 'late', amount: 500_00, closeOn: '2026-06-01' },
      ]).summary,
    ).toBe(
      'Later-stage buyer: Deal “Expansion” is late: Negotiation, probability unknown; closes 2026-06-01; EUR 500 against a median of EUR 500; not marked as a renewal.',
    );
    expect(classify({ customerSince: '2026-02-03' }).summary).toBe(
      'New customer: Customer since 2026-02-03, for 90 days.',
    );
    expect(classify({ lifecycle: 'prospect' }).summary).toBe(
      'A prospect without an open deal: transfers silently, without a playbook.',
    );
  });

  it('say what is unknown', () => {
    expect(classify({ health: 55, healthBand: 'green' }).summary).toBe(
      'Core: no earlier rule matches. Unknown: risk flag, strategic, refused a seller before, owner change, ARR, customer since.',
    );
  });

  it('list every condition with its value', () => {
    const base = createBase({ accounts: [{ id: 'x', health: 55, arr: 50_00 }, ...crowd] });
    const [highRisk, laterStage] = explainPersona(base.personaContext, 0).rules;
    expect(highRisk).toMatchObject({ outcome: 'unknown' });
    expect(highRisk?.conditions.map(({ text, value, outcome }) => `${text} | ${value} | ${outcome}`)).toEqual([
      'Health band is red | Health band: unknown | unknown',
      'Health in the bottom tenth (higher is better, assumed) | Health 55 is not in the bottom tenth (≤ 50) | no',
      'Risk flag | Risk flag: unknown | unknown',
      'Strategic | Strategic: unknown | unknown',
      'Refused a seller before | Refused a seller before: unknown | unknown',
      'Owner changed within 365 days | Owner change: unknown | unknown',
      'Same seller for at least 5 years and ARR in the top quarter | Owner change: unknown; ARR EUR 50 is not in the top quarter | no',
    ]);
    expect(laterStage?.conditions.map(({ value, outcome }) => `${value} | ${outcome}`)).toEqual([
      'Open deals: unknown | unknown',
    ]);
  });
});

describe('laws of rules', () => {
  const facts: PersonaFact[] = [
    'health band',
    'health percentile',
    'risk flag',
    'strategic',
    'refused a seller',
    'days since owner change',
    'arr percentile',
    'days since customer',
    'late deal',
  ];
  const anyCondition: fc.Arbitrary<FactCondition> = fc.record({
    fact: fc.constantFrom(...facts),
    operator: fc.constantFrom('is', 'is not', 'at least', 'at most'),
    value: fc.oneof(fc.boolean(), fc.double({ noNaN: true }), fc.constantFrom('red', 'green')),
  });
  const { group: anyGroup } = fc.letrec<{ node: PersonaCondition | ConditionGroup; group: ConditionGroup }>((tie) => ({
    node: fc.oneof({ maxDepth: 3 }, anyCondition, tie('group')),
    group: fc.record({
      match: fc.constantFrom('any', 'all'),
      conditions: fc.array(tie('node'), { minLength: 1, maxLength: 4 }),
    }),
  }));

  it('an account of which nothing is known never matches, whatever the rule', () => {
    const { personaContext } = createBase({ accounts: [{ id: 'x' }] });
    fc.assert(
      fc.property(anyGroup, (group) => {
        expect(evaluateCondition(personaContext, group, 0)).toBe(UNKNOWN);
      }),
    );
  });

  it('a known value decides every operator one way or the other', () => {
    const base = createRandomBase(7, []);
    fc.assert(
      fc.property(anyCondition, fc.nat(39), (condition, row) => {
        const value = readPersonaFact(base.personaContext, condition.fact, row);
        const outcome = evaluateCondition(base.personaContext, condition, row);
        expect(outcome === UNKNOWN).toBe(value === null);
        if (value === null || condition.operator !== 'is') return;
        const opposite = evaluateCondition(base.personaContext, { ...condition, operator: 'is not' }, row);
        expect(new Set([outcome, opposite])).toEqual(new Set([NO, YES]));
      }),
    );
  });

  it('classifies as it explains, with any set of rules', () => {
    fc.assert(
      fc.property(fc.integer(), anyMoves, fc.array(anyGroup, { maxLength: 3 }), (seed, moves, rules) => {
        const document = createDocument();
        const personas = rules.map((rule, index): Persona => ({
          ...(DEFAULT_PERSONAS[0] as Persona),
          id: `p${index}`,
          order: index - 5,
          rule,
        }));
        for (const persona of personas) document.tables.get('personas')?.set(persona.id, persona);
        const random = createRandomBase(seed, moves);
        const base = buildPlanBase(random.sourceFacts, document, 'plan-a');
        for (let row = 0; row < base.facts.accounts.count; row++) {
          const explanation = explainPersona(base.personaContext, row);
          const code = base.personas.codes[row] as number;
          expect(base.personas.personas[code]?.id).toBe(explanation.persona?.id);
          const traits = base.personas.personas.filter(
            (persona, index) => ((base.personas.traits[row] as number) >> index) % 2 === 1 && persona.rule !== null,
          );
          expect(new Set([explanation.persona, ...explanation.traits].filter((persona) => persona?.rule))).toEqual(
            new Set(traits),
          );
        }
      }),
      { numRuns: 25 },
    );
  });

  it('is the same whatever order the accounts stand in', () => {
    const lines = [{ id: 'x', health: 3 }, ...crowd];
    const personasOf = (accounts: readonly AccountLine[]): Map<string, number> => {
      const base = buildPlanBase(createFacts({ accounts }), createDocument(), 'plan-a');
      return new Map(base.facts.accounts.id.map((id, row) => [id, base.personas.codes[row] as number]));
    };
    expect(personasOf(lines.toReversed())).toEqual(new Map([...personasOf(lines)].toReversed()));
  });
});
