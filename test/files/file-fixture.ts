import type { ImportChoices } from '../../shared/files/import-choices.ts';
import { importTables } from '../../shared/files/import-plan.ts';
import type { ImportReport } from '../../shared/files/import-report.ts';
import type { ImportInput, ImportInputs } from '../../shared/files/open-sources.ts';
import { readCategory } from '../../shared/model/columns.ts';
import type { Facts } from '../../shared/model/facts.ts';
import { toBytes } from './text-fixture.ts';

export const TODAY = '2026-05-04';

export type FileTexts = { readonly accounts: string } & Partial<
  Record<Exclude<keyof ImportInputs, 'accounts'>, string>
>;

export function toInputs(texts: FileTexts): ImportInputs {
  const inputs: Partial<Record<keyof ImportInputs, ImportInput>> = {};
  for (const [table, text] of Object.entries(texts) as [keyof ImportInputs, string][]) {
    inputs[table] = { fileName: `${table}.csv`, bytes: toBytes(text) };
  }
  return inputs as ImportInputs;
}

/** Imports files given as text and expects it to work. */
export function importTexts(texts: FileTexts, choices: ImportChoices = {}): Imported {
  return expectImport(importTables(toInputs(texts), { today: TODAY, factsId: 'facts-1', choices }));
}

/** Imports one file as several tables. */
export function importFlat(
  text: string,
  tables: readonly (keyof ImportInputs)[],
  choices: ImportChoices = {},
): Imported {
  const file = { fileName: 'flat.csv', bytes: toBytes(text) };
  const inputs = Object.fromEntries(tables.map((table) => [table, file])) as unknown as ImportInputs;
  return expectImport(importTables(inputs, { today: TODAY, factsId: 'facts-1', choices }));
}

export interface Imported {
  readonly facts: Facts;
  readonly report: ImportReport;
}

function expectImport(result: ReturnType<typeof importTables>): Imported {
  if (!result.ok) throw new Error(result.errors.map(({ message }) => message).join('\n'));
  return result;
}

/** Code, line and value of each finding. */
export function listCodes(report: ImportReport): (string | number)[][] {
  return report.findings.map(({ code, row, value }) => [code, row, value]);
}

/** The id of each account's owner, in the order of the accounts; an empty text for none. */
export function readOwners({ accounts, sellers }: Facts): string[] {
  return Array.from(accounts.owner, (owner) => sellers.id[owner] ?? '');
}

/** A category of the accounts, row by row. */
export function readColumn(
  { accounts }: Facts,
  field: 'lifecycle' | 'healthBand' | 'ownerBasis' | 'segment' | 'region' | 'industry',
): string[] {
  return Array.from({ length: accounts.count }, (_, row) => readCategory(accounts[field], row));
}

/** The classes of the stages of all opportunities. */
export function readClasses({ opportunities }: Facts): string[] {
  return Array.from({ length: opportunities.count }, (_, row) => readCategory(opportunities.stageClass, row));
}
