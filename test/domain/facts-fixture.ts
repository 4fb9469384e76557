import { FLAG_NO, FLAG_YES } from '../../shared/model/columns.ts';
import type { ColumnKind, TableSchema } from '../../shared/model/columns.ts';
import { createPlanDocument, FIRST_SCENARIO } from '../../shared/model/create-plan.ts';
import { parseIsoDay } from '../../shared/model/day.ts';
import { ACCOUNT_COLUMNS, CONTACT_COLUMNS, OPPORTUNITY_COLUMNS, SELLER_COLUMNS } from '../../shared/model/facts.ts';
import type { AccountField, Facts, OpportunityField, SellerField } from '../../shared/model/facts.ts';
import { readScenarioTable, scenarioTableKey } from '../../shared/model/plan.ts';
import type { PlanDocument, ScenarioTableName, Wave } from '../../shared/model/plan.ts';
import { createEmptyTable, TableBuilder } from '../../shared/model/table.ts';
import type { Table } from '../../shared/model/columns.ts';
import { buildPlanBase } from '../../shared/overview/plan-base.ts';
import type { PlanBase } from '../../shared/overview/plan-base.ts';

/**
 * Rows as a person would write them: days as ISO days, flags as booleans, references as ids, money in minor units. Fields
 * left out are unknown.
 */
type Line<F extends string> = { readonly id: string } & Partial<Record<F, string | number | boolean>>;
export type AccountLine = Line<AccountField>;
export type SellerLine = Line<SellerField>;
export type OpportunityLine = Line<OpportunityField>;

export const AS_OF = '2026-05-04';

export interface FactsLines {
  readonly accounts: readonly AccountLine[];
  readonly sellers?: readonly SellerLine[];
  readonly opportunities?: readonly OpportunityLine[];
}

/** Names default to "Account <id>" and "Seller <id>", lifecycles to customer, stages to open. */
export function createFacts({ accounts, sellers = [], opportunities = [] }: FactsLines): Facts {
  const rowsOf = { accounts: indexLines(accounts), sellers: indexLines(sellers) };
  const build = <S extends TableSchema>(
    schema: S,
    lines: readonly Line<string>[],
    targets: Readonly<Record<string, 'accounts' | 'sellers'>>,
  ): Table<S> => {
    const builder = new TableBuilder(schema, lines.length);
    lines.forEach((line, row) => {
      for (const [field, value] of Object.entries(line)) {
        const target = targets[field];
        const cell = target
          ? (rowsOf[target].get(String(value)) as number)
          : toCell(schema[field] as ColumnKind, value);
        builder.set(field, row, cell as never);
      }
    });
    return builder.build();
  };
  return {
    id: 'facts-1',
    importedOn: AS_OF,
    currency: 'EUR',
    accounts: build(
      ACCOUNT_COLUMNS,
      accounts.map((line) => ({ name: `Account ${line.id}`, lifecycle: 'customer', ...line })),
      { owner: 'sellers', parent: 'accounts' },
    ),
    sellers: build(
      SELLER_COLUMNS,
      sellers.map((line) => ({ name: `Seller ${line.id}`, ...line })),
      { manager: 'sellers' },
    ),
    opportunities: build(
      OPPORTUNITY_COLUMNS,
      opportunities.map((line) => ({ stageClass: 'open', ...line })),
      { account: 'accounts', owner: 'sellers' },
    ),
    contacts: createEmptyTable(CONTACT_COLUMNS),
    customFields: [],
    sources: [],
  };
}

/** A plan with all defaults: the baseline, and Plan A with three waves without a date. */
export function createDocument(): PlanDocument {
  return createPlanDocument({
    id: 'plan-1',
    name: 'Test plan',
    facts: 'facts-1',
    asOf: AS_OF,
    createdAt: `${AS_OF}T08:00:00.000Z`,
  });
}

export interface Decisions {
  readonly incoming?: Readonly<Record<string, string>>;
  readonly waveOf?: Readonly<Record<string, string>>;
  /** Launch days of wave-1, wave-2 and wave-3. */
  readonly launches?: readonly string[];
  readonly policy?: Readonly<Record<string, unknown>>;
  readonly tables?: Partial<Record<ScenarioTableName, Readonly<Record<string, unknown>>>>;
}

/** Facts and decisions as columns, ready for figures. */
export function createBase(lines: FactsLines, decisions: Decisions = {}): PlanBase {
  const document = createDocument();
  const write = (table: string, rows: Readonly<Record<string, unknown>>): void => {
    for (const [id, row] of Object.entries(rows)) document.tables.get(table)?.set(id, row);
  };
  write(scenarioTableKey(FIRST_SCENARIO, 'incoming'), decisions.incoming ?? {});
  write(scenarioTableKey(FIRST_SCENARIO, 'waveOf'), decisions.waveOf ?? {});
  write('policy', decisions.policy ?? {});
  for (const [table, rows] of Object.entries(decisions.tables ?? {})) {
    write(scenarioTableKey(FIRST_SCENARIO, table as ScenarioTableName), rows);
  }
  decisions.launches?.forEach((launch, index) => {
    const id = `wave-${index + 1}`;
    const wave = readScenarioTable(document, FIRST_SCENARIO, 'waves').get(id) as Wave;
    write(scenarioTableKey(FIRST_SCENARIO, 'waves'), { [id]: { ...wave, launch } });
  });
  return buildPlanBase(createFacts(lines), document, FIRST_SCENARIO);
}

function indexLines(lines: readonly Line<string>[]): Map<string, number> {
  return new Map(lines.map(({ id }, row) => [id, row]));
}

function toCell(kind: ColumnKind, value: string | number | boolean | undefined): string | number {
  if (kind === 'day') return parseIsoDay(String(value));
  if (kind === 'flag') return value === true ? FLAG_YES : FLAG_NO;
  return value as string | number;
}
