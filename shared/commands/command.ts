import type { AccountId, FactsId, IsoDay, IsoInstant, PersonaId, ScenarioId, SellerId, WaveId } from '../model/ids.ts';
import type { Assignment } from '../model/assignment.ts';
import type { Facts, FactsTableName } from '../model/facts.ts';
import type { Families } from '../model/families.ts';
import type { Feedback, Hold, Message, Pair, PlanDocument, Vacancy, Wave } from '../model/plan.ts';
import type { LateDealPolicy, Persona, Playbook, PolicyRows } from '../model/policy.ts';
import type { Roster } from '../model/roster.ts';
import type { CellValue } from '../model/table.ts';
import type { Patch } from '../history/patch.ts';
import type { GateCondition } from '../waves/gates.ts';

/** What a user can decide. Each command is one undo step, however many accounts it names. */
export type Command =
  | MoveAccounts
  | AdoptProposal
  | ScheduleAccounts
  | AdoptSchedule
  | PinAccounts
  | { readonly kind: 'lockAccounts'; readonly accounts: readonly AccountId[]; readonly reason: string }
  | { readonly kind: 'unlockAccounts'; readonly accounts: readonly AccountId[]; readonly reason: string }
  | {
      readonly kind: 'overridePersona';
      readonly accounts: readonly AccountId[];
      /** `null` gives the account back to the rules. */
      readonly persona: PersonaId | null;
      readonly reason: string;
    }
  | { readonly kind: 'addWave'; readonly name: string; readonly launch: IsoDay | '' }
  | ChangeWave
  | ReorderWave
  | { readonly kind: 'removeWave'; readonly wave: WaveId }
  | SetAccountDates
  | ConfirmGate
  | { readonly kind: 'reopenGate'; readonly wave: WaveId; readonly condition: GateCondition }
  | LogFeedback
  | SetHold
  | ReviseMessage
  | ChangePolicy
  | { readonly kind: 'renamePlan'; readonly name: string }
  | { readonly kind: 'setAsOf'; readonly day: IsoDay }
  | CorrectFact
  | { readonly kind: 'dropCorrections'; readonly keys: readonly string[] }
  | ChangeSeller
  | { readonly kind: 'openVacancy'; readonly id: SellerId; readonly vacancy: Vacancy }
  | { readonly kind: 'closeVacancy'; readonly seller: SellerId }
  | AddScenario
  | { readonly kind: 'renameScenario'; readonly scenario: ScenarioId; readonly name: string }
  | { readonly kind: 'removeScenario'; readonly scenario: ScenarioId }
  | { readonly kind: 'activateScenario'; readonly scenario: ScenarioId }
  | CopyDecisions
  | AdoptDecisions
  | TakeSnapshot
  | { readonly kind: 'changeSnapshot'; readonly snapshot: ScenarioId; readonly name: string; readonly note: string }
  | { readonly kind: 'removeSnapshot'; readonly snapshot: ScenarioId }
  | UseFacts
  | AddPair
  | { readonly kind: 'removePairs'; readonly keys: readonly string[] }
  | ChangeRules;

export interface MoveAccounts {
  readonly kind: 'moveAccounts';
  readonly accounts: readonly AccountId[];
  /** `UNASSIGNED` releases to the pool. */
  readonly to: SellerId;
  /** Leave the rest of the family where it is. */
  readonly alone?: boolean;
}

export interface AdoptProposal {
  readonly kind: 'adoptProposal';
  /** Each with all accounts that move as one; taken over whole or not at all. */
  readonly moves: readonly AdoptedMove[];
  /** Into a new scenario, a copy of the one shown, which stays as it is. */
  readonly into?: { readonly id: ScenarioId; readonly name: string };
}

export interface AdoptedMove {
  readonly accounts: readonly AccountId[];
  readonly to: SellerId;
  /** Who had the accounts when it was proposed: if that is another one now, somebody has decided meanwhile. */
  readonly from?: SellerId;
}

export interface ScheduleAccounts {
  readonly kind: 'scheduleAccounts';
  readonly accounts: readonly AccountId[];
  /** `null` takes the accounts out of their wave. */
  readonly wave: WaveId | null;
  readonly alone?: boolean;
}

export interface AdoptSchedule {
  readonly kind: 'adoptSchedule';
  /** The waves there are to be, in their order. */
  readonly waves: readonly { readonly name: string; readonly launch: IsoDay }[];
  /** The wave of each account as an index into `waves`; `null` takes it out of its wave. Others stay as they are. */
  readonly accounts: readonly { readonly account: AccountId; readonly wave: number | null }[];
}

/** Leaves accounts in a wave when the waves are planned, whether they are in it yet or not. */
export interface PinAccounts {
  readonly kind: 'pinAccounts';
  /** `null` leaves the account to the planner again. */
  readonly accounts: readonly { readonly account: AccountId; readonly wave: WaveId | null }[];
}

export interface ChangeWave {
  readonly kind: 'changeWave';
  readonly wave: WaveId;
  readonly name?: string;
  readonly launch?: IsoDay | '';
  /** No account of the wave changes its owner before this day; empty: each on the day of its playbook. */
  readonly effective?: IsoDay | '';
}

/** Gives a wave another place. The dates stay where they are: the wave takes over those of its new place. */
export interface ReorderWave {
  readonly kind: 'reorderWave';
  readonly wave: WaveId;
  /** Index among the waves, from 0. */
  readonly to: number;
}

export interface SetAccountDates {
  readonly kind: 'setAccountDates';
  readonly accounts: readonly AccountId[];
  /** The accounts' own T0; empty: that of their wave. */
  readonly launch: IsoDay | '';
  /** Their own owner change; empty: by playbook and wave. */
  readonly effective: IsoDay | '';
  readonly reason: string;
}

export interface ConfirmGate {
  readonly kind: 'confirmGate';
  readonly wave: WaveId;
  readonly condition: GateCondition;
  /** A person's name. */
  readonly by: string;
  readonly on: IsoDay;
  readonly note: string;
}

export interface LogFeedback {
  readonly kind: 'logFeedback';
  readonly id: string;
  /** `null` removes it. */
  readonly feedback: Feedback | null;
}

export interface SetHold {
  readonly kind: 'setHold';
  readonly opportunity: string;
  /** `null` takes the decision back. */
  readonly hold: Hold | null;
}

export interface ReviseMessage {
  readonly kind: 'reviseMessage';
  readonly id: string;
  /** `null` removes it. */
  readonly message: Message | null;
}

/** New values of some fields of one policy. */
export type ChangePolicy = {
  readonly [N in keyof PolicyRows]: {
    readonly kind: 'changePolicy';
    readonly policy: N;
    readonly change: Partial<PolicyRows[N]>;
  };
}[keyof PolicyRows];

export interface AddPair {
  readonly kind: 'addPair';
  readonly pair: Pair;
}

export interface CorrectFact {
  readonly kind: 'correctFact';
  readonly table: FactsTableName;
  readonly rowId: string;
  readonly field: string;
  /** Days as ISO days, references as ids, money in minor units; `null` is unknown; `undefined` drops the correction. */
  readonly value: CellValue | undefined;
  readonly reason: string;
}

/** Puts another version of the facts under the plan. Every decision stays; the caller has the version ready. */
export interface UseFacts {
  readonly kind: 'useFacts';
  readonly facts: FactsId;
  /** Moves the as-of day in the same step; absent, it stays. */
  readonly asOf?: IsoDay;
  /** Records that go by another id in the new version: decisions about them follow in the same step. */
  readonly renamed?: RenamedIds;
}

/** New id by the one that decisions know so far. */
export interface RenamedIds {
  readonly accounts: ReadonlyMap<AccountId, AccountId>;
  readonly sellers: ReadonlyMap<SellerId, SellerId>;
}

export interface ChangeSeller {
  readonly kind: 'changeSeller';
  readonly seller: SellerId;
  /** Absent: as it is; empty: the seller stays. */
  readonly leavesOn?: IsoDay | '';
  readonly fte?: number;
  readonly reason: string;
}

export interface AddScenario {
  readonly kind: 'addScenario';
  readonly id: ScenarioId;
  readonly name: string;
  readonly copyOf: ScenarioId;
}

/** Replaces rules of the plan; what is absent stays. */
export interface ChangeRules {
  readonly kind: 'changeRules';
  /** All personas in the order of their rules. */
  readonly personas?: readonly Persona[];
  /** All playbooks. */
  readonly playbooks?: readonly Playbook[];
  readonly lateDeal?: LateDealPolicy;
  /** Share of all moves, 0 to 1, above which high-risk relationships are worth a finding. */
  readonly highRiskShareLimit?: number;
  /** For personas that go: what accounts set to them by hand get instead; `null` and absent leave them to the rules. */
  readonly reassigned?: Readonly<Record<PersonaId, PersonaId | null>>;
  /** Names the step where it is more than the change itself: "Import the rules of EMEA". */
  readonly label?: string;
}

/** Makes the present scenario the same as another one or a snapshot, which stays as it is. */
export interface CopyDecisions {
  readonly kind: 'copyDecisions';
  readonly from: ScenarioId;
}

/** Takes single accounts' seller and wave over from another scenario, a snapshot or another file. */
export interface AdoptDecisions {
  readonly kind: 'adoptDecisions';
  /** Where they come from, for the name of the step. */
  readonly source: string;
  readonly decisions: readonly AdoptedDecision[];
  /** Those of the other side that the decisions name; the ones this scenario lacks are taken over with them. */
  readonly vacancies: ReadonlyMap<SellerId, Vacancy>;
  readonly waves: ReadonlyMap<WaveId, Wave>;
}

export interface AdoptedDecision {
  readonly account: AccountId;
  /** `UNASSIGNED` is the pool; `null` leaves the account with its incumbent. */
  readonly to: SellerId | null;
  readonly wave: WaveId | null;
}

/** Keeps the present scenario as it is now, under a name. */
export interface TakeSnapshot {
  readonly kind: 'takeSnapshot';
  readonly id: ScenarioId;
  readonly name: string;
  readonly note: string;
  readonly at: IsoInstant;
}

/** What a command is carried out against. */
export interface CommandContext {
  readonly document: PlanDocument;
  readonly facts: Facts;
  readonly scenario: ScenarioId;
  readonly roster: Roster;
  readonly assignment: Assignment;
  readonly families: Families;
}

/** An account a bulk command left as it was, and why. */
export interface Skip {
  readonly account: AccountId;
  readonly reason: string;
}

export interface Refusal {
  readonly ok: false;
  /** For code and tests. */
  readonly code: 'unknown-id' | 'baseline' | 'leaver' | 'locked' | 'nothing-to-do' | 'invalid' | 'last-one';
  /** For people. */
  readonly message: string;
}

export interface Change {
  readonly ok: true;
  readonly patch: Patch;
  /** Names the step in undo, journal and toast: "Move 3 accounts to Jonas Weber". */
  readonly label: string;
  readonly skipped: readonly Skip[];
}

export type Outcome = Change | Refusal;

export function refuse(code: Refusal['code'], message: string): Refusal {
  return { ok: false, code, message };
}
