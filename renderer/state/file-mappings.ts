import type { ImportTable } from '../../shared/files/fields.ts';
import { createColumnRule } from '../../shared/files/flat-files.ts';
import { applyChoices, guessMapping, listColumnChoices } from '../../shared/files/mapping.ts';
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

/**
 * The mappings of a file for all its tables: what was chosen by hand stays where the file is read another way or as other
 * tables; else as they were left for a file with the same headings, or guessed.
 * @param before the file as it was read so far.
 */
export function mapFile(file: MappedFile, before?: MappedFile & Pick<ImportFile, 'mappings'>): ImportFile['mappings'] {
  const hasSameNames = before?.names.join('\n') === file.names.join('\n');
  const mappings = file.tables.map((table) => {
    const earlier = before?.mappings[table];
    const isKept = before && earlier && (hasSameNames || earlier.isChanged);
    return [table, isKept ? keepMapping(file, before, earlier) : recallMapping(file, table)] as const;
  });
  return Object.fromEntries(mappings);
}

function keepMapping(
  file: MappedFile,
  before: MappedFile,
  { mapping: earlier, recalledFrom }: FileMapping,
): FileMapping {
  const choices = listColumnChoices(guessFileMapping(before, earlier.table), earlier, before.names);
  const { mapping } = applyChoices(guessFileMapping(file, earlier.table), file.names, choices);
  return describeMapping(file, mapping, recalledFrom);
}

/** @param recalledFrom the day on which such a file was mapped, where the mapping is remembered. */
export function describeMapping(file: MappedFile, mapping: Mapping, recalledFrom: string | null): FileMapping {
  const guess = guessFileMapping(file, mapping.table);
  const isChanged = Object.keys(listColumnChoices(guess, mapping, file.names)).length > 0;
  return { mapping, recalledFrom, isChanged };
}

function recallMapping(file: MappedFile, table: ImportTable): FileMapping {
  const remembered = recallTable(table, file.names);
  const guess = guessFileMapping({ ...file, source: file.source ?? remembered?.source ?? null }, table);
  if (!remembered) return describeMapping(file, guess, null);
  const { mapping } = applyChoices(guess, file.names, remembered.columns);
  return describeMapping(file, mapping, remembered.usedOn);
}
