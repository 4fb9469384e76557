import { NO_ROW } from '../../../../shared/model/ids.ts';
import type { PlanBase } from '../../../../shared/overview/plan-base.ts';
import { createMoveReporter, summarizeRedesign } from '../../../../shared/overview/redesign-report.ts';
import type { MoveReport, RedesignSummary } from '../../../../shared/overview/redesign-report.ts';
import { createExplainer } from '../../../../shared/territory/redesign/explain.ts';
import type { MoveReason } from '../../../../shared/territory/redesign/explain.ts';
import type { Proposal, ProposedMove } from '../../../../shared/territory/redesign/proposal.ts';
import type { FoundProposal } from '../../../state/redesign-store.ts';

/** One proposed move as a list shows it; the words are made as rows come into view. */
export interface MoveRow {
  /** In the proposal's own order. */
  readonly index: number;
  readonly move: ProposedMove;
  readonly name: string;
  readonly fromName: string;
  readonly toName: string;
  readonly accounts: number;
  /** In minor units. */
  readonly arr: number;
}

export interface MoveWords {
  readonly report: (move: ProposedMove) => MoveReport;
  readonly explain: (move: ProposedMove) => MoveReason;
}

const rowsOf = new WeakMap<Proposal, readonly MoveRow[]>();
const wordsOf = new WeakMap<Proposal, MoveWords>();
const summaryOf = new WeakMap<FoundProposal, RedesignSummary>();

export function listMoveRows({ basis, proposal }: FoundProposal): readonly MoveRow[] {
  let rows = rowsOf.get(proposal);
  if (!rows) {
    const { base } = basis;
    rows = proposal.moves.map((move, index) => ({
      index,
      move,
      name: base.facts.accounts.name[move.accounts[0] as number] as string,
      fromName: nameSeller(base, move.kind === 'return' ? move.current : move.from),
      toName: nameSeller(base, move.to),
      accounts: move.accounts.length,
      arr: move.accounts.reduce((sum, row) => sum + (base.measures.arr[row] as number), 0),
    }));
    rowsOf.set(proposal, rows);
  }
  return rows;
}

export function findMoveWords({ basis, proposal }: FoundProposal): MoveWords {
  let words = wordsOf.get(proposal);
  if (!words) {
    const { base, input, settings } = basis;
    words = {
      report: createMoveReporter(base, input, settings, proposal),
      explain: createExplainer(input, settings, proposal),
    };
    wordsOf.set(proposal, words);
  }
  return words;
}

export function summarizeFound(found: FoundProposal): RedesignSummary {
  let summary = summaryOf.get(found);
  if (!summary) {
    summary = summarizeRedesign(found.basis.base, found.basis.input, found.proposal, found.diagnosis);
    summaryOf.set(found, summary);
  }
  return summary;
}

/** Whether the plan, as it is now, has the move already. @param base of the same facts and sellers. */
export function isAdopted(base: PlanBase, { accounts, to }: ProposedMove): boolean {
  return accounts.every((row) => base.assignment.incoming[row] === to);
}

function nameSeller({ roster }: PlanBase, row: number): string {
  return row === NO_ROW ? 'Unassigned' : (roster.names[row] as string);
}
