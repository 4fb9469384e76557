import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { version } from '../../package.json';
import { IMPORT_TABLES } from '../../shared/files/fields.ts';
import type { ImportTable } from '../../shared/files/fields.ts';
import { importTables } from '../../shared/files/import-plan.ts';
import { writePlanFile } from '../../shared/files/plan-file.ts';
import type { ImportInput } from '../../shared/files/source-table.ts';
import { createPlanDocument } from '../../shared/model/create-plan.ts';
import { JSON_OPTION, TODAY_OPTION } from './command-spec.ts';
import type { CommandSpec } from './command-spec.ts';
import { describeImport, describeRefusedImport } from './import-text.ts';
import { readMappingFile } from './mapping-file.ts';
import type { ParsedOptions } from './parse-options.ts';
import { checkOutput, readInput, writeOutput } from './plan-files.ts';
import { Refusal } from './refusals.ts';
import type { Terminal } from './terminal.ts';
import { formatBytes } from './text-table.ts';

export const IMPORT_COMMAND: CommandSpec = {
  name: 'import',
  summary: 'Make a plan from the files of a CRM',
  options: [
    { name: 'accounts', value: 'FILE', isRequired: true, help: 'The accounts, as CSV' },
    { name: 'sellers', value: 'FILE', help: 'The sellers (default: whoever owns something)' },
    { name: 'opportunities', value: 'FILE', help: 'The opportunities' },
    { name: 'contacts', value: 'FILE', help: 'The contacts' },
    { name: 'health', value: 'FILE', help: 'Health scores by account' },
    { name: 'subscriptions', value: 'FILE', help: 'Subscriptions by account: renewals, ARR' },
    { name: 'map', value: 'FILE', help: 'Columns by hand, as JSON: {"accounts": {"owner": "Account Owner"}}' },
    { name: 'out', value: 'FILE', isRequired: true, help: 'The plan file to write' },
    { ...TODAY_OPTION, help: `${TODAY_OPTION.help} (default: today)` },
    JSON_OPTION,
  ],
  examples: [
    'baton import --accounts accounts.csv --out plan.baton',
    'baton import --accounts accounts.csv --sellers reps.csv --opportunities deals.csv --out plan.baton --today 2027-01-11',
  ],
  run: importFiles,
};

async function importFiles(options: ParsedOptions, terminal: Terminal): Promise<number> {
  const output = options.readRequired('out');
  const today = options.readDay('today') ?? terminal.today();
  const files = IMPORT_TABLES.flatMap((table) => {
    const file = options.readText(table);
    return file === undefined ? [] : [{ table, file }];
  });
  const mapFile = options.readText('map');
  await checkOutput(output, [...files.map(({ file }) => file), ...(mapFile === undefined ? [] : [mapFile])]);

  const choices = mapFile === undefined ? {} : await readMappingFile(mapFile);
  const inputs: Partial<Record<ImportTable, ImportInput>> = {};
  // One flat file may be named for several tables; it is read once, by which the import knows it again.
  const contents = new Map<string, Uint8Array>();
  for (const { table, file } of files) {
    const bytes = contents.get(path.resolve(file)) ?? (await readInput(file));
    contents.set(path.resolve(file), bytes);
    inputs[table] = { fileName: path.basename(file), bytes, choices: choices[table] };
  }
  const { accounts, ...others } = inputs;
  if (!accounts) throw new Refusal('An import needs a file of accounts.', 'no-accounts');
  const result = importTables({ accounts, ...others }, { today, factsId: randomUUID() });
  if (!result.ok) {
    throw new Refusal(describeRefusedImport(result.errors), 'import-refused', { errors: result.errors });
  }

  const { facts, report } = result;
  const document = createPlanDocument({
    id: randomUUID(),
    name: path.basename(output).replace(/\.baton$/i, ''),
    facts: facts.id,
    asOf: today,
    createdAt: terminal.now(),
  });
  const bytes = writePlanFile({ document, facts, journal: [], appVersion: version });
  await writeOutput(output, bytes);

  if (options.has('json')) {
    await terminal.print(`${JSON.stringify({ ok: true, out: output, asOf: today, report }, null, 2)}\n`);
    return 0;
  }
  await terminal.print(describeImport(facts, report));
  await terminal.print(`\nWrote ${output} (${formatBytes(bytes.length)}), as of ${today}\n`);
  return 0;
}
