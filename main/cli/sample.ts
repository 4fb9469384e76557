import { version } from '../../package.json';
import { writePlanFile } from '../../shared/files/plan-file.ts';
import { readCategory } from '../../shared/model/columns.ts';
import { isKnownDay } from '../../shared/model/day.ts';
import type { Day } from '../../shared/model/day.ts';
import type { Facts } from '../../shared/model/facts.ts';
import { readSetting } from '../../shared/model/plan.ts';
import { generateSample, SAMPLE_LIMITS } from '../../shared/sample/generate-sample.ts';
import { JSON_OPTION, TODAY_OPTION } from './command-spec.ts';
import type { CommandSpec } from './command-spec.ts';
import type { ParsedOptions } from './parse-options.ts';
import { checkOutput, writeOutput } from './plan-files.ts';
import type { Terminal } from './terminal.ts';
import { countThings, formatBytes, formatCount } from './text-table.ts';

const MOST_SEED = 0xffff_ffff;

export const SAMPLE_COMMAND: CommandSpec = {
  name: 'sample',
  summary: 'Make a plan of an invented company, of any size',
  options: [
    { name: 'out', value: 'FILE', isRequired: true, help: 'The plan file to write' },
    { name: 'accounts', value: 'N', help: 'How many accounts (default 1200)' },
    { name: 'sellers', value: 'S', help: 'How many sellers; managers and vacancies come on top (default 24)' },
    { name: 'seed', value: 'K', help: 'Another number, another company (default 1)' },
    { ...TODAY_OPTION, help: 'The day around which everything is dated (default: today)' },
    JSON_OPTION,
  ],
  examples: ['baton sample --out sample.baton', 'baton sample --out large.baton --accounts 100000 --sellers 300'],
  run: makeSample,
};

async function makeSample(options: ParsedOptions, terminal: Terminal): Promise<number> {
  const output = options.readRequired('out');
  const accounts = options.readInteger('accounts', ...SAMPLE_LIMITS.accounts);
  const sellers = options.readInteger('sellers', ...SAMPLE_LIMITS.sellers);
  const seed = options.readInteger('seed', 0, MOST_SEED);
  const today = options.readDay('today') ?? terminal.today();
  await checkOutput(output, []);

  const { facts, document } = generateSample({ accounts, sellers, seed, today });
  const bytes = writePlanFile({ document, facts, journal: [], appVersion: version });
  await writeOutput(output, bytes);

  const name = readSetting(document, 'name');
  const counts = {
    accounts: facts.accounts.count,
    ...countSalesForce(facts),
    opportunities: facts.opportunities.count,
    contacts: facts.contacts.count,
  };
  if (options.has('json')) {
    const result = { ok: true, out: output, name, asOf: today, ...counts, bytes: bytes.length };
    await terminal.print(`${JSON.stringify(result, null, 2)}\n`);
    return 0;
  }
  const things = [
    countThings(counts.accounts, 'account'),
    `${countThings(counts.sellers, 'seller')} (${formatCount(counts.leaving)} leaving)`,
    countThings(counts.managers, 'manager'),
    countThings(counts.vacancies, 'vacancy', 'vacancies'),
    countThings(counts.opportunities, 'opportunity', 'opportunities'),
    countThings(counts.contacts, 'contact'),
  ];
  await terminal.print(
    `${name}, as of ${today}\n  ${things.join(' · ')}\nWrote ${output} (${formatBytes(bytes.length)})\n`,
  );
  return 0;
}

function countSalesForce({ sellers }: Facts) {
  const counts = { sellers: 0, leaving: 0, managers: 0, vacancies: 0 };
  for (let row = 0; row < sellers.count; row++) {
    const kind = readCategory(sellers.kind, row);
    if (kind === 'manager') counts.managers += 1;
    else if (kind === 'vacancy') counts.vacancies += 1;
    else counts.sellers += 1;
    if (isKnownDay(sellers.leavesOn[row] as Day)) counts.leaving += 1;
  }
  return counts;
}
