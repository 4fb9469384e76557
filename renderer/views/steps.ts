import {
  ArrowLeftRight,
  CircleDollarSign,
  ClipboardCheck,
  Database,
  Map as MapIcon,
  MessageSquareText,
  Share,
  Waves,
} from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { FindingRule } from '../../shared/waves/findings.ts';
import type { PlanState } from '../state/plan-store.ts';
import type { Step } from '../state/session-store.ts';

export interface StepInfo {
  readonly name: string;
  readonly icon: LucideIcon;
}

export const STEP_INFO: Readonly<Record<Step, StepInfo>> = {
  data: { name: 'Data', icon: Database },
  territories: { name: 'Territories', icon: MapIcon },
  waves: { name: 'Waves', icon: Waves },
  opportunities: { name: 'Opportunities', icon: CircleDollarSign },
  handover: { name: 'Handover', icon: ArrowLeftRight },
  messages: { name: 'Messages', icon: MessageSquareText },
  review: { name: 'Review', icon: ClipboardCheck },
  export: { name: 'Export', icon: Share },
};

/** Where a rule of good practice is settled. */
const STEP_OF_RULE: Readonly<Record<FindingRule, Step>> = {
  'out-of-tolerance': 'territories',
  'too-many-accounts-moved': 'territories',
  'too-much-arr-moved': 'territories',
  'seller-keeps-too-little': 'territories',
  'moved-again': 'territories',
  'family-split-sellers': 'territories',
  'leaver-keeps-accounts': 'territories',
  'assigned-to-leaver': 'territories',
  'locked-account-moved': 'territories',
  'unassigned-customers': 'territories',
  'family-split-waves': 'waves',
  'first-wave-persona': 'waves',
  'first-wave-large-account': 'waves',
  'first-wave-too-big': 'waves',
  'first-wave-arr': 'waves',
  'big-bang': 'waves',
  'seller-overloaded': 'waves',
  'seller-not-started': 'waves',
  'manager-overloaded': 'waves',
  'in-person-introductions': 'waves',
  'notice-too-short': 'waves',
  'unscheduled-moves': 'waves',
  'undated-wave': 'waves',
  'high-risk-share': 'waves',
  'renewal-in-handover': 'waves',
  'persona-quota': 'waves',
  'waves-too-close': 'waves',
  'gate-overdue': 'waves',
  'messages-not-revised': 'waves',
  'closed-days': 'waves',
  'launch-not-worked': 'waves',
  'call-centre-overloaded': 'waves',
  'hold-ends-before-wave': 'opportunities',
  coverage: 'data',
};

export function stepOfRule(rule: FindingRule): Step {
  return STEP_OF_RULE[rule];
}

/** How far a step of the work is; `none` for the steps that have nothing to finish. */
export interface StepMark {
  readonly state: 'done' | 'findings' | 'to do' | 'none';
  /** In words, for the tooltip and screen readers. */
  readonly text: string;
  readonly severity: 'error' | 'warning' | null;
}

const NO_MARK: StepMark = { state: 'none', text: '', severity: null };

/** @returns the mark of a step of the rail under the plan as it is now. */
export function markStep(step: Step, plan: Pick<PlanState, 'figures' | 'base'>): StepMark {
  const { figures, base } = plan;
  if (!figures || !base || !['data', 'territories', 'waves'].includes(step)) return NO_MARK;
  const breaches = figures.findings.filter(
    (finding) => finding.severity !== 'info' && stepOfRule(finding.rule) === step,
  );
  if (breaches.length > 0) {
    const hasError = breaches.some((finding) => finding.severity === 'error');
    const text = breaches.length === 1 ? '1 finding' : `${breaches.length} findings`;
    return { state: 'findings', text, severity: hasError ? 'error' : 'warning' };
  }
  const { byKind } = figures.scorecard.disruption;
  const moves = byKind.transfer + byKind.succession + byKind.assignment + byKind.release;
  if (step !== 'data' && moves === 0) return { state: 'to do', text: 'to do', severity: null };
  return { state: 'done', text: 'done', severity: null };
}
