import type { CellValue } from './table.ts';
import type { FactsTableName } from './facts.ts';
import type { AccountId, FactsId, IsoDay, PersonaId, PlanId, ScenarioId, SellerId, WaveId } from './ids.ts';
import type { Persona, Playbook, PolicyRows, StepChannel } from './policy.ts';

/**
 * A plan is a set of small tables of decisions over immutable facts. Every table is sparse and keyed by id; an account
 * without a row stays with its incumbent, unscheduled, unlocked. Ids that the facts no longer have rest in their table.
 */

/** Rows of the `plan` table: single values by name. */
export interface PlanSettings {
  name: string;
  /** The day from which rules look at the data. */
  asOf: IsoDay;
  /** The version of the facts in use. */
  facts: FactsId;
  activeScenario: ScenarioId;
}

export interface ScenarioHead {
  readonly name: string;
  /** The baseline is "today": it takes no decisions. */
  readonly isBaseline: boolean;
  readonly createdAt: string;
  /** The scenario whose state at one moment this keeps: a snapshot is looked at, compared and restored, never changed. */
  readonly snapshotOf?: ScenarioId;
  /** What a snapshot was taken for, in the user's words. */
  readonly note?: string;
}

/** A fact set by hand for a missing or wrong value: a decision, marked, kept on re-import, listed for the CRM. */
export interface Correction {
  readonly table: FactsTableName;
  readonly rowId: string;
  readonly field: string;
  /** Days as ISO days, references as ids, money in minor units. `null` is "unknown". */
  readonly value: CellValue;
  readonly reason: string;
}

export interface Wave {
  readonly name: string;
  /** T0: the first customer notice. Empty until dated. */
  readonly launch: IsoDay | '';
  /** Waves stand in ascending order. */
  readonly order: number;
  /** No account of the wave changes its owner before this day; empty or absent: each on the day of its playbook. */
  readonly effective?: IsoDay | '';
}

/** Dates of one account that differ from those of its wave. */
export interface AccountDates {
  /** The account's own T0. */
  readonly launch?: IsoDay;
  /** The day on which its owner changes, whatever playbook and wave say. */
  readonly effective?: IsoDay;
  readonly reason: string;
}

/** An open opportunity that the incumbent keeps until a deadline, or about which somebody has to decide. */
export interface Hold {
  readonly outcome: 'keep' | 'decide' | 'transfer';
  readonly deadline: IsoDay | '';
  readonly reason: string;
}

/** Who confirmed one condition of a wave's gate, and when. */
export interface GateCheck {
  readonly by: string;
  readonly on: IsoDay;
  readonly note: string;
}

/** What a customer said to the notice of a wave. */
export interface Feedback {
  readonly wave: WaveId;
  readonly account: AccountId;
  readonly on: IsoDay;
  readonly tone: 'welcome' | 'neutral' | 'worry' | 'objection';
  readonly text: string;
  /** The messages should change before the next wave hears them. */
  readonly needsRevision: boolean;
}

/** What a persona is told, and when that was last gone over. */
export interface Message {
  readonly persona: PersonaId;
  readonly channel: StepChannel;
  readonly name: string;
  readonly text: string;
  readonly revisedOn: IsoDay | '';
}

/** Overlays an imported lock: `isLocked: false` takes one off. */
export interface LockDecision {
  readonly isLocked: boolean;
  readonly reason: string;
}

/** What the optimizer must respect about two records. */
export interface Pair {
  /** An account and a seller, or two accounts. */
  readonly kind: 'required' | 'forbidden' | 'together' | 'apart';
  readonly account: AccountId;
  /** The seller of `required` and `forbidden`, the other account of `together` and `apart`. */
  readonly other: string;
  readonly reason: string;
}

export interface PersonaOverride {
  readonly persona: PersonaId;
  readonly reason: string;
}

/** A seller who is not hired yet, opened as a decision of this scenario. */
export interface Vacancy {
  readonly name: string;
  readonly team: string;
  readonly region: string;
  readonly manager: SellerId;
  readonly fte: number;
  readonly startsOn: IsoDay | '';
}

/** What changes about a seller under the scenario. Absent fields stay as the facts have them. */
export interface SellerChange {
  readonly leavesOn?: IsoDay;
  readonly fte?: number;
  readonly reason: string;
}

/** Tables of the plan itself, the same for all scenarios. */
export interface PlanTables {
  plan: PlanSettings[keyof PlanSettings];
  scenarios: ScenarioHead;
  personas: Persona;
  playbooks: Playbook;
  policy: PolicyRows[keyof PolicyRows];
  corrections: Correction;
  messages: Message;
}
export type PlanTableName = keyof PlanTables;
export const PLAN_TABLES: readonly PlanTableName[] = [
  'plan',
  'scenarios',
  'personas',
  'playbooks',
  'policy',
  'corrections',
  'messages',
];

/** Tables every scenario has of its own. */
export interface ScenarioTables {
  /** Incoming seller by account; `UNASSIGNED` releases it to the pool. */
  incoming: SellerId;
  /** Wave by account. */
  waveOf: WaveId;
  /** Wave by account in which the planner leaves it, with its family. */
  pins: WaveId;
  waves: Wave;
  locks: LockDecision;
  personaOverrides: PersonaOverride;
  vacancies: Vacancy;
  sellerChanges: SellerChange;
  /** By account. */
  accountDates: AccountDates;
  /** By opportunity. */
  holds: Hold;
  /** By wave and condition: `wave-2/messages`. */
  gates: GateCheck;
  feedback: Feedback;
  pairs: Pair;
}
export type ScenarioTableName = keyof ScenarioTables;
export const SCENARIO_TABLES: readonly ScenarioTableName[] = [
  'incoming',
  'waveOf',
  'waves',
  'locks',
  'personaOverrides',
  'vacancies',
  'sellerChanges',
  'accountDates',
  'holds',
  'gates',
  'feedback',
  'pairs',
  'pins',
];

/** `scenarios` for a table of the plan, `plan-a/incoming` for one of a scenario. */
export type TableKey = PlanTableName | `${ScenarioId}/${ScenarioTableName}`;

/** The live decisions of a plan. Only `applyPatch` changes it. */
export interface PlanDocument {
  readonly id: PlanId;
  readonly tables: Map<string, Map<string, unknown>>;
}

/** The plan as it is at the call: rows are never changed in place, so copying the tables is enough. */
export function copyDocument({ id, tables }: PlanDocument): PlanDocument {
  return { id, tables: new Map([...tables].map(([name, rows]) => [name, new Map(rows)])) };
}

const EMPTY: ReadonlyMap<string, never> = new Map<string, never>();

export function scenarioTableKey(scenario: ScenarioId, table: ScenarioTableName): TableKey {
  return `${scenario}/${table}`;
}

export function readPlanTable<T extends PlanTableName>(
  document: PlanDocument,
  table: T,
): ReadonlyMap<string, PlanTables[T]> {
  return (document.tables.get(table) as ReadonlyMap<string, PlanTables[T]> | undefined) ?? EMPTY;
}

export function readScenarioTable<T extends ScenarioTableName>(
  document: PlanDocument,
  scenario: ScenarioId,
  table: T,
): ReadonlyMap<string, ScenarioTables[T]> {
  const key = scenarioTableKey(scenario, table);
  return (document.tables.get(key) as ReadonlyMap<string, ScenarioTables[T]> | undefined) ?? EMPTY;
}

/** @throws where the plan lacks the setting: every plan is created with all of them. */
export function readSetting<N extends keyof PlanSettings>(document: PlanDocument, name: N): PlanSettings[N] {
  const value = readPlanTable(document, 'plan').get(name);
  if (value === undefined) throw new Error(`The plan has no "${name}".`);
  return value;
}

/** @throws where the plan lacks the policy: every plan is created with all of them. */
export function readPolicy<N extends keyof PolicyRows>(document: PlanDocument, name: N): PolicyRows[N] {
  const value = readPlanTable(document, 'policy').get(name);
  if (value === undefined) throw new Error(`The plan has no "${name}" policy.`);
  return value as PolicyRows[N];
}

/** The waves of a scenario in their order. */
export function listWaves(document: PlanDocument, scenario: ScenarioId): { id: WaveId; wave: Wave }[] {
  return [...readScenarioTable(document, scenario, 'waves')]
    .map(([id, wave]) => ({ id, wave }))
    .sort((left, right) => left.wave.order - right.wave.order || (left.id < right.id ? -1 : 1));
}

/** Personas in the order in which their rules are tried. */
export function listPersonas(document: PlanDocument): Persona[] {
  return [...readPlanTable(document, 'personas').values()].sort((left, right) => left.order - right.order);
}
