import { version } from '../../package.json';
import { CHECK_COMMAND } from './check.ts';
import { describeCommand } from './command-spec.ts';
import type { CommandSpec } from './command-spec.ts';
import { IMPORT_COMMAND } from './import.ts';
import { DIFF_COMMAND } from './diff.ts';
import { findNearest } from './nearest.ts';
import { parseOptions } from './parse-options.ts';
import { Refusal, UsageError } from './refusals.ts';
import { PERSONAS_COMMAND } from './personas.ts';
import { REDESIGN_COMMAND } from './redesign.ts';
import { REPORT_COMMAND } from './report.ts';
import { SAMPLE_COMMAND } from './sample.ts';
import { SCHEDULE_COMMAND } from './schedule.ts';
import { createProcessTerminal } from './terminal.ts';
import type { Terminal } from './terminal.ts';

const COMMANDS: readonly CommandSpec[] = [
  SAMPLE_COMMAND,
  IMPORT_COMMAND,
  REPORT_COMMAND,
  CHECK_COMMAND,
  REDESIGN_COMMAND,
  PERSONAS_COMMAND,
  SCHEDULE_COMMAND,
  DIFF_COMMAND,
];

/**
 * The whole command line. Needs no window and no Electron.
 * @param argv the arguments from the command's word on.
 * @returns the exit code: 0 done, 1 refused input or an error-level finding of `check`, 2 wrong usage.
 */
export async function runCommandLine(
  argv: readonly string[],
  terminal: Terminal = createProcessTerminal(),
): Promise<number> {
  const [word, ...rest] = argv;
  try {
    if (word === undefined) {
      await terminal.note(describeAll());
      return 2;
    }
    if (word === '--version' || word === '-v') {
      await terminal.print(`baton ${version}\n`);
      return 0;
    }
    if (word === '--help' || word === '-h' || (word === 'help' && rest.length === 0)) {
      await terminal.print(describeAll());
      return 0;
    }
    const command = findCommand(word === 'help' ? (rest[0] as string) : word);
    const options = word === 'help' ? null : parseOptions(command, rest);
    if (options === null) {
      await terminal.print(describeCommand(command));
      return 0;
    }
    return await command.run(options, terminal);
  } catch (error) {
    return explainFailure(error, argv, terminal);
  }
}

function findCommand(word: string): CommandSpec {
  const command = COMMANDS.find(({ name }) => name === word);
  if (command) return command;
  const names = COMMANDS.map(({ name }) => name);
  const nearest = findNearest(word, names);
  const all = `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
  const advice = nearest === null ? `The commands are ${all}.` : `Did you mean “${nearest}”?`;
  throw new UsageError(`Baton has no command “${word}”. ${advice}`);
}

async function explainFailure(error: unknown, argv: readonly string[], terminal: Terminal): Promise<number> {
  if (error instanceof UsageError) {
    const command = COMMANDS.find(({ name }) => name === argv[0]);
    await terminal.note(`${error.message}\nSee “baton ${command ? `${command.name} ` : ''}--help”.\n`);
    return 2;
  }
  const refusal = error instanceof Refusal ? error : new Refusal(explainUnforeseen(error), 'failed');
  await terminal.note(`${refusal.message}\n`);
  if (argv.includes('--json')) {
    const result = { ok: false, code: refusal.code, message: refusal.message, ...refusal.details };
    await terminal.print(`${JSON.stringify(result, null, 2)}\n`);
  }
  return 1;
}

function explainUnforeseen(error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  return `This is a fault of Baton, not of your files: ${reason.replace(/\.$/, '')}. Please report it.`;
}

function describeAll(): string {
  const width = Math.max(...COMMANDS.map(({ name }) => name.length)) + 3;
  return [
    `Baton ${version}: redesign sales territories and hand the accounts over without losing the customers.`,
    '',
    'Usage: baton COMMAND [options]',
    '',
    'Commands:',
    ...COMMANDS.map(({ name, summary }) => `  ${name.padEnd(width)}${summary}`),
    '',
    '“baton COMMAND --help” shows what each takes. Exit codes: 0 done, 1 refused input or (check) an error found,',
    '2 wrong usage.',
    '',
  ].join('\n');
}
