import { open, stat } from 'node:fs/promises';
import path from 'node:path';
import { readPlanFileWith } from '../../shared/files/plan-file.ts';
import type { OpenedPlan } from '../../shared/files/plan-file.ts';
import { isKnownDay, parseIsoDay } from '../../shared/model/day.ts';
import type { IsoDay, ScenarioId } from '../../shared/model/ids.ts';
import { readPlanTable, readSetting } from '../../shared/model/plan.ts';
import type { PlanDocument } from '../../shared/model/plan.ts';
import { writeDurably } from '../files/durable-write.ts';
import { explainFileError } from '../files/failures.ts';
import { NODE_PLAN_FILE_PORT } from '../files/plan-file-port.ts';
import { readWholeFile } from '../files/read-file.ts';
import { findNearest } from './nearest.ts';
import { Refusal, UsageError } from './refusals.ts';

/** @throws {Refusal} that names the file and says why it cannot be read. */
export async function readInput(file: string): Promise<Uint8Array> {
  const result = await readWholeFile(file);
  if (result.ok) return result.value;
  throw new Refusal(nameFile(file, result.message), result.code, { file });
}

/** The message names the file by its last part; the folder is worth saying where the user gave one. */
function nameFile(file: string, message: string): string {
  return file === path.basename(file) ? message : `${file}: ${message}`;
}

export type OpenPlan = Pick<OpenedPlan, 'facts' | 'document' | 'journal' | 'extraFacts'>;

/**
 * @param today replaces the plan's as-of day for this run.
 * @throws {Refusal} where the file is no plan, damaged or newer.
 */
export async function openPlan(file: string, today: IsoDay | undefined): Promise<OpenPlan> {
  const result = await readPlanFileWith(await readInput(file), NODE_PLAN_FILE_PORT);
  if (!result.ok) throw new Refusal(`${file}: ${result.message}`, result.code, { file });
  const { document } = result.plan;
  if (today !== undefined && isKnownDay(parseIsoDay(today))) document.tables.get('plan')?.set('asOf', today);
  return result.plan;
}

/** @throws {UsageError} where the plan has no such scenario. */
export function findScenario(document: PlanDocument, wanted: string | undefined): ScenarioId {
  if (wanted === undefined) return readSetting(document, 'activeScenario');
  const scenarios = readPlanTable(document, 'scenarios');
  if (scenarios.has(wanted)) return wanted;
  const fold = (text: string): string => text.trim().toLowerCase();
  const named = [...scenarios].filter(([, head]) => fold(head.name) === fold(wanted));
  if (named.length === 1) return named[0]![0];
  const names = [...scenarios.values()].map(({ name }) => name);
  if (named.length > 1) {
    const ids = named.map(([id]) => id).join(', ');
    throw new UsageError(`Several scenarios are called “${wanted}”. Name the one you mean by its id: ${ids}.`);
  }
  const nearest = findNearest(wanted, names);
  const advice = nearest === null ? `It has ${names.join(', ')}.` : `Did you mean “${nearest}”?`;
  throw new UsageError(`The plan has no scenario “${wanted}”. ${advice}`);
}

/**
 * Refuses an output that would destroy what it is made from, or any other file that is no plan.
 * @throws {UsageError}
 */
export async function checkOutput(output: string, inputs: readonly string[]): Promise<void> {
  const there = await identify(output);
  if (there === null) return;
  for (const input of inputs) {
    if ((await identify(input))?.identity === there.identity) {
      throw new UsageError(`--out ${output} is the file that is read. Give the plan a name of its own.`);
    }
  }
  // Replacing a device by a file would harm the whole machine.
  if (!there.isFile && !there.isFolder)
    throw new UsageError(`--out ${output} is no ordinary file. Choose another name.`);
  if (there.isFile && !(await isReplaceable(output))) {
    throw new UsageError(`--out ${output} exists and is no plan of Baton's; it is left as it is. Choose another name.`);
  }
}

/**
 * Refuses a report that would destroy anything but an earlier report.
 * @param others files that are read or written beside it.
 * @throws {UsageError}
 */
export async function checkReportOutput(file: string, others: readonly string[]): Promise<void> {
  if (others.some((other) => path.resolve(other) === path.resolve(file))) {
    throw new UsageError(`--report ${file} is another file of this import. Give the report a name of its own.`);
  }
  const there = await identify(file);
  if (there === null) return;
  for (const other of others) {
    if ((await identify(other))?.identity === there.identity) {
      throw new UsageError(`--report ${file} is another file of this import. Give the report a name of its own.`);
    }
  }
  if (!there.isFile || !(await readStart(file)).startsWith('\ufeffSeverity,Table,File,')) {
    throw new UsageError(
      `--report ${file} exists and is no report of Baton's; it is left as it is. Choose another name.`,
    );
  }
}

/** Refuses a file for rules that would destroy anything but an earlier one. @throws {UsageError} */
export async function checkRulesOutput(file: string): Promise<void> {
  const there = await identify(file);
  if (there === null) return;
  if (!there.isFile || !/^(\{\s*"format": "baton-rules"|$)/.test(await readStart(file))) {
    throw new UsageError(
      `--export ${file} exists and holds no rules of Baton's; it is left as it is. Choose another name.`,
    );
  }
}

/** Replaces the file at once or not at all. @throws {Refusal} */
export async function writeOutput(output: string, bytes: Uint8Array): Promise<void> {
  try {
    await writeDurably(output, bytes);
  } catch (error) {
    const { code, message } = explainFileError(error, 'write', path.basename(output));
    throw new Refusal(nameFile(output, message), code, { file: output });
  }
}

interface FileIdentity {
  /** The same for all names and links of one file. */
  readonly identity: string;
  readonly isFile: boolean;
  readonly isFolder: boolean;
}

/** Follows links; `null` where there is nothing. */
async function identify(file: string): Promise<FileIdentity | null> {
  try {
    const about = await stat(file, { bigint: true });
    return { identity: `${about.dev}/${about.ino}`, isFile: about.isFile(), isFolder: about.isDirectory() };
  } catch {
    return null;
  }
}

/**
 * Plans are ZIP archives whose first entry is the manifest; so is one that was cut. An empty file harms nobody. What
 * cannot be read fails on writing, with its own words.
 */
async function isReplaceable(file: string): Promise<boolean> {
  try {
    const start = await readStart(file);
    return start === '' || (start.startsWith('PK') && start.includes('manifest.json'));
  } catch {
    return true;
  }
}

async function readStart(file: string): Promise<string> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(64), 0, 64, 0);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await handle.close();
  }
}
