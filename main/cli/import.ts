import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { version } from '../../package.json';
import type { ChoicesFile } from '../../shared/files/choices-file.ts';
import { IMPORT_TABLES } from '../../shared/files/fields.ts';
import type { ImportTable } from '../../shared/files/fields.ts';
import { importTables } from '../../shared/files/import-plan.ts';
import { reportToCsv } from '../../shared/files/import-report.ts';
import type { ImportReport } from '../../shared/files/import-report.ts';
import type { ImportInput } from '../../shared/files/open-sources.ts';
import { writePlanFile } from '../../shared/files/plan-file.ts';
import { createPlanDocument } from '../../shared/model/create-plan.ts';
import { JSON_OPTION, TODAY_OPTION } from './command-spec.ts';
import type { CommandSpec } from './command-spec.ts';
import { describeImport, describeRefusedImport } from './import-text.ts';
import { MAPPING_HELP, readMappingFile } from './mapping-file.ts';
import type { ParsedOptions } from './parse-options.ts';
import { checkOutput, checkReportOutput, readInput, writeOutput } from './plan-files.ts';
import { Refusal, UsageError } from './refusals.ts';
import { REIMPORT_OPTIONS, refreshPlanFile } from './reimport.ts';
import type { Terminal } from './terminal.ts';
import { formatBytes } from './text-table.ts';

export const IMPORT_COMMAND: CommandSpec = {
  name: 'import',
  summary: 'Make a plan from the files of a CRM',
  options: [
    {
      name: 'accounts',
      value: 'FILE',
      isRequired: true,
      help: 'The accounts, as CSV or XLSX; one file may be named for several tables',
    },
    { name: 'sellers', value: 'FILE', help: 'The sellers (default: whoever owns something)' },
    { name: 'opportunities', value: 'FILE', help: 'The opportunities' },
    { name: 'associations', value: 'FILE', help: 'Which account each opportunity belongs to, if they do not say' },
    { name: 'contacts', value: 'FILE', help: 'The contacts' },
    { name: 'health', value: 'FILE', help: 'Health scores or renewal dates by account' },
    { name: 'subscriptions', value: 'FILE', help: 'Subscriptions by account: renewals, ARR' },
    { name: 'map', value: 'FILE', help: 'Columns and all else that was guessed, settled by hand; see below' },
    { name: 'report', value: 'FILE', help: 'Also write every refused and doubtful row to this CSV file' },
    ...REIMPORT_OPTIONS,
    { name: 'out', value: 'FILE', isRequired: true, help: 'The plan file to write' },
    { ...TODAY_OPTION, help: `${TODAY_OPTION.help} (default: today)` },
    JSON_OPTION,
  ],
  examples: [
    'baton import --accounts accounts.csv --out plan.baton',
    'baton import --accounts accounts.csv --sellers reps.csv --opportunities deals.csv --out plan.baton --today 2027-01-11',
    'baton import --accounts accounts.csv --into plan.baton --out refreshed.baton',
  ],
  notes: MAPPING_HELP,
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
  const into = options.readText('into');
  if (into === undefined && options.has('drop-missing')) throw new UsageError('--drop-missing goes with --into.');
  const read = [into, mapFile, ...files.map(({ file }) => file)].filter((file) => file !== undefined);
  await checkOutput(output, read);
  const reportFile = options.readText('report');
  if (reportFile !== undefined) await checkReportOutput(reportFile, [...read, output]);

  const { choices, corrections }: ChoicesFile =
    mapFile === undefined ? { choices: {}, corrections: {} } : await readMappingFile(mapFile);
  const inputs: Partial<Record<ImportTable, ImportInput>> = {};
  // One flat file may be named for several tables; it is read once, by which the import knows it again.
  const contents = new Map<string, Uint8Array>();
  for (const { table, file } of files) {
    const bytes = contents.get(path.resolve(file)) ?? (await readInput(file));
    contents.set(path.resolve(file), bytes);
    inputs[table] = { fileName: path.basename(file), bytes, corrections: corrections[table] };
  }
  const { accounts, ...others } = inputs;
  if (!accounts) throw new Refusal('An import needs a file of accounts.', 'no-accounts');
  const result = importTables({ accounts, ...others }, { today, factsId: randomUUID(), choices });
  if (reportFile !== undefined) await writeReport(reportFile, result.ok ? result.report : { findings: result.errors });
  if (!result.ok) {
    throw new Refusal(describeRefusedImport(result.errors), 'import-refused', { errors: result.errors });
  }

  const { facts, report } = result;
  if (into !== undefined) {
    const { json, text } = await refreshPlanFile(facts, options, terminal);
    const printed = { ok: true, out: output, ...json, report };
    if (options.has('json')) await terminal.print(`${JSON.stringify(printed, null, 2)}\n`);
    else await terminal.print(`${describeImport(facts, report)}\n${text}`);
    return 0;
  }
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

async function writeReport(
  file: string,
  report: Pick<ImportReport, 'findings'> & Partial<Pick<ImportReport, 'unlisted'>>,
): Promise<void> {
  await writeOutput(file, new TextEncoder().encode(reportToCsv(report)));
}
