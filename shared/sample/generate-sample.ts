import { CategoryBuilder } from '../model/columns.ts';
import { FIRST_SCENARIO, createPlanDocument } from '../model/create-plan.ts';
import { formatIsoDay, isKnownDay, parseIsoDay, weekdayOf } from '../model/day.ts';
import type { Day } from '../model/day.ts';
import type { CustomField, Facts } from '../model/facts.ts';
import { NO_ROW } from '../model/ids.ts';
import type { AccountId, IsoDay, PlanId, SellerId } from '../model/ids.ts';
import { listWaves, readPolicy, scenarioTableKey } from '../model/plan.ts';
import type { PlanDocument, ScenarioTableName, ScenarioTables } from '../model/plan.ts';
import { classifyAccounts } from '../persona/classify.ts';
import { indexDeals } from '../persona/deals.ts';
import { decideMoves } from './decide-moves.ts';
import { drawAccounts } from './draw-accounts.ts';
import { drawCompanies } from './draw-companies.ts';
import { drawContacts } from './draw-contacts.ts';
import { drawOpportunities } from './draw-opportunities.ts';
import { drawSellers } from './draw-sellers.ts';
import { listMoveUnits } from './move-units.ts';
import type { MoveUnit } from './move-units.ts';
import { Random } from '../model/random.ts';
import { scheduleMoves } from './schedule-moves.ts';
import type { ScheduledMove } from './schedule-moves.ts';

/** Sizes that a sample can have. */
export const SAMPLE_LIMITS = { accounts: [10, 500_000], sellers: [2, 2_000] } as const;

export interface SampleOptions {
  readonly accounts?: number;
  /** Sellers, the leaving ones included; managers and vacancies come on top. */
  readonly sellers?: number;
  readonly seed?: number;
  /** ISO day: everything in the sample is dated around it. */
  readonly today: IsoDay;
  readonly planId?: PlanId;
}

export interface Sample {
  readonly facts: Facts;
  readonly document: PlanDocument;
}

const DAYS_TO_FIRST_WAVE = 28;
const DAYS_BETWEEN_WAVES = 21;
/** Index of the persona in the default order. */
const CORE = 3;
const PRODUCTS = ['Platform', 'Platform + Analytics', 'Platform + Field service', 'Integration suite'];

/**
 * An invented software company, "Halyard Software", with its customers and a plan half made: by default 1,200 accounts,
 * 24 sellers of whom one leaves, 4 managers, 2 vacancies and 300 opportunities in 4 regions. Everything scales with the
 * sizes asked for. Same options, same sample, on every machine.
 * @throws {RangeError} for sizes outside `SAMPLE_LIMITS` and for a day that does not exist.
 */
export function generateSample(options: SampleOptions): Sample {
  const { accounts: accountCount = 1200, sellers: sellerCount = 24, seed = 1, today } = options;
  checkSize('accounts', accountCount);
  checkSize('sellers', sellerCount);
  const day = parseIsoDay(today);
  if (!isKnownDay(day)) throw new RangeError(`"${today}" is not a day in the form YYYY-MM-DD.`);

  const random = new Random(seed);
  const launch = findFirstMonday(day + DAYS_TO_FIRST_WAVE);
  const force = drawSellers(random, sellerCount, day, launch);
  const companies = drawCompanies(random, accountCount, force);
  const accounts = drawAccounts(random, companies, force, day);
  const opportunities = drawOpportunities(random, companies, accounts, force, day);
  const contacts = drawContacts(random, companies);
  const key = `${accountCount}x${sellerCount}-${seed}-${today}`;
  const tables = { accounts, sellers: force.table, opportunities, contacts };
  const facts: Facts = {
    id: `sample-facts-${key}`,
    importedOn: today,
    currency: 'EUR',
    ...tables,
    customFields: [drawProducts(random, accountCount)],
    sources: (['accounts', 'sellers', 'opportunities', 'contacts'] as const).map((table) => ({
      table,
      fileName: 'Sample',
      rows: tables[table].count,
      taken: tables[table].count,
    })),
  };

  const document = createPlanDocument({
    id: options.planId ?? `sample-${key}`,
    name: 'Sample: Halyard Software',
    facts: facts.id,
    asOf: today,
    createdAt: `${today}T08:00:00.000Z`,
  });
  dateWaves(document, launch);
  const personas = classifyAccounts(facts, document, FIRST_SCENARIO, indexDeals(facts, document));
  const units = listMoveUnits(facts, personas);
  const moves = decideMoves(random, facts, force, units);
  const guidance = readPolicy(document, 'waveGuidance');
  const waves = listWaves(document, FIRST_SCENARIO);
  const scheduled = scheduleMoves(random, moves, personas.personas, guidance, force, launch);
  for (const { unit, to, wave } of scheduled) {
    for (const row of unit.rows) {
      const id = accounts.id[row] as AccountId;
      decide(document, 'incoming', id, facts.sellers.id[to] as SellerId);
      if (wave !== NO_ROW && (personas.codes[row] as number) >= 0) decide(document, 'waveOf', id, waves[wave]!.id);
    }
  }
  decideExceptions(document, facts, scheduled, units);
  return { facts, document };
}

/** One of each decision that goes against the data: what only the planner knows. */
function decideExceptions(
  document: PlanDocument,
  facts: Facts,
  scheduled: readonly ScheduledMove[],
  units: readonly MoveUnit[],
): void {
  const core = scheduled.find(({ unit, wave }) => unit.persona === CORE && unit.rows.length === 1 && wave === 1);
  if (core) {
    decide(document, 'personaOverrides', facts.accounts.id[core.unit.rows[0] as number] as AccountId, {
      persona: 'high-risk',
      reason: 'Their managing director leaves this spring; nobody there has promised to go on with us',
    });
  }
  const moved = new Set(scheduled.map(({ unit }) => unit));
  const kept = units.find((unit) => unit.isTop && unit.rows.length === 1 && !unit.isLocked && !moved.has(unit));
  if (kept) {
    decide(document, 'locks', facts.accounts.id[kept.rows[0] as number] as AccountId, {
      isLocked: true,
      reason: 'The roll-out ends next year; their steering committee asked to keep its contact until then',
    });
  }
}

function checkSize(name: keyof typeof SAMPLE_LIMITS, value: number): void {
  const [least, most] = SAMPLE_LIMITS[name];
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new RangeError(`A sample has from ${least} to ${most} ${name}, not ${value}.`);
  }
}

function findFirstMonday(from: Day): Day {
  return from + ((8 - weekdayOf(from)) % 7);
}

function dateWaves(document: PlanDocument, launch: Day): void {
  listWaves(document, FIRST_SCENARIO).forEach(({ id, wave }, index) => {
    decide(document, 'waves', id, { ...wave, launch: formatIsoDay(launch + index * DAYS_BETWEEN_WAVES) });
  });
}

/** Writes a decision of "Plan A" directly: a sample begins with its decisions made, its journal is empty. */
function decide<T extends ScenarioTableName>(
  document: PlanDocument,
  table: T,
  id: string,
  value: ScenarioTables[T],
): void {
  document.tables.get(scenarioTableKey(FIRST_SCENARIO, table))?.set(id, value);
}

function drawProducts(random: Random, count: number): CustomField {
  const column = new CategoryBuilder(count);
  for (let row = 0; row < count; row++) if (random.hasLuck(0.93)) column.set(row, random.pick(PRODUCTS));
  return { table: 'accounts', name: 'Product', column: column.build() };
}
