import * as fc from 'fast-check';
import { applyPatch, invertPatch, PatchBuilder } from '../../shared/history/patch.ts';
import { createJournalHead, headOf, recordEdit } from '../../shared/history/journal.ts';
import type { Edit, EditRecord } from '../../shared/history/journal.ts';
import { createPlanDocument } from '../../shared/model/create-plan.ts';
import { MISSING_DAY } from '../../shared/model/day.ts';
import {
  FACTS_TABLES,
  HEALTH_BANDS,
  LIFECYCLES,
  OWNER_BASES,
  REFERENCE_TARGETS,
  SELLER_KINDS,
  STAGE_CLASSES,
} from '../../shared/model/facts.ts';
import type { ACCOUNT_COLUMNS, Facts, FactsTableName } from '../../shared/model/facts.ts';
import type { ColumnKind } from '../../shared/model/columns.ts';
import { CategoryBuilder } from '../../shared/model/columns.ts';
import { TableBuilder } from '../../shared/model/table.ts';
import type { PlanDocument } from '../../shared/model/plan.ts';

/** Ids as hostile or odd as a CRM's may be. */
export const ids = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'toString', '007', '12', 'ä/../b', '', ' ').filter((id) => id !== ''),
  fc.string({ minLength: 1, maxLength: 12 }),
);

const CLOSED: Readonly<Record<string, readonly string[]>> = {
  'accounts.ownerBasis': OWNER_BASES,
  'accounts.lifecycle': LIFECYCLES,
  'accounts.healthBand': HEALTH_BANDS,
  'sellers.kind': SELLER_KINDS,
  'opportunities.stageClass': STAGE_CLASSES,
};

function cellOf(
  kind: ColumnKind,
  label: string,
  counts: Readonly<Record<FactsTableName, number>>,
): fc.Arbitrary<unknown> {
  switch (kind) {
    case 'text':
      return fc.string({ maxLength: 6 });
    case 'category':
      return CLOSED[label] ? fc.constantFrom('', ...CLOSED[label]) : fc.constantFrom('', 'North', '__proto__', 'Süd');
    case 'money':
      return fc.oneof(fc.constant(Number.NaN), fc.integer({ min: -1e12, max: 1e15 }));
    case 'number':
      return fc.oneof(
        fc.constant(Number.NaN),
        fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (value === 0 ? 0 : value)),
      );
    case 'day':
      return fc.oneof(fc.constant(MISSING_DAY), fc.integer({ min: -100_000, max: 100_000 }));
    case 'flag':
      return fc.integer({ min: 0, max: 2 });
    case 'reference':
      return fc.integer({ min: -1, max: counts[REFERENCE_TARGETS[label] as FactsTableName] - 1 });
  }
}

/** Facts of a few rows in which any column may hold anything its kind allows. */
export const facts: fc.Arbitrary<Facts> = fc
  .record({
    accounts: fc.uniqueArray(ids, { minLength: 1, maxLength: 6 }),
    sellers: fc.uniqueArray(ids, { maxLength: 4 }),
    opportunities: fc.uniqueArray(ids, { maxLength: 4 }),
    contacts: fc.uniqueArray(ids, { maxLength: 3 }),
  })
  .chain((rowIds) => {
    const names = Object.keys(FACTS_TABLES) as FactsTableName[];
    const counts = Object.fromEntries(names.map((name) => [name, rowIds[name].length])) as Record<
      FactsTableName,
      number
    >;
    const tables = names.map((name) => {
      const columns = Object.entries(FACTS_TABLES[name]).filter(([field]) => field !== 'id');
      const cells = columns.map(([field, kind]) =>
        fc.array(cellOf(kind, `${name}.${field}`, counts), { minLength: counts[name], maxLength: counts[name] }),
      );
      return fc.tuple(...cells).map((values) => {
        const builder = new TableBuilder(FACTS_TABLES[name] as typeof ACCOUNT_COLUMNS, counts[name]);
        rowIds[name].forEach((id, row) => builder.set('id', row, id));
        columns.forEach(([field], at) =>
          values[at]?.forEach((value, row) => builder.set(field as 'name', row, value as string)),
        );
        return [name, builder.build()] as const;
      });
    });
    const custom = fc.array(fc.constantFrom('', 'red', 'blue'), {
      minLength: counts.accounts,
      maxLength: counts.accounts,
    });
    return fc.tuple(fc.tuple(...tables), custom).map(([built, colours]) => {
      const colour = new CategoryBuilder(counts.accounts);
      colours.forEach((value, row) => colour.set(row, value));
      return {
        ...(Object.fromEntries(built) as unknown as Facts),
        id: 'facts-1',
        importedOn: '2026-05-04',
        currency: 'EUR',
        ...(counts.accounts % 2 === 1 && { healthDirection: 'lower-is-better' as const }),
        customFields: [{ table: 'accounts', name: 'Colour', column: colour.build() }],
        sources: [{ table: 'accounts', fileName: 'a.csv', rows: counts.accounts, taken: counts.accounts }],
      } satisfies Facts;
    });
  });

export interface TestPlan {
  readonly document: PlanDocument;
  readonly journal: readonly EditRecord[];
}

/** A plan with edits of several kinds, the last of them undone. */
export function createPlan(steps: readonly (readonly [account: string, seller: string])[]): TestPlan {
  const document = createPlanDocument({
    id: 'plan-1',
    name: 'Test plan',
    facts: 'facts-1',
    asOf: '2026-05-04',
    createdAt: '2026-05-04T08:00:00.000Z',
  });
  const journal: EditRecord[] = [];
  let head = createJournalHead(document.id);
  const append = (edit: Edit): void => {
    applyPatch(document, edit.patch);
    const record = recordEdit(head, edit);
    journal.push(record);
    head = headOf(record);
  };
  const stamp = { at: '2026-05-04T09:00:00.000Z', by: 'Ann', scenario: 'plan-a' };
  steps.forEach(([account, seller], index) => {
    const patch = new PatchBuilder(document)
      .set('plan-a/incoming', account, seller)
      .set('plan-a/locks', account, { isLocked: index % 2 === 0, reason: `step ${index}` })
      .build();
    append({ kind: 'do', label: `Move ${account}`, patch, ...stamp });
  });
  const last = journal.at(-1);
  if (last) append({ kind: 'undo', label: last.edit.label, patch: invertPatch(last.edit.patch), ...stamp });
  return { document, journal };
}

/** A document's tables with rows, as plain data for comparison. */
export function readTables(document: PlanDocument): unknown[] {
  return [...document.tables]
    .filter(([, rows]) => rows.size > 0)
    .map(([table, rows]) => [table, [...rows].sort(([left], [right]) => (left < right ? -1 : 1))] as const)
    .sort(([left], [right]) => (left < right ? -1 : 1));
}
