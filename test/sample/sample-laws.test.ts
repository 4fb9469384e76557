import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildAssignment } from '../../shared/model/assignment.ts';
import { FIRST_SCENARIO } from '../../shared/model/create-plan.ts';
import { MISSING_DAY, parseIsoDay, weekdayOf } from '../../shared/model/day.ts';
import { FACTS_TABLES, REFERENCE_TARGETS } from '../../shared/model/facts.ts';
import type { FactsTableName } from '../../shared/model/facts.ts';
import { readCategory } from '../../shared/model/columns.ts';
import { findFamilies, listUnit } from '../../shared/model/families.ts';
import { NO_ROW } from '../../shared/model/ids.ts';
import { listWaves } from '../../shared/model/plan.ts';
import { buildRoster } from '../../shared/model/roster.ts';
import { generateSample, SAMPLE_LIMITS } from '../../shared/sample/generate-sample.ts';

const TODAY = '2027-01-11';

const samples = fc.record({
  accounts: fc.integer({ min: 10, max: 400 }),
  sellers: fc.integer({ min: 2, max: 40 }),
  seed: fc.integer(),
  today: fc.constantFrom('2027-01-11', '2026-02-28', '2028-02-29', '2027-12-31'),
});

describe('any sample', () => {
  it('is the same for the same options, and another one for another seed', () => {
    fc.assert(
      fc.property(samples, (options) => {
        expect(generateSample(options)).toEqual(generateSample(options));
        const other = generateSample({ ...options, seed: options.seed + 1 });
        expect(other.facts.accounts.name).not.toEqual(generateSample(options).facts.accounts.name);
      }),
      { numRuns: 10 },
    );
  });

  it('has the accounts and sellers asked for', () => {
    fc.assert(
      fc.property(samples, (options) => {
        const { facts } = generateSample(options);
        expect(facts.accounts.count).toBe(options.accounts);
        const kinds = Array.from({ length: facts.sellers.count }, (_, row) => readCategory(facts.sellers.kind, row));
        expect(kinds.filter((kind) => kind === 'seller')).toHaveLength(options.sellers);
        expect(facts.opportunities.count).toBe(Math.round(options.accounts / 4));
      }),
      { numRuns: 40 },
    );
  });

  it('refers only to rows that are there, and ids and names never repeat', () => {
    fc.assert(
      fc.property(samples, (options) => {
        const { facts } = generateSample(options);
        for (const [key, target] of Object.entries(REFERENCE_TARGETS)) {
          const [table, column] = key.split('.') as [FactsTableName, string];
          const rows = (facts[table] as unknown as Record<string, Int32Array>)[column] as Int32Array;
          expect(rows.every((row) => row >= NO_ROW && row < facts[target].count)).toBe(true);
        }
        for (const table of Object.keys(FACTS_TABLES) as FactsTableName[]) {
          expect(new Set(facts[table].id).size).toBe(facts[table].count);
        }
        expect(new Set(facts.accounts.name).size).toBe(facts.accounts.count);
        expect(new Set(facts.sellers.name).size).toBe(facts.sellers.count);
      }),
      { numRuns: 40 },
    );
  });

  it('has parents without circles: a parent stands above its children and has none itself', () => {
    fc.assert(
      fc.property(samples, (options) => {
        const { parent } = generateSample(options).facts.accounts;
        parent.forEach((above, row) => {
          if (above === NO_ROW) return;
          expect(above).toBeLessThan(row);
          expect(parent[above]).toBe(NO_ROW);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('moves no locked account, no part of a family that goes together, and nothing to whoever leaves or manages', () => {
    fc.assert(
      fc.property(samples, (options) => {
        const made = generateSample(options);
        const roster = buildRoster(made.facts, made.document, FIRST_SCENARIO);
        const { incumbent, incoming, locked, wave } = buildAssignment(
          made.facts,
          roster,
          made.document,
          FIRST_SCENARIO,
        );
        const families = findFamilies(made.facts);
        incoming.forEach((to, row) => {
          if (to === incumbent[row]) {
            expect(wave[row]).toBe(NO_ROW);
            return;
          }
          expect(locked[row]).toBe(0);
          const unit = listUnit(families, incumbent, row);
          expect(unit.every((member) => incoming[member] === to)).toBe(true);
          expect(roster.kinds[to]).not.toBe('manager');
          expect(roster.leavesOn[to]).toBe(MISSING_DAY);
        });
      }),
      { numRuns: 40 },
    );
  });

  it('launches three waves on Mondays 21 days apart, the first at least three weeks ahead', () => {
    fc.assert(
      fc.property(samples, (options) => {
        const launches = listWaves(generateSample(options).document, FIRST_SCENARIO).map(({ wave }) =>
          parseIsoDay(wave.launch),
        );
        const [first = 0] = launches;
        expect(launches).toEqual([first, first + 21, first + 42]);
        expect(weekdayOf(first)).toBe(1);
        expect(first - parseIsoDay(options.today)).toBeGreaterThanOrEqual(21);
        expect(first - parseIsoDay(options.today)).toBeLessThan(35);
      }),
      { numRuns: 10 },
    );
  });

  it('refuses sizes and days that make no sense', () => {
    for (const [name, [least, most]] of Object.entries(SAMPLE_LIMITS)) {
      for (const size of [least - 1, most + 1, 20.5, Number.NaN]) {
        expect(() => generateSample({ today: TODAY, [name]: size })).toThrow(RangeError);
      }
    }
    expect(() => generateSample({ today: '2027-02-30' })).toThrow(/2027-02-30/);
  });
});
