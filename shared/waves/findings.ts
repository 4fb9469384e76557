import { NO_ROW } from '../model/ids.ts';

export type FindingSeverity = 'error' | 'warning' | 'info';

/** Every rule of good practice that Baton watches at this stage. */
export type FindingRule =
  | 'out-of-tolerance'
  | 'too-many-accounts-moved'
  | 'too-much-arr-moved'
  | 'seller-keeps-too-little'
  | 'moved-again'
  | 'family-split-sellers'
  | 'family-split-waves'
  | 'first-wave-persona'
  | 'first-wave-large-account'
  | 'first-wave-too-big'
  | 'first-wave-arr'
  | 'big-bang'
  | 'seller-overloaded'
  | 'seller-not-started'
  | 'manager-overloaded'
  | 'in-person-introductions'
  | 'notice-too-short'
  | 'unscheduled-moves'
  | 'undated-wave'
  | 'leaver-keeps-accounts'
  | 'assigned-to-leaver'
  | 'locked-account-moved'
  | 'unassigned-customers'
  | 'high-risk-share'
  | 'renewal-in-handover'
  | 'persona-quota'
  | 'waves-too-close'
  | 'gate-overdue'
  | 'messages-not-revised'
  | 'closed-days'
  | 'launch-not-worked'
  | 'call-centre-overloaded'
  | 'hold-ends-before-wave'
  | 'coverage';

/** One breach of a guardrail, with its evidence. Guardrails report; the planner decides. */
export interface Finding {
  /** The same finding has the same id after every edit: rule, then the seller or wave it is about. */
  readonly id: string;
  readonly rule: FindingRule;
  readonly severity: FindingSeverity;
  /** What is wrong, in plain words. */
  readonly title: string;
  /** The values behind it. */
  readonly evidence: string;
  /** Account rows. */
  readonly accounts: Int32Array;
  /** Roster rows. */
  readonly sellers: readonly number[];
  /** Index of the wave, or `NO_ROW`. */
  readonly wave: number;
}

const SEVERITIES: readonly FindingSeverity[] = ['error', 'warning', 'info'];

/** Errors first, then warnings, then infos; otherwise in the order they were found. */
export function sortFindings(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((left, right) => SEVERITIES.indexOf(left.severity) - SEVERITIES.indexOf(right.severity));
}

export interface FindingDetails {
  readonly rule: FindingRule;
  readonly severity: FindingSeverity;
  readonly title: string;
  readonly evidence: string;
  /** What tells findings of one rule apart: id of a seller, wave, persona or field. */
  readonly about?: string;
  readonly accounts?: readonly number[] | Int32Array;
  readonly sellers?: readonly number[];
  readonly wave?: number;
}

export function createFinding(details: FindingDetails): Finding {
  const { rule, severity, title, evidence, about, accounts, sellers, wave } = details;
  return {
    id: about === undefined ? rule : `${rule}:${about}`,
    rule,
    severity,
    title,
    evidence,
    accounts: new Int32Array(accounts ?? []),
    sellers: sellers ?? [],
    wave: wave ?? NO_ROW,
  };
}
