import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_ROW } from '../../../shared/model/ids.ts';
import { createRedesignInput, createRedesignSettings } from '../../../shared/overview/redesign-input.ts';
import { createRedesignReport } from '../../../shared/overview/redesign-report.ts';
import { formatRedesign } from '../../../shared/overview/format-redesign.ts';
import type { PlanBase } from '../../../shared/overview/plan-base.ts';
import { computeBalance, readBalanceRules } from '../../../shared/territory/balance.ts';
import { sumBooks } from '../../../shared/territory/books.ts';
import { computeDisruption } from '../../../shared/territory/disruption.ts';
import type { Eligibility } from '../../../shared/territory/eligibility.ts';
import { finishSearch } from '../../../shared/territory/redesign/drive.ts';
import type { RedesignInput, RedesignSettings } from '../../../shared/territory/redesign/input.ts';
import { proposeRedesign } from '../../../shared/territory/redesign/solve.ts';
import { sumByOwner } from '../../../shared/territory/redesign/targets.ts';
import { ACCOUNTS, anyMoves, createNumbers, createRandomBase } from '../random-base.ts';

interface Case {
  readonly base: PlanBase;
  readonly input: RedesignInput;
  readonly settings: RedesignSettings;
}

/** A random company with random limits, pairs and rules. */
function createCase(seed: number, moves: readonly (readonly [number, number, number])[]): Case {
  const base = createRandomBase(seed, moves);
  const next = createNumbers(seed + 77);
  const row = (): number => Math.floor(next() * ACCOUNTS);
  const sellers = base.roster.count;
  const classes = 3;
  const eligibility: Eligibility = {
    classOf: Int32Array.from({ length: ACCOUNTS }, () => Math.floor(next() * classes)),
    classes,
    allowed: Uint8Array.from({ length: classes * sellers }, () => (next() < 0.75 ? 1 : 0)),
  };
  const some = <T>(create: () => T): T[] => Array.from({ length: Math.floor(next() * 3) }, create);
  const input = createRedesignInput(base);
  const settings: RedesignSettings = {
    ...createRedesignSettings(base),
    effort: 0.004,
    seed,
    maximumMovedAccounts: next() < 0.5 ? next() : 1,
    maximumMovedArr: next() < 0.5 ? next() : 1,
    minimumKeptArr: next() < 0.5 ? next() : 0,
    keepsCapacity: next() < 0.5,
    forbidden: some(() => ({ account: row(), seller: Math.floor(next() * sellers) })),
    required: next() < 0.3 ? [{ account: row(), seller: Math.floor(next() * 3) }] : [],
    together: some(() => ({ account: row(), other: row() })),
    apart: some(() => ({ account: row(), other: row() })).filter(({ account, other }) => account !== other),
    costs: some(() => ({ account: row(), seller: Math.floor(next() * sellers), cost: next() * 10 - 3 })),
  };
  const capacity = next() < 0.5 ? input.capacity.map((hours) => hours * 0.2) : input.capacity;
  return { base, input: { ...input, capacity, eligibility: next() < 0.6 ? eligibility : input.eligibility }, settings };
}

const anySeed = fc.integer({ min: 1, max: 1e6 });

describe('a proposal', { timeout: 60_000 }, () => {
  it('keeps every constraint', () => {
    const seen = { within: 0, outside: 0, clash: 0 };
    fc.assert(
      fc.property(anySeed, anyMoves, (seed, moves) => {
        const { base, input, settings } = createCase(seed, moves);
        const proposal = finishSearch(proposeRedesign(input, settings));
        seen[proposal.status]++;
        const { owner } = proposal;
        if (proposal.status === 'clash') {
          expect(proposal.clashes.length).toBeGreaterThan(0);
          expect(proposal.moves).toEqual([]);
          expect(owner).toEqual(input.current);
          return;
        }
        for (let row = 0; row < ACCOUNTS; row++) {
          const to = owner[row] as number;
          const from = input.incumbent[row] as number;
          if (input.locked[row] === 1) expect(to).toBe(input.current[row]);
          if (to === from || to === input.current[row]) continue;
          expect(to).not.toBe(NO_ROW);
          expect(input.fte[to]).toBeGreaterThan(0);
          expect(input.isLeaving[to]).toBe(0);
          const group = input.eligibility.classOf[row] as number;
          expect(input.eligibility.allowed[group * input.sellers + to]).toBe(1);
        }
        checkFamilies(input, owner);
        const stays = (row: number): boolean => owner[row] === input.current[row];
        for (const { account, seller } of settings.forbidden) {
          if (!stays(account)) expect(owner[account]).not.toBe(seller);
        }
        for (const { account, seller } of settings.required) expect(owner[account]).toBe(seller);
        for (const { account, other } of settings.together) expect(owner[account]).toBe(owner[other]);
        for (const { account, other } of settings.apart) {
          if (owner[account] !== NO_ROW) expect(owner[account]).not.toBe(owner[other]);
        }
        checkLimits(base, input, settings, owner);
      }),
      { numRuns: 100 },
    );
    expect(seen.within + seen.outside).toBeGreaterThan(20);
    expect(seen.clash).toBeGreaterThan(5);
  });

  it('is what it says: tolerances by the scorecard, moves by the owners, the bound below the value', () => {
    fc.assert(
      fc.property(anySeed, anyMoves, (seed, moves) => {
        const { base, input, settings } = createCase(seed, moves);
        const open = { ...input, eligibility: createRedesignInput(base).eligibility };
        const proposal = finishSearch(proposeRedesign(open, settings));
        const books = sumBooks(base.measures, proposal.owner, base.roster.count);
        for (const { measure, outProposed } of proposal.outcomes) {
          const balance = computeBalance(measure, books, base.targets, readBalanceRules(base.document));
          const out = balance.sellers.filter(({ status }) => status === 'out').map(({ row }) => row);
          expect(outProposed).toEqual(out);
        }
        const isWithin = proposal.outcomes.every(({ outProposed }) => outProposed.length === 0);
        if (proposal.status === 'within') expect(isWithin).toBe(true);
        if (proposal.status === 'outside') expect(isWithin).toBe(false);
        if (proposal.status === 'clash') return;
        const moved = new Set(proposal.moves.flatMap(({ accounts }) => accounts));
        for (let row = 0; row < ACCOUNTS; row++) {
          if (proposal.stuck.includes(row)) continue;
          expect(moved.has(row)).toBe(proposal.owner[row] !== input.current[row]);
        }
        const { value, bound, whaleBound } = proposal.quality;
        expect(value).toBeGreaterThanOrEqual(bound - 1e-6);
        expect(value).toBeGreaterThanOrEqual(whaleBound - 1e-6);
        const report = createRedesignReport(base, open, settings, proposal, null);
        expect(formatRedesign(report, 'EUR')).not.toMatch(/NaN|undefined|Infinity/);
      }),
      { numRuns: 50 },
    );
  });

  it('is the same for the same seed', () => {
    fc.assert(
      fc.property(anySeed, anyMoves, (seed, moves) => {
        const { input, settings } = createCase(seed, moves);
        const first = finishSearch(proposeRedesign(input, settings));
        expect(finishSearch(proposeRedesign(input, settings))).toEqual(first);
      }),
      { numRuns: 15 },
    );
  });
});

/** Members of a family who are with the same seller today and none of whom is locked end with the same seller. */
function checkFamilies(input: RedesignInput, owner: Int32Array): void {
  const units = new Map<string, number[]>();
  for (let row = 0; row < input.accounts; row++) {
    const key = `${input.familyOf[row]}/${input.incumbent[row]}`;
    units.set(key, [...(units.get(key) ?? []), row]);
  }
  for (const rows of units.values()) {
    if (rows.every((row) => owner[row] === input.current[row])) continue;
    expect(rows.some((row) => input.locked[row] === 1)).toBe(false);
    expect(new Set(rows.map((row) => owner[row])).size).toBe(1);
  }
}

function checkLimits(base: PlanBase, input: RedesignInput, settings: RedesignSettings, owner: Int32Array): void {
  const moved = { ...base.assignment, incoming: owner };
  const { shares, keptArr } = computeDisruption(
    base.facts,
    base.roster,
    moved,
    base.measures,
    base.deals.lateByAccount,
    0,
  );
  expect(shares.accounts).toBeLessThanOrEqual(settings.maximumMovedAccounts + 1e-6);
  expect(shares.arr).toBeLessThanOrEqual(settings.maximumMovedArr + 1e-6);
  const today = sumByOwner(input.measures.workload, input.incumbent, input.sellers);
  const proposed = sumByOwner(input.measures.workload, owner, input.sellers);
  for (let seller = 0; seller < input.sellers; seller++) {
    if (input.isLeaving[seller] === 1) continue;
    const kept = keptArr[seller] as number;
    if (!Number.isNaN(kept)) expect(kept).toBeGreaterThanOrEqual(settings.minimumKeptArr - 1e-6);
    if (!settings.keepsCapacity || (input.fte[seller] as number) <= 0) continue;
    const most = Math.max(input.capacity[seller] as number, today[seller] as number);
    expect(proposed[seller]).toBeLessThanOrEqual(most + 1e-6);
  }
}
