import type { Persona, PolicyRows } from './policy.ts';

/** The four personas of the method; the first rule that matches wins, the others stay visible as traits. */
export const DEFAULT_PERSONAS: readonly Persona[] = [
  {
    id: 'high-risk',
    name: 'High-risk relationship',
    colour: 'high-risk',
    order: 1,
    playbook: 'high-risk',
    rule: {
      match: 'any',
      conditions: [
        { fact: 'health band', operator: 'is', value: 'red' },
        { fact: 'health percentile', operator: 'at most', value: 0.1 },
        { fact: 'risk flag', operator: 'is', value: true },
        { fact: 'strategic', operator: 'is', value: true },
        { fact: 'refused a seller', operator: 'is', value: true },
        { fact: 'days since owner change', operator: 'at most', value: 365 },
        {
          match: 'all',
          conditions: [
            { fact: 'days since owner change', operator: 'at least', value: 1826 },
            { fact: 'arr percentile', operator: 'at least', value: 0.75 },
          ],
        },
      ],
    },
  },
  {
    id: 'later-stage',
    name: 'Later-stage buyer',
    colour: 'later-stage',
    order: 2,
    playbook: 'later-stage',
    rule: { match: 'all', conditions: [{ fact: 'late deal', operator: 'is', value: true }] },
  },
  {
    id: 'new',
    name: 'New customer',
    colour: 'new',
    order: 3,
    playbook: 'new',
    rule: { match: 'all', conditions: [{ fact: 'days since customer', operator: 'at most', value: 365 }] },
  },
  { id: 'core', name: 'Core', colour: 'core', order: 4, playbook: 'core', rule: null },
];

/** Every number here is a default of practice, editable in the plan. */
export const DEFAULT_POLICY: Readonly<PolicyRows> = {
  lateDeal: {
    minimumProbability: 0.6,
    closedAtMostDaysAgo: 30,
    closesWithinDays: 90,
    atLeastSegmentMedian: true,
  },
  balance: {
    workload: 0.1,
    arr: 0.15,
    accounts: 0.2,
    amberFrom: 2 / 3,
    maximumMovedAccounts: 0.2,
    maximumMovedArr: 0.15,
    minimumKeptArr: 0.65,
  },
  reportedMeasures: { pipelineTolerance: null, potentialTolerance: null },
  workload: {
    hoursBySegment: { enterprise: 60, midmarket: 30, smb: 12 },
    otherHours: 20,
    capacityHours: 1500,
  },
  handoverCapacity: {
    planHours: 6,
    amberHours: 5,
    errorHours: 8,
    managerHours: 4,
    inPersonIntroductions: 3,
    refusalReserve: 0.05,
    vacancyRampWorkingDays: 10,
    lightCoreAboveMoves: 40,
  },
  waveGuidance: {
    shares: {
      core: [0.6, 0.4, 0],
      new: [0.25, 0.55, 0.2],
      'later-stage': [0, 0.4, 0.6],
      'high-risk': [0, 0.35, 0.65],
    },
    band: 0.1,
    daysBetweenWaves: 21,
    firstWaveMaximumMoves: 0.5,
    firstWaveMaximumArr: 0.25,
    highRiskShareLimit: 0.2,
  },
  calendar: { workingWeekdays: [1, 2, 3, 4, 5], holidays: [], fiscalYearStartMonth: 1 },
  closedDays: { blackouts: [], quarterEndWorkingDays: 10 },
  callCentre: {
    isOn: false,
    repliesPerDay: 40,
    replyWorkingDays: 5,
    replyShares: { core: 0.1, new: 0.15 },
    otherReplyShare: 0.25,
  },
  learning: { minimumDaysBetweenWaves: 14, reviewWorkingDays: 3 },
  redesign: {
    measures: { arr: 1, workload: 1, accounts: 1, pipeline: 0, potential: 0 },
    otherTolerance: 0.2,
    eligibleBy: { region: false, segment: false, skill: false },
    keepsCapacity: true,
    keepsFamilies: true,
    disruption: {
      account: 1,
      arr: 0.5,
      arrMost: 4,
      recent: 1.5,
      renewing: 1,
      lateDeal: 1,
      unlike: 0.3,
      succession: 0.1,
      assignment: 0.05,
    },
    personaFactors: { 'high-risk': 2, 'later-stage': 1.5, new: 1.25 },
    silentFactor: 0.3,
    renewalDays: 90,
    seed: 1,
  },
};
