import type { ParsedOptions } from './parse-options.ts';
import type { Terminal } from './terminal.ts';

export interface OptionSpec {
  /** Without the dashes. */
  readonly name: string;
  /** What stands for the value in the help, such as `FILE`; absent for a switch. */
  readonly value?: string;
  readonly isRequired?: boolean;
  readonly help: string;
}

export interface CommandSpec {
  readonly name: string;
  readonly summary: string;
  /** The one file the command works on, as the help calls it; absent where it takes none. */
  readonly operand?: string;
  /** A second file beside the first, for commands that compare. */
  readonly secondOperand?: string;
  readonly options: readonly OptionSpec[];
  readonly examples: readonly string[];
  /** What else the help is to say, after the examples. */
  readonly notes?: string;
  /**
   * @returns the exit code: 0 done, 1 refused or an error found.
   * @throws {UsageError | Refusal}
   */
  readonly run: (options: ParsedOptions, terminal: Terminal) => Promise<number>;
}

export const TODAY_OPTION: OptionSpec = {
  name: 'today',
  value: 'DAY',
  help: 'The day from which the rules look at the data, YYYY-MM-DD',
};
export const SCENARIO_OPTION: OptionSpec = {
  name: 'scenario',
  value: 'NAME',
  help: 'The scenario, by name or id (default: the active one)',
};
export const JSON_OPTION: OptionSpec = { name: 'json', help: 'Print the result as JSON' };
const HELP_OPTION: OptionSpec = { name: 'help', help: 'Show this help' };

/** Every option the command knows, with those that all commands have. */
export function listOptions(command: CommandSpec): OptionSpec[] {
  return [...command.options, HELP_OPTION];
}

export function describeCommand(command: CommandSpec): string {
  const required = command.options.filter(({ isRequired }) => isRequired).map((option) => ` ${describeOption(option)}`);
  const operand = [command.operand, command.secondOperand]
    .filter((name) => name !== undefined)
    .map((name) => ` ${name}`)
    .join('');
  const options = listOptions(command);
  const width = Math.max(...options.map((option) => describeOption(option).length)) + 3;
  return [
    command.summary,
    '',
    `Usage: baton ${command.name}${operand}${required.join('')} [options]`,
    '',
    'Options:',
    ...options.map((option) => `  ${describeOption(option).padEnd(width)}${option.help}`),
    '',
    'Examples:',
    ...command.examples.map((example) => `  ${example}`),
    '',
    ...(command.notes === undefined ? [] : [command.notes, '']),
  ].join('\n');
}

function describeOption({ name, value }: OptionSpec): string {
  return value === undefined ? `--${name}` : `--${name} ${value}`;
}
