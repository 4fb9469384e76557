import * as z from 'zod';
import { MISSING_DAY, parseIsoDay } from '../model/day.ts';
import { ACCOUNT_COLUMNS } from '../model/facts.ts';
import type { AccountField } from '../model/facts.ts';
import type { PlanTables, ScenarioTables } from '../model/plan.ts';
import type { ConditionGroup, Persona, PersonaCondition, Playbook, PolicyRows } from '../model/policy.ts';

// The page's content security policy forbids the code that zod would generate.
z.config({ jitless: true });

/*
 * The shape of every row of a plan's tables. Typed by the tables themselves: a table without a schema, or a schema that
 * lacks a field, does not compile.
 */

const text = z.string().max(100_000);
const day = z.string().refine((value) => parseIsoDay(value) !== MISSING_DAY, 'is no day');
const dayOrNone = z.union([z.literal(''), day]);
const share = z.number().min(0).max(1);
const hours = z.number().min(0).max(100_000);
/** What something counts in the optimizer, against an ordinary move as 1. */
const points = z.number().min(0).max(1000);
const count = z.number().int().min(0).max(1_000_000);

const MOST_NESTING = 20;

const ACCOUNT_FIELDS = Object.keys(ACCOUNT_COLUMNS) as AccountField[];

const compared = {
  operator: z.enum(['is', 'is not', 'one of', 'contains', 'at least', 'at most', 'between', 'known', 'unknown']),
  value: z.union([text, z.number(), z.boolean(), z.null(), z.array(z.union([text, z.number()])).max(1000)]),
};

const condition: z.ZodType<PersonaCondition> = z.union([
  z.strictObject({
    fact: z.enum([
      'health band',
      'health percentile',
      'risk flag',
      'strategic',
      'refused a seller',
      'days since owner change',
      'arr percentile',
      'days since customer',
      'late deal',
      'lifecycle',
    ]),
    ...compared,
  }),
  z.strictObject({
    column: z.enum(ACCOUNT_FIELDS),
    reading: z.enum(['days since', 'days until']).optional(),
    ...compared,
  }),
  z.strictObject({
    customField: text.min(1),
    reading: z.enum(['text', 'number', 'day', 'days since', 'days until']),
    ...compared,
  }),
]) as z.ZodType<PersonaCondition>;

/** Groups of conditions to a fixed depth: a file made to do harm may nest a million. */
function nestConditions(depth: number): z.ZodType<ConditionGroup> {
  const inner = depth === 0 ? condition : z.union([condition, nestConditions(depth - 1)]);
  return z.strictObject({ match: z.enum(['any', 'all']), conditions: z.array(inner).max(200) });
}

const persona: z.ZodType<Persona> = z.strictObject({
  id: text.min(1),
  name: text,
  colour: text,
  order: z.number(),
  playbook: text,
  rule: z.union([z.null(), nestConditions(MOST_NESTING)]),
});

const channel = z.enum(['internal', 'call', 'video', 'in person', 'video or in person', 'e-mail']);

const playbook: z.ZodType<Playbook> = z.strictObject({
  id: text.min(1),
  name: text,
  minimumNoticeDays: count,
  steps: z
    .array(
      z.strictObject({
        id: text,
        offset: z.number().int().min(-1000).max(1000),
        name: text,
        channel,
        leads: z.enum(['incumbent', 'incoming', 'both', 'manager']),
        incumbentHours: hours,
        incomingHours: hours,
        managerHours: hours,
        supportHours: hours.optional(),
        isOwnerChange: z.boolean(),
      }),
    )
    .max(200)
    .refine((steps) => steps.filter((step) => step.isOwnerChange).length === 1, 'needs exactly one owner change'),
});

const policy: { readonly [N in keyof PolicyRows]: z.ZodType<PolicyRows[N]> } = {
  lateDeal: z.strictObject({
    minimumProbability: share,
    closedAtMostDaysAgo: count,
    closesWithinDays: count,
    atLeastSegmentMedian: z.boolean(),
  }),
  balance: z.strictObject({
    workload: share,
    arr: share,
    accounts: share,
    amberFrom: share,
    maximumMovedAccounts: share,
    maximumMovedArr: share,
    minimumKeptArr: share,
  }),
  reportedMeasures: z.strictObject({ pipelineTolerance: share.nullable(), potentialTolerance: share.nullable() }),
  workload: z.strictObject({ hoursBySegment: z.record(text, hours), otherHours: hours, capacityHours: hours }),
  handoverCapacity: z.strictObject({
    planHours: hours,
    amberHours: hours,
    errorHours: hours,
    managerHours: hours,
    inPersonIntroductions: count,
    refusalReserve: share,
    vacancyRampWorkingDays: count,
    lightCoreAboveMoves: count,
  }),
  waveGuidance: z.strictObject({
    shares: z.record(text, z.array(share).max(100)),
    band: share,
    daysBetweenWaves: count,
    firstWaveMaximumMoves: share,
    firstWaveMaximumArr: share,
    highRiskShareLimit: share,
  }),
  calendar: z.strictObject({
    workingWeekdays: z.array(z.number().int().min(1).max(7)).min(1).max(7),
    holidays: z.array(day).max(10_000),
    holidayNames: z.record(day, text).optional(),
    fiscalYearStartMonth: z.number().int().min(1).max(12),
  }),
  closedDays: z.strictObject({
    blackouts: z.array(z.strictObject({ name: text, from: day, to: day })).max(1000),
    quarterEndWorkingDays: count,
  }),
  callCentre: z.strictObject({
    isOn: z.boolean(),
    repliesPerDay: count,
    replyWorkingDays: count,
    replyShares: z.record(text, share),
    otherReplyShare: share,
  }),
  learning: z.strictObject({ minimumDaysBetweenWaves: count, reviewWorkingDays: count }),
  redesign: z.strictObject({
    measures: z.strictObject({ accounts: points, arr: points, workload: points, pipeline: points, potential: points }),
    otherTolerance: share,
    eligibleBy: z.strictObject({ region: z.boolean(), segment: z.boolean(), skill: z.boolean() }),
    keepsCapacity: z.boolean(),
    keepsFamilies: z.boolean(),
    disruption: z.strictObject({
      account: points,
      arr: points,
      arrMost: points,
      recent: points,
      renewing: points,
      lateDeal: points,
      unlike: points,
      succession: points,
      assignment: points,
    }),
    personaFactors: z.record(text, points),
    silentFactor: points,
    renewalDays: count,
    distanceWeight: points.optional(),
    seed: z.number().int().min(0).max(0xffff_ffff),
  }),
};

/** Rows of the plan's own tables; single settings and policies have a schema of their own by their id. */
const planRows: { readonly [T in Exclude<keyof PlanTables, 'plan' | 'policy'>]: z.ZodType<PlanTables[T]> } = {
  scenarios: z.strictObject({
    name: text,
    isBaseline: z.boolean(),
    createdAt: text,
    snapshotOf: text.min(1).optional(),
    note: text.optional(),
  }),
  personas: persona,
  playbooks: playbook,
  corrections: z.strictObject({
    table: z.enum(['accounts', 'sellers', 'opportunities', 'contacts']),
    rowId: text,
    field: text,
    value: z.union([text, z.number(), z.boolean(), z.null()]),
    reason: text,
  }),
  messages: z.strictObject({ persona: text, channel, name: text, text, revisedOn: dayOrNone }),
};

const settings: Readonly<Record<string, z.ZodType>> = {
  name: text.min(1),
  asOf: day,
  facts: text.min(1),
  activeScenario: text.min(1),
};

const scenarioRows: { readonly [T in keyof ScenarioTables]: z.ZodType<ScenarioTables[T]> } = {
  incoming: text,
  waveOf: text,
  pins: text,
  waves: z.strictObject({ name: text, launch: dayOrNone, order: z.number(), effective: dayOrNone.optional() }),
  locks: z.strictObject({ isLocked: z.boolean(), reason: text }),
  personaOverrides: z.strictObject({ persona: text, reason: text }),
  vacancies: z.strictObject({
    name: text,
    team: text,
    region: text,
    manager: text,
    fte: z.number().min(0).max(10),
    startsOn: dayOrNone,
  }),
  sellerChanges: z.strictObject({
    leavesOn: day.optional(),
    fte: z.number().min(0).max(10).optional(),
    reason: text,
  }),
  accountDates: z.strictObject({ launch: day.optional(), effective: day.optional(), reason: text }),
  holds: z.strictObject({ outcome: z.enum(['keep', 'decide', 'transfer']), deadline: dayOrNone, reason: text }),
  gates: z.strictObject({ by: text, on: day, note: text }),
  feedback: z.strictObject({
    wave: text,
    account: text,
    on: day,
    tone: z.enum(['welcome', 'neutral', 'worry', 'objection']),
    text,
    needsRevision: z.boolean(),
  }),
  pairs: z.strictObject({
    kind: z.enum(['required', 'forbidden', 'together', 'apart']),
    account: text,
    other: text,
    reason: text,
  }),
};

/**
 * What is wrong with a row of a plan's or a scenario's table, or `null`. Only checks: the row stays as it is, since
 * zod's copy of an object would lose keys such as `__proto__`.
 * @param table name of the table without its scenario.
 */
export function findRowFault(table: string, id: string, row: unknown): string | null {
  // Most rows of large plans are an id by an id; they need no more than this.
  if ((table === 'incoming' || table === 'waveOf') && typeof row === 'string' && row.length < 1000) return null;
  const schema = findSchema(table, id);
  if (!schema) return 'is not known';
  const result = schema.safeParse(row);
  if (result.success) return null;
  const issue = result.error.issues[0];
  return `${(issue?.path ?? []).join('.')} ${issue?.message ?? 'is wrong'}`.trim();
}

function findSchema(table: string, id: string): z.ZodType | undefined {
  if (table === 'plan') return own(settings, id);
  if (table === 'policy') return own(policy, id);
  return own(planRows, table) ?? own(scenarioRows, table);
}

function own(schemas: object, name: string): z.ZodType | undefined {
  return Object.hasOwn(schemas, name) ? (schemas as Readonly<Record<string, z.ZodType>>)[name] : undefined;
}

export const manifestSchema = z.strictObject({
  format: z.literal('baton-plan'),
  version: z.number().int().min(1),
  app: text,
  plan: z.strictObject({ id: text.min(1), name: text }),
  activeScenario: text,
  facts: z.strictObject({ id: text, importedOn: text }),
  journal: z.strictObject({ epoch: z.number().int().min(1), sequence: count, hash: text }),
  counts: z.strictObject({
    accounts: count,
    sellers: count,
    opportunities: count,
    contacts: count,
    scenarios: count,
    edits: count,
  }),
  entries: z.array(z.strictObject({ name: text, bytes: z.number().int().min(0), sha256: text })).max(10_000),
});

/** What a plan file says of itself. */
export type PlanManifest = z.infer<typeof manifestSchema>;

/** One line of the journal; its patch is checked row by row. */
export const editRecordSchema = z.strictObject({
  planId: text,
  epoch: z.number().int().min(1),
  sequence: z.number().int().min(1),
  previousHash: text,
  hash: text,
  edit: z.strictObject({
    kind: z.enum(['do', 'undo', 'redo']),
    label: text,
    at: text,
    by: text,
    scenario: text,
    reason: text.optional(),
    patch: z.custom<object>((value) => typeof value === 'object' && value !== null && !Array.isArray(value)),
  }),
});

export const reviewSchema = z.strictObject({
  comments: z.array(z.never()),
  challenges: z.array(z.never()),
  approvals: z.array(z.never()),
});

/** A set of rules in a file of its own, to be taken into another plan. */
export const ruleSetSchema = z.strictObject({
  format: z.literal('baton-rules'),
  version: z.number().int().min(1),
  name: text,
  personas: z.array(persona).max(100),
  playbooks: z.array(playbook).max(100),
  lateDeal: policy.lateDeal,
  highRiskShareLimit: share,
});
