import type { PlanBase } from '../../shared/overview/plan-base.ts';
import { createRedesignSettings } from '../../shared/overview/redesign-input.ts';
import { ELIGIBILITY_RULES } from '../../shared/territory/eligibility.ts';
import type { EligibilityRule } from '../../shared/territory/eligibility.ts';
import { MEASURES } from '../../shared/territory/measures.ts';
import type { Measure } from '../../shared/territory/measures.ts';
import type { MeasureSetting, RedesignSettings } from '../../shared/territory/redesign/input.ts';
import { findNearest } from './nearest.ts';
import type { ParsedOptions } from './parse-options.ts';
import { readInput } from './plan-files.ts';
import { readCosts, readPairs } from './redesign-tables.ts';
import type { Pairs } from './redesign-tables.ts';
import { UsageError } from './refusals.ts';

const MOST_SEED = 0xffff_ffff;

/** @throws {UsageError} where an option makes no sense, {Refusal} where a file of costs or pairs does not. */
export async function readSettings(options: ParsedOptions, base: PlanBase): Promise<RedesignSettings> {
  const settings = createRedesignSettings(base, readList(options, 'measure', MEASURES));
  const moved = readShare(options, 'max-moved-share');
  const costsFile = options.readText('costs');
  const pairsFile = options.readText('pairs');
  const pairs = pairsFile === undefined ? null : readPairs(await readInput(pairsFile), pairsFile, base);
  const distanceWeight = readPoints(options, 'distance');
  return {
    ...settings,
    measures: applyTolerances(settings.measures, options.readText('tolerance')),
    maximumMovedAccounts: moved ?? settings.maximumMovedAccounts,
    maximumMovedArr: moved ?? settings.maximumMovedArr,
    minimumKeptArr: readShare(options, 'kept-arr-share') ?? settings.minimumKeptArr,
    keepsCapacity: settings.keepsCapacity && !options.has('ignore-capacity'),
    seed: options.readInteger('seed', 0, MOST_SEED) ?? settings.seed,
    ...(distanceWeight !== undefined && { distanceWeight }),
    ...(pairs && joinPairs(settings, pairs)),
    costs: costsFile === undefined ? [] : readCosts(await readInput(costsFile), costsFile, base),
  };
}

/** The pairs of the plan and those of the file. */
function joinPairs(settings: RedesignSettings, pairs: Pairs): Pairs {
  return {
    required: [...settings.required, ...pairs.required],
    forbidden: [...settings.forbidden, ...pairs.forbidden],
    together: [...settings.together, ...pairs.together],
    apart: [...settings.apart, ...pairs.apart],
  };
}

/** @returns `undefined` where nothing is said: then the plan's own rules hold. */
export function readEligibility(options: ParsedOptions): readonly EligibilityRule[] | undefined {
  return readList(options, 'eligible', ELIGIBILITY_RULES);
}

function readList<T extends string>(options: ParsedOptions, name: string, known: readonly T[]): T[] | undefined {
  const text = options.readText(name);
  if (text === undefined) return undefined;
  const words = [...new Set(text.split(',').map((word) => word.trim().toLowerCase()))];
  return words.map((word) => {
    const found = known.find((one) => one === word);
    if (found !== undefined) return found;
    const nearest = findNearest(word, known);
    const advice = nearest === null ? `It takes ${known.join(', ')}.` : `Did you mean “${nearest}”?`;
    throw new UsageError(`--${name} knows no “${word}”. ${advice}`);
  });
}

function readPoints(options: ParsedOptions, name: string): number | undefined {
  const text = options.readText(name);
  if (text === undefined) return undefined;
  const points = /^\d{1,4}(\.\d+)?$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (points >= 0) return points;
  throw new UsageError(`--${name} takes points, such as 0.5; “${text}” is none.`);
}

function readShare(options: ParsedOptions, name: string): number | undefined {
  const text = options.readText(name);
  return text === undefined ? undefined : toShare(text, name);
}

function toShare(text: string, name: string): number {
  const share = /^(0|1|0?\.\d+|1\.0+|0\.\d+)$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (share >= 0 && share <= 1) return share;
  throw new UsageError(`--${name} takes a share from 0 to 1, such as 0.15; “${text}” is none.`);
}

/** `0.15` for all, or `arr=0.15,workload=0.1`. */
function applyTolerances(settings: readonly MeasureSetting[], text: string | undefined): MeasureSetting[] {
  if (text === undefined) return [...settings];
  if (!text.includes('=')) {
    const tolerance = toShare(text, 'tolerance');
    return settings.map((setting) => ({ ...setting, tolerance }));
  }
  const given = new Map<Measure, number>();
  for (const part of text.split(',')) {
    const [name = '', value = ''] = part.split('=');
    const found = settings.find(({ measure }) => measure === name.trim().toLowerCase());
    if (!found) throw new UsageError(`--tolerance names “${name.trim()}”, which is not balanced.`);
    given.set(found.measure, toShare(value, 'tolerance'));
  }
  return settings.map((setting) => ({ ...setting, tolerance: given.get(setting.measure) ?? setting.tolerance }));
}
