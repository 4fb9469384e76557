import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseIsoDay } from '../../shared/model/day.ts';
import { ACCOUNT_COLUMNS } from '../../shared/model/facts.ts';
import { parseDate } from '../../shared/model/read-dates.ts';
import { parseNumber } from '../../shared/model/read-numbers.ts';
import { FIRST_SCENARIO } from '../../shared/model/create-plan.ts';
import type { ConditionGroup, PersonaCondition } from '../../shared/model/policy.ts';
import { readCell } from '../../shared/model/table.ts';
import { buildPlanBase } from '../../shared/overview/plan-base.ts';
import type { PlanBase } from '../../shared/overview/plan-base.ts';
import { readPersonaFact } from '../../shared/persona/bound-values.ts';
import { explainCondition } from '../../shared/persona/explain-condition.ts';
import { NO, UNKNOWN, YES } from '../../shared/persona/outcome.ts';
import { compileCondition, evaluateCondition, judge, judgeAll } from '../../shared/persona/predicates.ts';
import {
  describeSubject,
  keyOfSubject,
  listOperators,
  listSubjects,
  subjectOf,
} from '../../shared/persona/subjects.ts';
import { createBase } from './facts-fixture.ts';
import type { AccountLine } from './facts-fixture.ts';
import { createRandomBase } from './random-base.ts';
import { addCustomFields, anyCondition, anyGroup } from './rule-fixture.ts';

const NAMES = ['no', 'yes', 'unknown'] as const;

function createRandomRules(seed: number): PlanBase {
  const random = createRandomBase(seed, []);
  return buildPlanBase(addCustomFields(random.sourceFacts, seed), random.document, FIRST_SCENARIO);
}

/** A single cell, looked up anew each time, by the words of the condition. `null` is unknown. */
function lookUp(base: PlanBase, condition: PersonaCondition, row: number): string | number | boolean | null {
  const { facts, personaContext } = base;
  if ('fact' in condition) return readPersonaFact(personaContext, condition.fact, row);
  let value: string | number | boolean | null;
  if ('column' in condition) {
    const kind = ACCOUNT_COLUMNS[condition.column];
    value = readCell(kind, facts.accounts[condition.column], row);
    if (kind === 'reference' && value !== null) {
      const names = condition.column === 'owner' ? facts.sellers.name : facts.accounts.name;
      value = (value as number) < 0 ? null : (names[value as number] ?? null);
    }
  } else {
    const field = facts.customFields.find(({ name }) => name === condition.customField);
    const text = field ? (field.column.values[field.column.codes[row] as number] ?? null) : null;
    if (text === null || condition.reading === 'text') return text;
    const number = condition.reading === 'number' ? parseNumber(text) : parseDate(text, 'month-first');
    value = Number.isNaN(number) || number < -1e9 ? null : number;
  }
  const { reading, operator } = condition;
  if (value === null || operator === 'known' || operator === 'unknown') return value;
  const asOf = parseIsoDay('2026-05-04');
  if (reading === 'days since') return (value as number) > asOf ? null : asOf - (value as number);
  if (reading === 'days until') return (value as number) < asOf ? null : (value as number) - asOf;
  return value;
}

function fold(value: unknown): unknown {
  return typeof value === 'string' ? value.trim().toLowerCase() : value;
}

/** The rule as the documentation tells it, one account at a time. */
function evaluateNaively(base: PlanBase, condition: PersonaCondition | ConditionGroup, row: number): string {
  if ('match' in condition) {
    const outcomes = condition.conditions.map((inner) => evaluateNaively(base, inner, row));
    const [decisive, otherwise] = condition.match === 'any' ? ['yes', 'no'] : ['no', 'yes'];
    if (outcomes.includes(decisive)) return decisive;
    return outcomes.includes('unknown') ? 'unknown' : otherwise;
  }
  const value = lookUp(base, condition, row);
  const { operator } = condition;
  if (operator === 'known' || operator === 'unknown')
    return (value === null) === (operator === 'unknown') ? 'yes' : 'no';
  if (value === null) return 'unknown';
  const asked = Array.isArray(condition.value) ? (condition.value as readonly unknown[]) : [condition.value];
  const [first, second] = asked.map((one) =>
    typeof value === 'number' && typeof one === 'string' && parseIsoDay(one) > -1e9 ? parseIsoDay(one) : fold(one),
  );
  const own = fold(value);
  const isNumber = typeof own === 'number';
  const holds = {
    is: own === first,
    'is not': own !== first,
    'one of': typeof own === 'string' && asked.map(fold).includes(own),
    contains: typeof own === 'string' && typeof first === 'string' && own.includes(first),
    'at least': isNumber && typeof first === 'number' && own >= first,
    'at most': isNumber && typeof first === 'number' && own <= first,
    between: isNumber && typeof first === 'number' && typeof second === 'number' && own >= first && own <= second,
  }[operator];
  return holds ? 'yes' : 'no';
}

describe('laws of conditions', () => {
  it('compiled, they say what they say account by account', () => {
    fc.assert(
      fc.property(fc.nat(20), anyGroup, (seed, rule) => {
        const base = createRandomRules(seed);
        const compiled = compileCondition(base.personaContext, rule);
        const outcomes = judgeAll(compiled, base.facts.accounts.count);
        for (let row = 0; row < base.facts.accounts.count; row++) {
          const expected = evaluateNaively(base, rule, row);
          expect([NAMES[outcomes[row] as 0 | 1 | 2], NAMES[judge(compiled, row)]]).toEqual([expected, expected]);
        }
      }),
      { numRuns: 120 },
    );
  });

  it('the explanation ends as the decision does', () => {
    const base = createRandomRules(3);
    fc.assert(
      fc.property(anyGroup, fc.nat(39), (rule, row) => {
        expect(explainCondition(base.personaContext, rule, row).outcome).toBe(
          NAMES[evaluateCondition(base.personaContext, rule, row)],
        );
      }),
    );
  });

  it('unknown values match nothing but the question whether they are unknown', () => {
    const base = createBase({ accounts: [{ id: 'x', name: '', lifecycle: '' }] });
    fc.assert(
      fc.property(anyCondition, (condition) => {
        const value = lookUp(base, condition, 0);
        fc.pre(value === null);
        const outcome = evaluateCondition(base.personaContext, condition, 0);
        const { operator } = condition;
        expect(outcome).toBe(operator === 'unknown' ? YES : operator === 'known' ? NO : UNKNOWN);
      }),
    );
  });
});

describe('conditions on columns', () => {
  const account: AccountLine = {
    id: 'x',
    arr: 1_250_000_00,
    segment: 'Enterprise',
    industry: 'Food & Drink',
    owner: 's1',
    renewal: '2026-07-03',
    lastActivity: '2026-01-04',
    strategic: false,
  };
  const base = createBase({ accounts: [account], sellers: [{ id: 's1', name: 'Jonas Weber' }] });
  const explain = (condition: PersonaCondition): string => {
    const { text, value, outcome } = explainCondition(base.personaContext, condition, 0);
    return `${text} | ${value} | ${outcome}`;
  };

  it.each<[PersonaCondition, string]>([
    [
      { column: 'arr', operator: 'at least', value: 1_000_000_00 },
      'ARR is at least EUR 1,000,000 | ARR: EUR 1,250,000 | yes',
    ],
    [
      { column: 'segment', operator: 'one of', value: ['SMB', 'enterprise'] },
      'Segment is one of SMB, enterprise | Segment: Enterprise | yes',
    ],
    [
      { column: 'industry', operator: 'contains', value: 'food' },
      'Industry contains “food” | Industry: Food & Drink | yes',
    ],
    [
      { column: 'owner', operator: 'is not', value: 'Jonas Weber' },
      'Incumbent is not Jonas Weber | Incumbent: Jonas Weber | no',
    ],
    [
      { column: 'renewal', reading: 'days until', operator: 'at most', value: 90 },
      'Renewal within 90 days | Renewal: 2026-07-03, in 60 days | yes',
    ],
    [
      { column: 'renewal', reading: 'days since', operator: 'at most', value: 90 },
      'Renewal within the last 90 days | Renewal: 2026-07-03, in 60 days | unknown',
    ],
    [
      { column: 'renewal', operator: 'between', value: ['2026-07-01', '2026-09-30'] },
      'Renewal is between 2026-07-01 and 2026-09-30 | Renewal: 2026-07-03, in 60 days | yes',
    ],
    [
      { column: 'lastActivity', reading: 'days since', operator: 'between', value: [90, 180] },
      'Last activity 90 to 180 days ago | Last activity: 2026-01-04, 120 days ago | yes',
    ],
    [{ column: 'strategic', operator: 'is', value: true }, 'Strategic is yes | Strategic: no | no'],
    [{ column: 'health', operator: 'unknown', value: null }, 'Health score is unknown | Health score: unknown | yes'],
    [
      { column: 'health', operator: 'at most', value: 40 },
      'Health score is at most 40 | Health score: unknown | unknown',
    ],
  ])('%j', (condition, expected) => {
    expect(explain(condition)).toBe(expected);
  });
});

describe('what conditions can look at', () => {
  it('is every derived value, every column and every column that nobody mapped, each once', () => {
    const { facts } = createRandomRules(1);
    const subjects = listSubjects(facts);
    expect(new Set(subjects.map(keyOfSubject)).size).toBe(subjects.length);
    expect(subjects.map((subject) => `${describeSubject(subject).label}: ${describeSubject(subject).kind}`)).toEqual(
      expect.arrayContaining(['Late deal: flag', 'ARR: money', 'Renewal: day', 'Tier: text', 'Score: text']),
    );
    expect(subjects).toHaveLength(10 + Object.keys(ACCOUNT_COLUMNS).length - 1 + facts.customFields.length);
  });

  it('fits the operators it is offered with: each decides where the value is known', () => {
    const base = createRandomRules(2);
    const values = {
      text: 'SMB',
      choice: 'red',
      number: 1,
      money: 1,
      share: 0.5,
      days: 1,
      day: '2026-05-04',
      flag: true,
    };
    for (const subject of listSubjects(base.facts)) {
      const { kind } = describeSubject(subject);
      for (const operator of listOperators(kind)) {
        const condition: PersonaCondition = { ...subject, operator, value: values[kind] };
        expect(subjectOf(condition)).toEqual(subject);
        for (let row = 0; row < base.facts.accounts.count; row++) {
          const outcome = evaluateCondition(base.personaContext, condition, row);
          if (lookUp(base, condition, row) !== null) expect(outcome).not.toBe(UNKNOWN);
        }
      }
    }
  });
});
