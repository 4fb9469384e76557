import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { execute } from '../../shared/commands/execute.ts';
import type { Command } from '../../shared/commands/command.ts';
import { applyPatch, invertPatch } from '../../shared/history/patch.ts';
import { readPlanTable, SCENARIO_TABLES, scenarioTableKey } from '../../shared/model/plan.ts';
import type { PlanDocument } from '../../shared/model/plan.ts';
import { buildPlanBase } from '../../shared/overview/plan-base.ts';
import type { PlanBase } from '../../shared/overview/plan-base.ts';
import { computeFigures } from '../../shared/overview/plan-figures.ts';
import { createReport } from '../../shared/overview/report.ts';
import { buildScenarioBase } from '../../shared/overview/scenario-base.ts';
import { comparePlans, createAdoption, DIFFERENCE_KINDS } from '../../shared/review/compare.ts';
import { anyMoves, createRandomBase } from './random-base.ts';

const AT = '2026-06-01T09:00:00.000Z';

/** Carries a command out in place. @returns the plan as columns anew. */
function carryOut(base: PlanBase, command: Command): PlanBase {
  const outcome = execute(base, command);
  if (!outcome.ok && outcome.code !== 'nothing-to-do') throw new Error(outcome.message);
  if (outcome.ok) applyPatch(base.document, outcome.patch);
  return buildPlanBase(base.sourceFacts, base.document, base.scenario);
}

function readTables(document: PlanDocument, scenario: string): unknown {
  return SCENARIO_TABLES.map((table) => {
    const rows = [...(document.tables.get(scenarioTableKey(scenario, table)) ?? [])];
    return rows.sort(([left], [right]) => (left < right ? -1 : 1));
  });
}

function readAll(document: PlanDocument): unknown {
  return [...document.tables].map(([key, rows]) => [key, [...rows].sort(([left], [right]) => (left < right ? -1 : 1))]);
}

/** A plan with a second scenario "other" that went its own way. */
function createPair(seed: number, moves: Parameters<typeof createRandomBase>[1], others: typeof moves): PlanBase {
  const base = createRandomBase(seed, moves);
  const other = createRandomBase(seed, others);
  const document = carryOut(base, { kind: 'addScenario', id: 'other', name: 'Other', copyOf: base.scenario }).document;
  for (const table of SCENARIO_TABLES) {
    const rows = other.document.tables.get(scenarioTableKey(other.scenario, table)) ?? new Map<string, unknown>();
    document.tables.set(scenarioTableKey('other', table), new Map(rows));
  }
  return buildPlanBase(base.sourceFacts, document, base.scenario);
}

const anyPair = fc.tuple(fc.nat(), anyMoves, anyMoves).map((drawn) => createPair(...drawn));

describe('comparing', () => {
  it('a scenario with itself finds nothing', () => {
    fc.assert(
      fc.property(fc.nat(), anyMoves, (seed, moves) => {
        const base = createRandomBase(seed, moves);
        const { differences, same, onlyFirst, onlySecond, otherIncumbent } = comparePlans(base, base);
        const { byKind } = computeFigures(base).scorecard.disruption;
        expect({ differences, onlyFirst, onlySecond, otherIncumbent }).toEqual({
          differences: [],
          onlyFirst: 0,
          onlySecond: 0,
          otherIncumbent: 0,
        });
        expect(same).toBe(byKind.transfer + byKind.succession + byKind.assignment + byKind.release);
      }),
      { numRuns: 25 },
    );
  });

  it('the other way round turns added into dropped and leaves the rest', () => {
    fc.assert(
      fc.property(anyPair, (base) => {
        const other = buildScenarioBase(base, 'other');
        const there = comparePlans(base, other);
        const back = comparePlans(other, base);
        expect(back.counts).toEqual({ ...there.counts, added: there.counts.dropped, dropped: there.counts.added });
        expect(back.same).toBe(there.same);
        expect(there.differences).toHaveLength(DIFFERENCE_KINDS.reduce((sum, kind) => sum + there.counts[kind], 0));
      }),
      { numRuns: 25 },
    );
  });

  it('adopting every difference leaves only what was skipped, with the reason', () => {
    fc.assert(
      fc.property(anyPair, (base) => {
        const other = buildScenarioBase(base, 'other');
        const command = createAdoption(comparePlans(base, other).differences, other, 'Other');
        const outcome = execute(base, command);
        if (!outcome.ok) {
          const left = comparePlans(base, other).differences.length;
          expect(left === 0 || outcome.code === 'locked').toBe(true);
          return;
        }
        applyPatch(base.document, outcome.patch);
        const after = buildPlanBase(base.sourceFacts, base.document, base.scenario);
        const left = comparePlans(after, buildScenarioBase(after, 'other')).differences.map(({ account }) => account);
        expect([...left].sort()).toEqual(outcome.skipped.map(({ account }) => account).sort());
        // Never a locked account, never somebody who leaves.
        for (const account of Object.keys(outcome.patch[scenarioTableKey(base.scenario, 'incoming')] ?? {})) {
          expect(base.assignment.locked[base.accountRow.get(account) as number]).toBe(0);
        }
        applyPatch(base.document, invertPatch(outcome.patch));
        expect(comparePlans(buildPlanBase(base.sourceFacts, base.document, base.scenario), other).differences).toEqual(
          comparePlans(base, other).differences,
        );
      }),
      { numRuns: 25 },
    );
  });

  it('copying all decisions makes them equal, row by row, as one step', () => {
    fc.assert(
      fc.property(anyPair, (base) => {
        const before = readAll(base.document);
        const outcome = execute(base, { kind: 'copyDecisions', from: 'other' });
        if (outcome.ok) applyPatch(base.document, outcome.patch);
        else expect(outcome.code).toBe('nothing-to-do');
        expect(readTables(base.document, base.scenario)).toEqual(readTables(base.document, 'other'));
        if (!outcome.ok) return;
        applyPatch(base.document, invertPatch(outcome.patch));
        expect(readAll(base.document)).toEqual(before);
      }),
      { numRuns: 15 },
    );
  });

  it('another scenario over the same facts has the figures of one that was built for itself', () => {
    fc.assert(
      fc.property(anyPair, (base) => {
        const shared = buildScenarioBase(base, 'other');
        const own = buildPlanBase(base.sourceFacts, base.document, 'other');
        expect(createReport(shared, computeFigures(shared))).toEqual(createReport(own, computeFigures(own)));
      }),
      { numRuns: 15 },
    );
  });
});

describe('snapshots', () => {
  const takeOne = { kind: 'takeSnapshot', id: 'snap', name: 'Before the review', note: 'as agreed', at: AT } as const;

  it('restore to exactly what was taken, whatever came between', () => {
    fc.assert(
      fc.property(anyPair, (base) => {
        const taken = readTables(base.document, base.scenario);
        let now = carryOut(base, takeOne);
        now = carryOut(now, { kind: 'copyDecisions', from: 'other' });
        now = carryOut(now, { kind: 'copyDecisions', from: 'snap' });
        expect(readTables(now.document, now.scenario)).toEqual(taken);
        expect(comparePlans(now, buildScenarioBase(now, 'snap')).differences).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  it('are no scenarios: not shown, not renamed as one, and gone with theirs', () => {
    let base = carryOut(createPair(1, [[0, 1, 1]], []), takeOne);
    expect(readPlanTable(base.document, 'scenarios').get('snap')).toEqual({
      name: 'Before the review',
      isBaseline: false,
      createdAt: AT,
      snapshotOf: base.scenario,
      note: 'as agreed',
    });
    const refusal = execute(base, { kind: 'activateScenario', scenario: 'snap' });
    expect(refusal.ok ? '' : refusal.code).toBe('unknown-id');
    base = carryOut(base, { kind: 'changeSnapshot', snapshot: 'snap', name: 'Kept', note: '' });
    expect(readPlanTable(base.document, 'scenarios').get('snap')?.name).toBe('Kept');
    base = carryOut(base, { kind: 'addScenario', id: 'again', name: 'Again', copyOf: 'snap' });
    expect(readPlanTable(base.document, 'scenarios').get('again')).not.toHaveProperty('snapshotOf');
    expect(readTables(base.document, 'again')).toEqual(readTables(base.document, 'snap'));
    base = carryOut(base, { kind: 'removeScenario', scenario: base.scenario });
    expect([...readPlanTable(base.document, 'scenarios').keys()].sort()).toEqual(['again', 'baseline', 'other']);
  });

  it('need a name, and the baseline takes no copy', () => {
    const base = createPair(1, [], []);
    const codeOf = (command: Command, at: PlanBase = base): string => {
      const outcome = execute(at, command);
      return outcome.ok ? '' : outcome.code;
    };
    expect(codeOf({ ...takeOne, name: ' ' })).toBe('invalid');
    expect(codeOf({ ...takeOne, id: 'other' })).toBe('invalid');
    expect(codeOf({ kind: 'removeSnapshot', snapshot: 'other' })).toBe('unknown-id');
    const today = buildPlanBase(base.sourceFacts, base.document, 'baseline');
    expect(codeOf({ kind: 'copyDecisions', from: 'other' }, today)).toBe('baseline');
  });
});
