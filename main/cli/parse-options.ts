import { isKnownDay, parseIsoDay } from '../../shared/model/day.ts';
import type { IsoDay } from '../../shared/model/ids.ts';
import type { CommandSpec } from './command-spec.ts';
import { listOptions } from './command-spec.ts';
import { findNearest } from './nearest.ts';
import { UsageError } from './refusals.ts';

/** The arguments of a command, checked against what it knows. */
export class ParsedOptions {
  readonly #values: ReadonlyMap<string, string>;
  readonly operand: string;
  /** Empty for commands that take one file. */
  readonly secondOperand: string;

  constructor(values: ReadonlyMap<string, string>, [operand = '', secondOperand = '']: readonly string[]) {
    this.#values = values;
    this.operand = operand;
    this.secondOperand = secondOperand;
  }

  has(name: string): boolean {
    return this.#values.has(name);
  }

  /** The value as given, or `undefined`. */
  readText(name: string): string | undefined {
    return this.#values.get(name);
  }

  /** For options that the parser has required. */
  readRequired(name: string): string {
    const value = this.#values.get(name);
    if (value === undefined) throw new UsageError(`--${name} is missing.`);
    return value;
  }

  /** @throws {UsageError} where it is no whole number in the range. */
  readInteger(name: string, least: number, most: number): number | undefined {
    const text = this.#values.get(name);
    if (text === undefined) return undefined;
    const value = /^-?\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new UsageError(
      `--${name} takes a whole number from ${least} to ${most}, without separators; “${text}” is none.`,
    );
  }

  /** @throws {UsageError} where it is no calendar day. */
  readDay(name: string): IsoDay | undefined {
    const text = this.#values.get(name);
    if (text === undefined || isKnownDay(parseIsoDay(text))) return text;
    throw new UsageError(`--${name} takes a day in the form YYYY-MM-DD, such as 2027-01-11; “${text}” is none.`);
  }
}

/**
 * `--name value` and `--name=value`, in any order; `--` ends the options.
 * @returns `null` where the help was asked for.
 * @throws {UsageError} for what the command does not know, twice or missing options and values.
 */
export function parseOptions(command: CommandSpec, argv: readonly string[]): ParsedOptions | null {
  const specs = new Map(listOptions(command).map((option) => [option.name, option]));
  const values = new Map<string, string>();
  const operands: string[] = [];
  for (let at = 0; at < argv.length; at++) {
    const argument = argv[at] as string;
    if (argument === '--') {
      operands.push(...argv.slice(at + 1));
      break;
    }
    if (!argument.startsWith('-') || argument === '-') {
      operands.push(argument);
      continue;
    }
    if (argument === '-h' || argument === '--help') return null;
    const [, name = '', given] = /^--?([^=]*)(?:=(.*))?$/s.exec(argument) ?? [];
    const spec = argument.startsWith('--') ? specs.get(name) : undefined;
    if (!spec) throw new UsageError(explainUnknown(command, argument.split('=')[0] as string, name, [...specs.keys()]));
    if (values.has(name)) throw new UsageError(`--${name} is given twice.`);
    if (spec.value === undefined) {
      if (given !== undefined) throw new UsageError(`--${name} takes no value.`);
      values.set(name, '');
      continue;
    }
    const next = argv[at + 1];
    // What begins with two dashes is the next option: the value was forgotten. `--name=--value` says it is meant.
    const value = given ?? (next !== undefined && !next.startsWith('--') ? next : undefined);
    if (value === undefined || value === '') throw new UsageError(`--${name} needs a value: --${name} ${spec.value}.`);
    if (given === undefined) at += 1;
    values.set(name, value);
  }
  checkMissing(command, values);
  return new ParsedOptions(values, takeOperands(command, operands));
}

function explainUnknown(command: CommandSpec, argument: string, name: string, known: readonly string[]): string {
  const nearest = findNearest(name, known);
  const advice = nearest === null ? '' : ` Did you mean --${nearest}?`;
  return `“baton ${command.name}” has no option ${argument}.${advice}`;
}

function checkMissing(command: CommandSpec, values: ReadonlyMap<string, string>): void {
  const missing = command.options.filter(({ name, isRequired }) => isRequired && !values.has(name));
  if (missing.length === 0) return;
  const names = missing.map(({ name, value }) => `--${name} ${value}`).join(' and ');
  throw new UsageError(`${names} ${missing.length === 1 ? 'is' : 'are'} missing.`);
}

function takeOperands(command: CommandSpec, operands: readonly string[]): readonly string[] {
  const [first, second] = operands;
  if (command.operand === undefined) {
    if (first !== undefined) throw new UsageError(`“${first}” stands alone; which option is it for?`);
    return [];
  }
  const names = [command.operand, command.secondOperand].filter((name) => name !== undefined);
  const usage = `baton ${command.name} ${names.join(' ')}`;
  if (first === undefined) throw new UsageError(`Which plan? Name its file: ${usage}.`);
  if (names.length === 2 && second === undefined) throw new UsageError(`With which plan? Name both files: ${usage}.`);
  const extra = operands[names.length];
  if (extra === undefined) return operands;
  const allowed = names.length === 2 ? 'two files' : 'one file';
  throw new UsageError(`“baton ${command.name}” takes ${allowed}; “${extra}” is one too many.`);
}
