import { IMPORT_TABLES } from '../../shared/files/fields.ts';
import type { ImportTable } from '../../shared/files/fields.ts';
import type { ColumnChoices } from '../../shared/files/mapping.ts';
import { findNearest } from './nearest.ts';
import { readInput } from './plan-files.ts';
import { Refusal } from './refusals.ts';

export type MappingFile = Partial<Record<ImportTable, ColumnChoices>>;

/**
 * Reads `{"accounts": {"owner": "Account Owner", "arr": null}}`: headings by table and field, `null` for none.
 * @throws {Refusal} where it is no such file. Whether the headings exist is for the import to say.
 */
export async function readMappingFile(file: string): Promise<MappingFile> {
  const text = new TextDecoder().decode(await readInput(file));
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw createRefusal(file, `This is not JSON (${reason}).`);
  }
  if (!isRecord(content)) throw createRefusal(file, 'It holds no object of tables.');
  const tables: readonly string[] = IMPORT_TABLES;
  for (const [table, fields] of Object.entries(content)) {
    if (!tables.includes(table)) {
      const nearest = findNearest(table, tables);
      const advice = nearest === null ? `The tables are ${tables.join(', ')}.` : `Did you mean “${nearest}”?`;
      throw createRefusal(file, `There is no table “${table}”. ${advice}`);
    }
    if (!isRecord(fields)) throw createRefusal(file, `“${table}” must hold fields with their headings.`);
    for (const [field, heading] of Object.entries(fields)) {
      if (heading !== null && typeof heading !== 'string') {
        throw createRefusal(file, `“${table}”, “${field}” must be a heading in quotes, or null for no column.`);
      }
    }
  }
  return content;
}

function createRefusal(file: string, problem: string): Refusal {
  const example = 'Write it as {"accounts": {"owner": "Account Owner", "arr": null}}.';
  return new Refusal(`${file}: ${problem} ${example}`, 'bad-mapping', { file });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
