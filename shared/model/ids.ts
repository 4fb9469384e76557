/** Ids are the CRM's own where there is one: compared as they are, case and leading zeros included. */
export type AccountId = string;
export type SellerId = string;
export type PlanId = string;
export type ScenarioId = string;
export type WaveId = string;
export type PersonaId = string;
export type PlaybookId = string;
/** One immutable version of the imported facts. */
export type FactsId = string;

/** `2027-01-11` */
export type IsoDay = string;
/** `2027-01-11T09:30:00.000Z` */
export type IsoInstant = string;

/** The incoming "seller" of an account that is released to the pool. No real seller has an empty id. */
export const UNASSIGNED: SellerId = '';

/** Row number that stands for "none" in every reference column: no owner, no parent, no wave. */
export const NO_ROW = -1;
