import type { PolicyRows } from '../model/policy.ts';
import type { FindingRule } from './findings.ts';

/** What a guardrail is about: the kinds that findings are grouped and filtered by. */
export const GUARDRAIL_KINDS = ['mix', 'dates', 'people', 'learning', 'territory', 'data'] as const;
export type GuardrailKind = (typeof GUARDRAIL_KINDS)[number];

export const GUARDRAIL_KIND_NAMES: Readonly<Record<GuardrailKind, string>> = {
  mix: 'Who is in which wave',
  dates: 'Dates',
  people: 'People and capacity',
  learning: 'Learning',
  territory: 'Territories',
  data: 'Data',
};

/** A number of a policy at which a guardrail speaks. Shares 0 to 1. */
export type Threshold = {
  readonly [N in keyof PolicyRows]: {
    readonly policy: N;
    readonly field: NumberField<N>;
    readonly label: string;
    readonly unit: 'share' | 'days' | 'working days' | 'hours a week' | 'a week' | 'a day';
  };
}[keyof PolicyRows];

type NumberField<N extends keyof PolicyRows> = {
  [F in keyof PolicyRows[N]]-?: PolicyRows[N][F] extends number ? F : never;
}[keyof PolicyRows[N]];

/** A rule of good practice, in plain words. */
export interface Guardrail {
  readonly kind: GuardrailKind;
  readonly name: string;
  readonly why: string;
  readonly thresholds: readonly Threshold[];
}

const guidance = (field: NumberField<'waveGuidance'>, label: string, unit: Threshold['unit'] = 'share'): Threshold => ({
  policy: 'waveGuidance',
  field,
  label,
  unit,
});
const capacity = (field: NumberField<'handoverCapacity'>, label: string, unit: Threshold['unit']): Threshold => ({
  policy: 'handoverCapacity',
  field,
  label,
  unit,
});
const balance = (field: NumberField<'balance'>, label: string): Threshold => ({
  policy: 'balance',
  field,
  label,
  unit: 'share',
});

/** All guardrails, by the rule of their findings, in the order in which they are explained. */
export const GUARDRAILS: Readonly<Record<FindingRule, Guardrail>> = {
  'first-wave-persona': {
    kind: 'mix',
    name: 'High-risk or later-stage in the first wave',
    why: 'The first wave is for core and a select few new customers: its feedback tunes the messages for the others.',
    thresholds: [],
  },
  'first-wave-large-account': {
    kind: 'mix',
    name: 'Largest accounts in the first wave',
    why: 'Accounts of the top tenth by ARR wait for messages that have proved themselves.',
    thresholds: [],
  },
  'first-wave-too-big': {
    kind: 'mix',
    name: 'First wave too big',
    why: 'What goes wrong in the first wave should go wrong for few.',
    thresholds: [guidance('firstWaveMaximumMoves', 'Of all moves at most')],
  },
  'first-wave-arr': {
    kind: 'mix',
    name: 'Too much ARR in the first wave',
    why: 'The first wave puts little revenue at risk.',
    thresholds: [guidance('firstWaveMaximumArr', 'Of the moved ARR at most')],
  },
  'big-bang': {
    kind: 'mix',
    name: 'Big bang',
    why: 'A single wave overwhelms sellers and call centre, and leaves nothing to learn from.',
    thresholds: [],
  },
  'persona-quota': {
    kind: 'mix',
    name: 'Mix of personas',
    why: 'Each persona is spread over the waves as practice advises: core first, the risky last.',
    thresholds: [guidance('band', 'Either way at most')],
  },
  'high-risk-share': {
    kind: 'mix',
    name: 'Many high-risk relationships',
    why: 'More than a fifth says that the rules are too wide, or that the wrong accounts move.',
    thresholds: [guidance('highRiskShareLimit', 'Of all moves at most')],
  },
  'family-split-waves': {
    kind: 'mix',
    name: 'Family split across waves',
    why: 'A parent and its subsidiaries talk to each other: they hear of the change together.',
    thresholds: [],
  },
  'unscheduled-moves': {
    kind: 'mix',
    name: 'Moves without a wave',
    why: 'A customer who is not in a wave is told by nobody.',
    thresholds: [],
  },
  'undated-wave': {
    kind: 'dates',
    name: 'Wave without a date',
    why: 'Sellers cannot plan for a wave that has no day.',
    thresholds: [],
  },
  'notice-too-short': {
    kind: 'dates',
    name: 'Notice too short',
    why: 'Customers do not like surprises about the person they work with: they get time to adjust. The playbooks say how much.',
    thresholds: [],
  },
  'renewal-in-handover': {
    kind: 'dates',
    name: 'Renewal inside the handover',
    why: 'A customer who decides about a renewal should know who answers for it.',
    thresholds: [],
  },
  'closed-days': {
    kind: 'dates',
    name: 'Quarter end and blackout dates',
    why: 'At the end of a fiscal quarter sellers close deals, and in a blackout nobody speaks to customers about changes.',
    thresholds: [
      {
        policy: 'closedDays',
        field: 'quarterEndWorkingDays',
        label: 'Before each quarter end, closed for',
        unit: 'working days',
      },
    ],
  },
  'launch-not-worked': {
    kind: 'dates',
    name: 'Launch on a day off',
    why: 'Nobody makes the calls on a weekend or holiday.',
    thresholds: [],
  },
  'hold-ends-before-wave': {
    kind: 'dates',
    name: 'Hold deadline before the wave',
    why: 'A deal whose time is up needs an incoming seller who may take it over.',
    thresholds: [],
  },
  'seller-overloaded': {
    kind: 'people',
    name: 'Seller over capacity',
    why: 'Handovers come on top of the day’s work. Both sides count.',
    thresholds: [
      capacity('planHours', 'Planned, at full time', 'hours a week'),
      capacity('errorHours', 'An error from', 'hours a week'),
    ],
  },
  'manager-overloaded': {
    kind: 'people',
    name: 'Manager over capacity',
    why: 'Managers join the risky calls, stand in for leavers and call customers afterwards.',
    thresholds: [capacity('managerHours', 'At most', 'hours a week')],
  },
  'in-person-introductions': {
    kind: 'people',
    name: 'Introductions in person',
    why: 'Two calendars and a journey: nobody makes many of them in a week.',
    thresholds: [capacity('inPersonIntroductions', 'At most', 'a week')],
  },
  'seller-not-started': {
    kind: 'people',
    name: 'Vacancy not ready',
    why: 'A new seller learns products, services, sales process and culture before meeting customers.',
    thresholds: [capacity('vacancyRampWorkingDays', 'Ready after', 'working days')],
  },
  'call-centre-overloaded': {
    kind: 'people',
    name: 'Call centre over capacity',
    why: 'Some of the customers who are told call back. It is counted once a call centre is given.',
    thresholds: [{ policy: 'callCentre', field: 'repliesPerDay', label: 'Replies at most', unit: 'a day' }],
  },
  'waves-too-close': {
    kind: 'learning',
    name: 'No time to learn between waves',
    why: 'The feedback of one wave tunes the messages of the next: it must be in before that is launched.',
    thresholds: [
      { policy: 'learning', field: 'minimumDaysBetweenWaves', label: 'From launch to launch at least', unit: 'days' },
    ],
  },
  'gate-overdue': {
    kind: 'learning',
    name: 'Gate not passed',
    why: 'Before a wave is launched, feedback is in, messages are reviewed and sellers are briefed.',
    thresholds: [
      { policy: 'learning', field: 'reviewWorkingDays', label: 'Reviewed before the launch', unit: 'working days' },
    ],
  },
  'messages-not-revised': {
    kind: 'learning',
    name: 'Messages not revised after feedback',
    why: 'What customers of one wave did not understand, those of the next should not hear again.',
    thresholds: [],
  },
  'out-of-tolerance': {
    kind: 'territory',
    name: 'Books out of tolerance',
    why: 'A seller far from the share by capacity has too much to serve, or too little to live on.',
    thresholds: [balance('workload', 'Workload'), balance('arr', 'ARR'), balance('accounts', 'Accounts')],
  },
  'too-many-accounts-moved': {
    kind: 'territory',
    name: 'Too many accounts moved',
    why: 'Every move costs a relationship.',
    thresholds: [balance('maximumMovedAccounts', 'Of all accounts at most')],
  },
  'too-much-arr-moved': {
    kind: 'territory',
    name: 'Too much ARR moved',
    why: 'Every move puts its revenue at risk.',
    thresholds: [balance('maximumMovedArr', 'Of all ARR at most')],
  },
  'seller-keeps-too-little': {
    kind: 'territory',
    name: 'Seller keeps too little',
    why: 'A seller who loses most of the book has lost the job that was agreed.',
    thresholds: [balance('minimumKeptArr', 'Of their ARR at least')],
  },
  'moved-again': {
    kind: 'territory',
    name: 'Moved again within a year',
    why: 'A second new seller in a year is more than most customers take.',
    thresholds: [],
  },
  'family-split-sellers': {
    kind: 'territory',
    name: 'Family split between sellers',
    why: 'One customer with several sellers hears several stories.',
    thresholds: [],
  },
  'leaver-keeps-accounts': {
    kind: 'territory',
    name: 'Leaver keeps accounts',
    why: 'From the last day on nobody would look after them.',
    thresholds: [],
  },
  'assigned-to-leaver': {
    kind: 'territory',
    name: 'Given to a leaver',
    why: 'The account would have to be handed over again.',
    thresholds: [],
  },
  'locked-account-moved': {
    kind: 'territory',
    name: 'Locked account moved',
    why: 'Somebody had a reason to lock it.',
    thresholds: [],
  },
  'unassigned-customers': {
    kind: 'territory',
    name: 'Customers without a seller',
    why: 'Nobody looks after them.',
    thresholds: [],
  },
  coverage: {
    kind: 'data',
    name: 'Unknown values',
    why: 'A rule on an unknown value never matches.',
    thresholds: [],
  },
};
