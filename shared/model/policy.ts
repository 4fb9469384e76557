import type { AccountField } from './facts.ts';
import type { IsoDay, PersonaId, PlaybookId } from './ids.ts';

/**
 * The rules of a plan: personas, playbooks, waves, tolerances. They belong to the plan, are the same for all its
 * scenarios, and are copied from `defaults.ts` into each new plan, so that a later version of Baton does not change it.
 */

/** A derived value that conditions can look at: it comes from the opportunities or from the whole list. */
export type PersonaFact =
  | 'health band'
  | 'health percentile'
  | 'risk flag'
  | 'strategic'
  | 'refused a seller'
  | 'days since owner change'
  | 'arr percentile'
  | 'days since customer'
  | 'late deal'
  | 'lifecycle';

/** How a condition compares. Which of them fit depends on the value that is looked at. */
export type ConditionOperator =
  'is' | 'is not' | 'one of' | 'contains' | 'at least' | 'at most' | 'between' | 'known' | 'unknown';

/**
 * What is compared with: several texts for `one of`, two limits for `between`, both included, `null` for `known` and
 * `unknown`. Money in minor units, shares 0 to 1, days as ISO days; texts are compared without case.
 */
export type ConditionValue = string | number | boolean | null | readonly (string | number)[];

/** What a column is taken for. Days can be looked at as such, or by their distance from the as-of day. */
export type ConditionReading = 'text' | 'number' | 'day' | 'days since' | 'days until';

export interface FactCondition {
  readonly fact: PersonaFact;
  readonly operator: ConditionOperator;
  readonly value: ConditionValue;
}

/** Looks at a column of the accounts as it was imported, with the corrections over it. */
export interface ColumnCondition {
  readonly column: AccountField;
  /** Of a column of days only; absent: the day itself. */
  readonly reading?: Extract<ConditionReading, 'days since' | 'days until'>;
  readonly operator: ConditionOperator;
  readonly value: ConditionValue;
}

/** Looks at a column of the accounts that nobody mapped, by its heading. Cells that cannot be read so are unknown. */
export interface CustomCondition {
  readonly customField: string;
  readonly reading: ConditionReading;
  readonly operator: ConditionOperator;
  readonly value: ConditionValue;
}

/** One comparison. On an unknown value none but `unknown` matches, and the explanation says "unknown". */
export type PersonaCondition = FactCondition | ColumnCondition | CustomCondition;

/** `any`: one condition is enough. `all`: every one must hold. Groups may nest. */
export interface ConditionGroup {
  readonly match: 'any' | 'all';
  readonly conditions: readonly (PersonaCondition | ConditionGroup)[];
}

export interface Persona {
  readonly id: PersonaId;
  readonly name: string;
  /** One of the chart colour names of the interface's tokens: the same persona has the same colour everywhere. */
  readonly colour: string;
  /** Rules are tried in ascending order; the first that matches wins. */
  readonly order: number;
  readonly playbook: PlaybookId;
  /** `null` catches every customer that no earlier rule caught. */
  readonly rule: ConditionGroup | null;
}

/** What makes an open deal "late", for the later-stage persona and the holds. */
export interface LateDealPolicy {
  /** Probability from which a deal is late whatever its stage is called, 0 to 1. */
  readonly minimumProbability: number;
  readonly closedAtMostDaysAgo: number;
  readonly closesWithinDays: number;
  /** Only deals of at least the median amount of their account's segment. */
  readonly atLeastSegmentMedian: boolean;
}

export type StepChannel = 'internal' | 'call' | 'video' | 'in person' | 'video or in person' | 'e-mail';
export type StepLead = 'incumbent' | 'incoming' | 'both' | 'manager';

export interface PlaybookStep {
  readonly id: string;
  /** Working days from the launch day T0; negative is before. */
  readonly offset: number;
  readonly name: string;
  readonly channel: StepChannel;
  readonly leads: StepLead;
  /** Hours of work. */
  readonly incumbentHours: number;
  readonly incomingHours: number;
  readonly managerHours: number;
  /** Hours of people who support the incoming seller; absent is none. */
  readonly supportHours?: number;
  /** The day this step falls on is the owner-change day. Exactly one step of a playbook has it. */
  readonly isOwnerChange: boolean;
}

export interface Playbook {
  readonly id: PlaybookId;
  readonly name: string;
  /** Least calendar days between the first notice and the owner change. */
  readonly minimumNoticeDays: number;
  readonly steps: readonly PlaybookStep[];
}

/** Tolerances as shares of the target, 0 to 1. */
export interface BalancePolicy {
  readonly workload: number;
  readonly arr: number;
  readonly accounts: number;
  /** Share of the tolerance at which a figure turns amber. */
  readonly amberFrom: number;
  readonly maximumMovedAccounts: number;
  readonly maximumMovedArr: number;
  /** Least share of ARR that a staying seller keeps. */
  readonly minimumKeptArr: number;
}

/** Tolerances of the measures that are only reported where these say nothing. */
export interface ReportedMeasuresPolicy {
  /** Share of the target, 0 to 1; `null` only reports the measure. */
  readonly pipelineTolerance: number | null;
  readonly potentialTolerance: number | null;
}

export interface WorkloadPolicy {
  /** Hours a year by segment name, compared without case, spaces and hyphens. */
  readonly hoursBySegment: Readonly<Record<string, number>>;
  readonly otherHours: number;
  /** Hours a year of a full-time seller. */
  readonly capacityHours: number;
}

/** Handover hours per seller and week, both sides together. */
export interface HandoverCapacityPolicy {
  readonly planHours: number;
  readonly amberHours: number;
  readonly errorHours: number;
  readonly managerHours: number;
  readonly inPersonIntroductions: number;
  /** Share of each seller's capacity kept for customers who refuse. */
  readonly refusalReserve: number;
  /** Working days after a vacancy's start before it can carry handover work. */
  readonly vacancyRampWorkingDays: number;
  /** More moves than this per seller: the core playbook's light variant. */
  readonly lightCoreAboveMoves: number;
}

export interface WaveGuidancePolicy {
  /** Share of each persona's moves in waves 1, 2 and 3. */
  readonly shares: Readonly<Record<PersonaId, readonly number[]>>;
  /** Shares may differ by this much. */
  readonly band: number;
  readonly daysBetweenWaves: number;
  readonly firstWaveMaximumMoves: number;
  readonly firstWaveMaximumArr: number;
  /** A persona above this share of all moves is worth a finding when it is the high-risk one. */
  readonly highRiskShareLimit: number;
}

export interface CalendarPolicy {
  /** 1 is Monday. */
  readonly workingWeekdays: readonly number[];
  readonly holidays: readonly IsoDay[];
  /** What the holidays are called, where that is known. */
  readonly holidayNames?: Readonly<Record<IsoDay, string>>;
  /** 1 to 12: the month in which the fiscal year starts. */
  readonly fiscalYearStartMonth: number;
}

/** Days on which nothing is asked of a customer, both included: a trade fair, a price change, the summer break. */
export interface Blackout {
  readonly name: string;
  readonly from: IsoDay;
  readonly to: IsoDay;
}

/** When people work but no customer hears of a new seller: no notice, no introduction, no owner change. */
export interface ClosedDaysPolicy {
  readonly blackouts: readonly Blackout[];
  /** So many working days at the end of each fiscal quarter; 0 closes none. */
  readonly quarterEndWorkingDays: number;
}

/** What customers who were told bring to the call centre. */
export interface CallCentrePolicy {
  /** Off until given: nothing is counted then. */
  readonly isOn: boolean;
  readonly repliesPerDay: number;
  /** The replies to a notice come in over so many working days, from its own day on. */
  readonly replyWorkingDays: number;
  /** Share of the customers told who call back, by persona. */
  readonly replyShares: Readonly<Record<PersonaId, number>>;
  readonly otherReplyShare: number;
}

/** What it takes to learn from a wave before the next one. */
export interface LearningPolicy {
  /** Calendar days from one launch to the next. */
  readonly minimumDaysBetweenWaves: number;
  /** The messages are reviewed at least so many working days before the launch. */
  readonly reviewWorkingDays: number;
}

/** What a move counts, in points: the move of an ordinary account without ARR is 1. */
export interface DisruptionWeights {
  readonly account: number;
  /** For an account of average ARR; in proportion, up to `arrMost` averages. */
  readonly arr: number;
  readonly arrMost: number;
  readonly recent: number;
  readonly renewing: number;
  readonly lateDeal: number;
  /** On top, as a share, where the sellers' accounts have nothing in common. */
  readonly unlike: number;
  /** As a share, where the incumbent leaves: the account must go, and only to whom matters. */
  readonly succession: number;
  /** As a share, where nobody had it. */
  readonly assignment: number;
}

/** What the optimizer is asked for; tolerances and limits of what moves are those of the balance policy. */
export interface RedesignPolicy {
  /** What the imbalance of a measure counts against that of the others; 0: it is not balanced. */
  readonly measures: {
    readonly accounts: number;
    readonly arr: number;
    readonly workload: number;
    readonly pipeline: number;
    readonly potential: number;
  };
  /** Share of the target by which a seller may differ in the measures that the balance policy only reports. */
  readonly otherTolerance: number;
  /** Which of these an account's seller must fit. */
  readonly eligibleBy: { readonly region: boolean; readonly segment: boolean; readonly skill: boolean };
  /** Nobody gets more hours than their capacity, or than they have today where that is more. */
  readonly keepsCapacity: boolean;
  readonly keepsFamilies: boolean;
  readonly disruption: DisruptionWeights;
  /** What the move of an account counts by its persona, as a factor; others count 1. */
  readonly personaFactors: Readonly<Record<PersonaId, number>>;
  /** The same for prospects and former customers without an open deal, who transfer silently. */
  readonly silentFactor: number;
  /** A renewal within this many days makes a move dearer. */
  readonly renewalDays: number;
  /** Points for each 100 km from an account to its seller's base, also where it stays; absent or 0: distance does not count. */
  readonly distanceWeight?: number;
  readonly seed: number;
}

/** The rows of the plan's `policy` table, by their id. */
export interface PolicyRows {
  lateDeal: LateDealPolicy;
  balance: BalancePolicy;
  reportedMeasures: ReportedMeasuresPolicy;
  workload: WorkloadPolicy;
  handoverCapacity: HandoverCapacityPolicy;
  waveGuidance: WaveGuidancePolicy;
  calendar: CalendarPolicy;
  closedDays: ClosedDaysPolicy;
  callCentre: CallCentrePolicy;
  learning: LearningPolicy;
  redesign: RedesignPolicy;
}
