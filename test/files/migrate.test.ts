import { expect, test } from 'vitest';
import { hashBytes } from '../../shared/history/hash.ts';
import { DEFAULT_POLICY } from '../../shared/model/defaults.ts';
import { PLAN_TABLES, SCENARIO_TABLES } from '../../shared/model/plan.ts';
import { PLAN_FORMAT_VERSION, migrateTables } from '../../shared/files/migrate.ts';
import { readPlanFile, writePlanFile } from '../../shared/files/plan-file.ts';
import { readZip, writeZip } from '../../shared/files/zip-archive.ts';
import { importTexts } from './file-fixture.ts';
import { createPlan, readTables } from './plan-fixture.ts';
import { toBytes } from './text-fixture.ts';
import { createVersionOne, keepVersionOne } from './version-one.ts';

const FACTS = importTexts({ accounts: 'Account ID,ARR,Account Owner\nA,5,Ann\nB,6,Bo\n' }).facts;

type Rows = readonly (readonly [string, unknown])[];

/** Turns a plan file into the one that version 1 would have written: fewer tables, hashes that fit. */
function writeVersionOne(bytes: Uint8Array): Uint8Array {
  const zip = readZip(bytes);
  if (!zip.ok) throw new Error(zip.message);
  const parts = new Map([...zip.entries].map(([name, content]) => [name, new TextDecoder().decode(content)]));
  const manifest = JSON.parse(parts.get('manifest.json') ?? '') as Record<string, unknown>;
  parts.delete('manifest.json');
  for (const [name, text] of parts) {
    if (name !== 'policy.json' && !name.startsWith('scenarios/')) continue;
    const part = JSON.parse(text) as { id?: string; tables: Record<string, Rows> };
    const prefix = part.id === undefined ? '' : `${part.id}/`;
    const tables = new Map(Object.entries(part.tables).map(([table, rows]) => [prefix + table, new Map(rows)]));
    const kept = [...keepVersionOne(tables)].map(([key, rows]) => [key.slice(prefix.length), [...rows]]);
    parts.set(name, JSON.stringify({ ...part, tables: Object.fromEntries(kept) as unknown }));
  }
  manifest['version'] = 1;
  manifest['entries'] = [...parts].map(([name, text]) => {
    const content = toBytes(text);
    return { name, bytes: content.length, sha256: hashBytes(content) };
  });
  const all = [['manifest.json', JSON.stringify(manifest)] as const, ...parts];
  return writeZip(all.map(([name, text]) => ({ name, bytes: toBytes(text) })));
}

test('a plan file of version 1 opens with its decisions, and with defaults for what it did not know', () => {
  const { document, journal } = createPlan([['A', 'Bo']]);
  const today = { document, journal, facts: FACTS, appVersion: 'Baton' };
  const result = readPlanFile(writeVersionOne(writePlanFile(today)));
  if (!result.ok) throw new Error(result.message);
  expect(result.plan.manifest.version).toBe(1);
  expect(readTables(result.plan.document)).toEqual(readTables(document));
  expect(result.plan.journal).toEqual(journal);
  const again = readPlanFile(writePlanFile({ ...result.plan, appVersion: 'Baton' }));
  expect(again.ok && again.plan.manifest.version).toBe(PLAN_FORMAT_VERSION);
});

test('tables of version 1 gain what is new, and keep what they hold', () => {
  const { tables } = createVersionOne('plan-1');
  const before = structuredClone(tables);
  migrateTables(tables, 1);
  const names = [
    ...PLAN_TABLES,
    ...['baseline', 'plan-a'].flatMap((id) => SCENARIO_TABLES.map((name) => `${id}/${name}`)),
  ];
  expect([...tables.keys()].sort()).toEqual(names.sort());
  expect([...(tables.get('policy')?.keys() ?? [])].sort()).toEqual(Object.keys(DEFAULT_POLICY).sort());
  expect(keepVersionOne(tables)).toEqual(before);
});

test('tables of today are left as they are', () => {
  const { tables } = createVersionOne('plan-1');
  const before = structuredClone(tables);
  migrateTables(tables, PLAN_FORMAT_VERSION);
  expect(tables).toEqual(before);
});
