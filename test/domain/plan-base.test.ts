import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyPatch, invertPatch, PatchBuilder } from '../../shared/history/patch.ts';
import type { Patch } from '../../shared/history/patch.ts';
import { correctionKey } from '../../shared/model/corrections.ts';
import { BASELINE } from '../../shared/model/create-plan.ts';
import { readPolicy, scenarioTableKey } from '../../shared/model/plan.ts';
import type { PlanDocument, ScenarioTableName } from '../../shared/model/plan.ts';
import { buildPlanBase, refreshPlanBase } from '../../shared/overview/plan-base.ts';
import type { PlanBase } from '../../shared/overview/plan-base.ts';
import { computeFigures } from '../../shared/overview/plan-figures.ts';
import { createReport } from '../../shared/overview/report.ts';
import { AS_OF, createBase, createFacts } from './facts-fixture.ts';
import { ACCOUNTS, createRandomBase, SELLERS } from './random-base.ts';

type Change = readonly [table: string, id: string, value: unknown];

const inScenario = (table: ScenarioTableName): string => scenarioTableKey('plan-a', table);
const account = fc.nat(ACCOUNTS + 1).map((row) => `a${row}`);
const anySeller = fc.constantFrom('', 'v1', 'v2', 'vanished', ...SELLERS);

/** Anything an edit can do to a scenario or to the rules; `undefined` takes the row away. */
const anyChange: fc.Arbitrary<Change> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.tuple(fc.constant(inScenario('incoming')), account, fc.option(anySeller, { nil: undefined })),
  },
  {
    weight: 6,
    arbitrary: fc.tuple(
      fc.constant(inScenario('waveOf')),
      account,
      fc.constantFrom(undefined, 'wave-1', 'wave-2', 'wave-3', 'wave-4'),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(
      fc.constant(inScenario('locks')),
      account,
      fc.constantFrom(undefined, { isLocked: true, reason: 'r' }, { isLocked: false, reason: 'r' }),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(
      fc.constant(inScenario('personaOverrides')),
      account,
      fc.constantFrom(undefined, { persona: 'new', reason: 'r' }, { persona: 'vanished', reason: 'r' }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(
      fc.constant(inScenario('waves')),
      fc.constantFrom('wave-1', 'wave-4'),
      fc.constantFrom(undefined, { name: 'W', launch: '2026-07-06', order: 4 }, { name: 'W', launch: '', order: 0 }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(
      fc.constant(inScenario('vacancies')),
      fc.constantFrom('v1', 'v2'),
      fc.constantFrom(undefined, { name: 'V', team: '', region: '', manager: 's0', fte: 0.5, startsOn: '2026-05-11' }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(
      fc.constant(inScenario('sellerChanges')),
      fc.constantFrom('s0', 's1'),
      fc.constantFrom(undefined, { leavesOn: '2026-06-01', reason: 'r' }, { fte: 0.8, reason: 'r' }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Change>(
      ['plan', 'name', 'Another name'],
      ['plan', 'asOf', '2026-09-01'],
      ['personas', 'new', undefined],
      ['scenarios', 'plan-b', { name: 'Plan B', isBaseline: false, createdAt: '' }],
      [scenarioTableKey('plan-b', 'incoming'), 'a1', 's2'],
      [
        'corrections',
        correctionKey('accounts', 'a3', 'arr'),
        { table: 'accounts', rowId: 'a3', field: 'arr', value: 77_700, reason: 'r' },
      ],
      [
        'corrections',
        correctionKey('accounts', 'a4', 'owner'),
        { table: 'accounts', rowId: 'a4', field: 'owner', value: 's2', reason: 'r' },
      ],
    ),
  },
);

function createPatch(document: PlanDocument, changes: readonly Change[]): Patch {
  const builder = new PatchBuilder(document);
  for (const [table, id, value] of changes) builder.set(table, id, value);
  return builder.build();
}

/** The columns that an edit can change, and all figures, as text: quicker to compare than a tree of values. */
function readColumns(base: PlanBase): string {
  const { assignment, personas, roster } = base;
  return JSON.stringify({
    incumbent: [...assignment.incumbent],
    incoming: [...assignment.incoming],
    wave: [...assignment.wave],
    locked: [...assignment.locked],
    waves: assignment.waves,
    codes: [...personas.codes],
    isOverridden: [...personas.isOverridden],
    traits: [...personas.traits],
    fte: [...roster.fte],
    ids: roster.ids,
    report: createReport(base, computeFigures(base)),
  });
}

describe('following edits', () => {
  it('ends where building anew ends, after any edits and their undoing', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.array(fc.array(anyChange, { minLength: 1, maxLength: 6 }), { maxLength: 5 }),
        (seed, edits) => {
          let base = createRandomBase(seed, []);
          const { document, sourceFacts } = base;
          const patches: Patch[] = [];
          const follow = (patch: Patch): void => {
            applyPatch(document, patch);
            base = refreshPlanBase(base, patch);
            expect(readColumns(base)).toBe(readColumns(buildPlanBase(sourceFacts, document, 'plan-a')));
          };
          const start = readColumns(base);
          for (const changes of edits) {
            const patch = createPatch(document, changes);
            patches.push(patch);
            follow(patch);
          }
          for (const patch of patches.toReversed()) follow(invertPatch(patch));
          expect(readColumns(base)).toBe(start);
        },
      ),
      { numRuns: 25 },
    );
  }, 30_000);

  it('gives a new object, and leaves what the edit does not touch as it is', () => {
    const base = createRandomBase(3, []);
    const patch = createPatch(base.document, [[inScenario('incoming'), 'a1', 's2']]);
    applyPatch(base.document, patch);
    const next = refreshPlanBase(base, patch);
    expect(next).not.toBe(base);
    expect(next.assignment.incoming).toBe(base.assignment.incoming);
    expect(next.roster.ids[next.assignment.incoming[1] as number]).toBe('s2');
  });

  it('takes other facts where the plan asks for them, and refuses the wrong ones', () => {
    const base = createBase(
      { accounts: [{ id: 'a', owner: 's1' }], sellers: [{ id: 's1' }, { id: 's2' }] },
      { incoming: { a: 's2' } },
    );
    const patch = createPatch(base.document, [['plan', 'facts', 'facts-2']]);
    applyPatch(base.document, patch);
    const facts = { ...createFacts({ accounts: [{ id: 'b' }, { id: 'a' }], sellers: [{ id: 's2' }] }), id: 'facts-2' };
    expect(() => refreshPlanBase(base, patch)).toThrow('The plan uses the facts "facts-2", not "facts-1".');
    expect([...refreshPlanBase(base, patch, facts).assignment.incoming]).toEqual([-1, 0]);
  });

  it('shows the baseline as it is today', () => {
    const base = createRandomBase(5, [[1, 2, 1]]);
    const today = buildPlanBase(base.sourceFacts, base.document, BASELINE);
    const { scorecard } = computeFigures(today);
    expect(scorecard.disruption.byKind.none).toBe(ACCOUNTS);
    expect(scorecard.balance.map(({ after }) => after)).toEqual(scorecard.balance.map(({ before }) => before));
    expect(readPolicy(today.document, 'balance').arr).toBe(0.15);
    expect(today.facts.importedOn).toBe(AS_OF);
  });
});
