import type { ImportTable } from '../../shared/files/fields.ts';
import { createColumnRule } from '../../shared/files/flat-files.ts';
import { applyChoices, guessMapping, listColumnChoices, listMissingFields } from '../../shared/files/mapping.ts';
import type { Mapping } from '../../shared/files/mapping.ts';
import type { FileMapping, ImportFile } from './importing-store.ts';
import { recallTable } from './mapping-memory.ts';

/** What a mapping is guessed from. */
export type MappedFile = Pick<ImportFile, 'header' | 'names' | 'cells' | 'tables' | 'source'>;

/** The mapping by the headings alone. */
export function guessFileMapping(file: MappedFile, table: ImportTable): Mapping {
  const { header, cells, tables, source } = file;
  const mayTake = tables.length > 1 ? createColumnRule(table, tables, header) : undefined;
  return guessMapping(table, header, cells, { ...(source && { source }), ...(mayTake && { mayTake }) });
}

/** The mappings of a file for all its tables: as they were left for a file with the same headings, else guessed. */
export function mapFile(file: MappedFile): ImportFile['mappings'] {
  return Object.fromEntries(file.tables.map((table) => [table, recallMapping(file, table)]));
}

/** @param recalledFrom the day on which such a file was mapped, where the mapping is remembered. */
export function describeMapping(file: MappedFile, mapping: Mapping, recalledFrom: string | null): FileMapping {
  const guess = guessFileMapping(file, mapping.table);
  const isChanged = Object.keys(listColumnChoices(guess, mapping, file.names)).length > 0;
  return { mapping, missing: listMissingFields(mapping), recalledFrom, isChanged };
}

function recallMapping(file: MappedFile, table: ImportTable): FileMapping {
  const remembered = recallTable(table, file.names);
  const guess = guessFileMapping({ ...file, source: file.source ?? remembered?.source ?? null }, table);
  if (!remembered) return describeMapping(file, guess, null);
  const { mapping } = applyChoices(guess, file.names, remembered.columns);
  return describeMapping(file, mapping, remembered.usedOn);
}
