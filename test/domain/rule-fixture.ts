import fc from 'fast-check';
import { CategoryBuilder } from '../../shared/model/columns.ts';
import { ACCOUNT_COLUMNS } from '../../shared/model/facts.ts';
import type { AccountField, CustomField, Facts } from '../../shared/model/facts.ts';
import type {
  ColumnCondition,
  ConditionGroup,
  ConditionOperator,
  ConditionValue,
  CustomCondition,
  FactCondition,
  PersonaCondition,
  PersonaFact,
} from '../../shared/model/policy.ts';
import { createNumbers } from './random-base.ts';

/** Columns nobody mapped, with holes: texts, numbers as people write them, and dates. */
export function addCustomFields(facts: Facts, seed: number): Facts {
  const next = createNumbers(seed);
  const build = (name: string, texts: readonly string[]): CustomField => {
    const builder = new CategoryBuilder(facts.accounts.count);
    for (let row = 0; row < facts.accounts.count; row++) {
      builder.set(row, next() < 0.3 ? '' : (texts[Math.floor(next() * texts.length)] as string));
    }
    return { table: 'accounts', name, column: builder.build() };
  };
  return {
    ...facts,
    customFields: [
      build('Tier', ['Gold', 'gold', 'Silver ', 'Bronze']),
      build('Score', ['1,200.5', '7', '42 %', 'n/b', '-3', '1,000']),
      build('Review', ['2026-04-01', '2026-05-04', '2026-07-20', '2024-01-31', 'soon']),
    ],
  };
}

const FACTS: readonly PersonaFact[] = [
  'health band',
  'health percentile',
  'risk flag',
  'strategic',
  'refused a seller',
  'days since owner change',
  'arr percentile',
  'days since customer',
  'late deal',
  'lifecycle',
];
const OPERATORS: readonly ConditionOperator[] = [
  'is',
  'is not',
  'one of',
  'contains',
  'at least',
  'at most',
  'between',
  'known',
  'unknown',
];
const FIELDS = (Object.keys(ACCOUNT_COLUMNS) as AccountField[]).filter((field) => field !== 'id');

const anyText = fc.constantFrom(
  'red',
  'Green',
  'enterprise',
  'SMB',
  'e',
  'Account a1',
  'gold',
  '2026-05-04',
  '2025-01-15',
);
const anyNumber = fc.oneof(fc.constantFrom(0, 0.1, 0.75, 30, 365, 1200.5, 500_000), fc.double({ noNaN: true }));
const anyValue: fc.Arbitrary<ConditionValue> = fc.oneof(
  fc.boolean(),
  anyNumber,
  anyText,
  fc.constant(null),
  fc.array(fc.oneof(anyNumber, anyText), { maxLength: 3 }),
);
const compared = { operator: fc.constantFrom(...OPERATORS), value: anyValue };

const onFact: fc.Arbitrary<FactCondition> = fc.record({ fact: fc.constantFrom(...FACTS), ...compared });
const onColumn: fc.Arbitrary<ColumnCondition> = fc
  .record({
    column: fc.constantFrom(...FIELDS),
    reading: fc.constantFrom(undefined, 'days since' as const, 'days until' as const),
    ...compared,
  })
  .map(({ column, reading, ...rest }) =>
    reading && ACCOUNT_COLUMNS[column] === 'day' ? { column, reading, ...rest } : { column, ...rest },
  );
const onCustomField: fc.Arbitrary<CustomCondition> = fc.record({
  customField: fc.constantFrom('Tier', 'Score', 'Review', 'Nowhere'),
  reading: fc.constantFrom('text', 'number', 'day', 'days since', 'days until'),
  ...compared,
});

/** Any condition that a plan file may hold, also one whose value makes no sense. */
export const anyCondition: fc.Arbitrary<PersonaCondition> = fc.oneof(onFact, onColumn, onCustomField);

const { group } = fc.letrec<{ node: PersonaCondition | ConditionGroup; group: ConditionGroup }>((tie) => ({
  node: fc.oneof({ maxDepth: 3 }, anyCondition, tie('group')),
  group: fc.record({
    match: fc.constantFrom('any', 'all'),
    conditions: fc.array(tie('node'), { maxLength: 4 }),
  }),
}));
export const anyGroup: fc.Arbitrary<ConditionGroup> = group;
