import { NO_ROW } from '../model/ids.ts';
import { parseIsoDay } from '../model/day.ts';
import { readPolicy, readSetting } from '../model/plan.ts';
import { isLeaving } from '../model/roster.ts';
import { isCustomer } from '../persona/lifecycle.ts';
import type { Wording } from '../persona/wording.ts';
import type { MeasureBalance, SellerBalance } from '../territory/balance.ts';
import { isRecentlyMoved } from '../territory/disruption.ts';
import type { Scorecard } from '../territory/scorecard.ts';
import { createFinding } from '../waves/findings.ts';
import type { Finding } from '../waves/findings.ts';
import { MEASURE_NAMES } from './measure-wording.ts';
import type { PlanBase } from './plan-base.ts';

/** Guardrails of the assignment: who has what, and what the moves cost. */
export function findTerritoryFindings(base: PlanBase, scorecard: Scorecard): Finding[] {
  const rows = collectRows(base);
  return [
    ...findMisplaced(base, rows),
    ...findUnbalanced(base, scorecard),
    ...findDisruption(base, scorecard, rows),
    ...findThinBooks(base, scorecard),
  ];
}

interface MisplacedRows {
  readonly leaverKeeps: number[];
  readonly toLeaver: number[];
  readonly lockedMoved: number[];
  readonly unassigned: number[];
  readonly transfers: number[];
  readonly movedAgain: number[];
}

function collectRows(base: PlanBase): MisplacedRows {
  const { assignment, roster, facts, personaContext } = base;
  const { incumbent, incoming, locked } = assignment;
  const asOf = parseIsoDay(readSetting(base.document, 'asOf'));
  const leaves = Uint8Array.from({ length: roster.count }, (_, row) => (isLeaving(roster, row) ? 1 : 0));
  const rows: MisplacedRows = {
    leaverKeeps: [],
    toLeaver: [],
    lockedMoved: [],
    unassigned: [],
    transfers: [],
    movedAgain: [],
  };
  for (let row = 0; row < incoming.length; row++) {
    const from = incumbent[row] as number;
    const to = incoming[row] as number;
    if (to === NO_ROW) {
      if (isCustomer(personaContext.lifecycles, row)) rows.unassigned.push(row);
    } else if (leaves[to] === 1) (from === to ? rows.leaverKeeps : rows.toLeaver).push(row);
    if (from === to) continue;
    if (locked[row] === 1) rows.lockedMoved.push(row);
    if (from === NO_ROW || to === NO_ROW || leaves[from] === 1) continue;
    rows.transfers.push(row);
    if (isRecentlyMoved(facts.accounts.ownerSince[row] as number, asOf)) rows.movedAgain.push(row);
  }
  return rows;
}

function listOwners(owner: Int32Array, rows: readonly number[]): number[] {
  return [...new Set(rows.map((row) => owner[row] as number))].sort((left, right) => left - right);
}

function findMisplaced(base: PlanBase, rows: MisplacedRows): Finding[] {
  const { roster, assignment, facts, wording } = base;
  const findings: Finding[] = [];
  const nameOf = (row: number): string => facts.accounts.name[row] as string;
  const namesOf = (sellers: readonly number[]): string =>
    wording.nameFirst(sellers, (row) => roster.names[row] as string);
  if (rows.toLeaver.length > 0) {
    const sellers = listOwners(assignment.incoming, rows.toLeaver);
    findings.push(
      createFinding({
        rule: 'assigned-to-leaver',
        severity: 'error',
        title: `${wording.countOf(rows.toLeaver.length, 'account')} given to a seller who leaves`,
        evidence: `${namesOf(sellers)} ${sellers.length === 1 ? 'leaves' : 'leave'}, and would have to hand over again.`,
        accounts: rows.toLeaver,
        sellers,
      }),
    );
  }
  if (rows.leaverKeeps.length > 0) {
    const sellers = listOwners(assignment.incoming, rows.leaverKeeps);
    findings.push(
      createFinding({
        rule: 'leaver-keeps-accounts',
        severity: 'error',
        title: `${wording.countOf(rows.leaverKeeps.length, 'account')} still with a seller who leaves`,
        evidence: `${namesOf(sellers)} ${sellers.length === 1 ? 'leaves' : 'leave'}; nobody takes these accounts over.`,
        accounts: rows.leaverKeeps,
        sellers,
      }),
    );
  }
  if (rows.lockedMoved.length > 0) {
    findings.push(
      createFinding({
        rule: 'locked-account-moved',
        severity: 'error',
        title: `${wording.countOf(rows.lockedMoved.length, 'locked account')} would move`,
        evidence: `${wording.nameFirst(rows.lockedMoved, nameOf)}: locked, and given to another seller.`,
        accounts: rows.lockedMoved,
      }),
    );
  }
  if (rows.unassigned.length > 0) {
    findings.push(
      createFinding({
        rule: 'unassigned-customers',
        severity: 'warning',
        title: `${wording.countOf(rows.unassigned.length, 'customer')} without a seller`,
        evidence: `${wording.nameFirst(rows.unassigned, nameOf)}: nobody looks after them.`,
        accounts: rows.unassigned,
      }),
    );
  }
  return findings;
}

function findUnbalanced(base: PlanBase, scorecard: Scorecard): Finding[] {
  const { wording } = base;
  return scorecard.balance.flatMap(({ measure, before, after }) => {
    if (after.out === 0) return [];
    const out = after.sellers
      .filter(({ status }) => status === 'out')
      .toSorted((left, right) => Math.abs(right.deviation) - Math.abs(left.deviation));
    const describe = ({ row, deviation }: SellerBalance): string =>
      `${base.roster.names[row]} ${deviation > 0 ? '+' : '−'}${wording.share(Math.abs(deviation))}`;
    const limit = `tolerance ±${wording.share(after.tolerance ?? 0)}`;
    return [
      createFinding({
        rule: 'out-of-tolerance',
        about: measure,
        severity: 'warning',
        title: `${MEASURE_NAMES[measure]}: ${wording.countOf(after.out, 'seller')} out of tolerance`,
        evidence: `${wording.nameFirst(out, describe)}; ${limit}. ${describeToday(wording, before)}`,
        sellers: out.map(({ row }) => row),
      }),
    ];
  });
}

function describeToday(wording: Wording, before: MeasureBalance): string {
  return before.out === 0
    ? 'Today nobody is.'
    : `Today ${wording.count(before.out)} ${before.out === 1 ? 'is' : 'are'}.`;
}

function findDisruption(base: PlanBase, scorecard: Scorecard, rows: MisplacedRows): Finding[] {
  const policy = readPolicy(base.document, 'balance');
  const { disruption } = scorecard;
  const { wording } = base;
  const { currency, accounts } = base.facts;
  const findings: Finding[] = [];
  if (disruption.shares.accounts > policy.maximumMovedAccounts) {
    findings.push(
      createFinding({
        rule: 'too-many-accounts-moved',
        severity: 'warning',
        title: `${wording.share(disruption.shares.accounts)} of the accounts change their seller`,
        evidence: `${wording.count(disruption.movedAccounts)} of ${wording.countOf(accounts.count, 'account')}, at most ${wording.share(policy.maximumMovedAccounts)}. Accounts of sellers who leave are not counted.`,
        accounts: rows.transfers,
      }),
    );
  }
  if (disruption.shares.arr > policy.maximumMovedArr) {
    findings.push(
      createFinding({
        rule: 'too-much-arr-moved',
        severity: 'warning',
        title: `${wording.share(disruption.shares.arr)} of the ARR changes its seller`,
        evidence: `${wording.amount(disruption.movedArr, currency)}, at most ${wording.share(policy.maximumMovedArr)} of all ARR. Accounts of sellers who leave are not counted.`,
        accounts: rows.transfers,
      }),
    );
  }
  if (rows.movedAgain.length > 0) {
    const names = wording.nameFirst(rows.movedAgain, (row) => accounts.name[row] as string);
    findings.push(
      createFinding({
        rule: 'moved-again',
        severity: 'warning',
        title: `${wording.countOf(rows.movedAgain.length, 'account')} moved again within a year`,
        evidence: `${names} got ${rows.movedAgain.length === 1 ? 'its' : 'their'} seller less than 365 days ago.`,
        accounts: rows.movedAgain,
      }),
    );
  }
  return findings;
}

function findThinBooks(base: PlanBase, scorecard: Scorecard): Finding[] {
  const { roster, wording } = base;
  const { minimumKeptArr } = readPolicy(base.document, 'balance');
  const { keptArr } = scorecard.disruption;
  const sellers: number[] = [];
  for (let row = 0; row < roster.count; row++) {
    if (!isLeaving(roster, row) && (keptArr[row] as number) < minimumKeptArr - 1e-9) sellers.push(row);
  }
  if (sellers.length === 0) return [];
  sellers.sort((left, right) => (keptArr[left] as number) - (keptArr[right] as number));
  const named = wording.nameFirst(
    sellers,
    (row) => `${roster.names[row]} keeps ${wording.share(keptArr[row] as number)}`,
  );
  const isThin = Uint8Array.from({ length: roster.count }, (_, row) => (sellers.includes(row) ? 1 : 0));
  const { incumbent, incoming } = base.assignment;
  const accounts: number[] = [];
  for (let row = 0; row < incumbent.length; row++) {
    const from = incumbent[row] as number;
    if (from !== NO_ROW && isThin[from] === 1 && incoming[row] !== from) accounts.push(row);
  }
  return [
    createFinding({
      rule: 'seller-keeps-too-little',
      severity: 'warning',
      title: `${wording.countOf(sellers.length, 'seller')} ${sellers.length === 1 ? 'keeps' : 'keep'} too little of the own book`,
      evidence: `${named} of today's ARR; at least ${wording.share(minimumKeptArr)}.`,
      accounts,
      sellers,
    }),
  ];
}
