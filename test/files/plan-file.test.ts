import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldJournal, stackEdits } from '../../shared/history/history.ts';
import { createPlanDocument } from '../../shared/model/create-plan.ts';
import { PLAN_FORMAT_VERSION } from '../../shared/files/migrate.ts';
import { writePlanFile, readPlanFile } from '../../shared/files/plan-file.ts';
import type { OpenedPlan, PlanToWrite } from '../../shared/files/plan-file.ts';
import { importTexts } from './file-fixture.ts';
import { toBytes } from './text-fixture.ts';
import { createPlan, facts, ids, readTables } from './plan-fixture.ts';

const APP = 'Baton 0.1.0';
const SMALL_FACTS = importTexts({ accounts: 'Account ID,ARR,Account Owner\nA,5,Ann\nB,6,Bo\n' }).facts;

function smallPlan(): PlanToWrite {
  const { document, journal } = createPlan([
    ['A', 'Bo'],
    ['__proto__', 'Ann'],
    ['277', ''],
  ]);
  return { document, journal, facts: SMALL_FACTS, appVersion: APP };
}

function open(bytes: Uint8Array): OpenedPlan {
  const result = readPlanFile(bytes);
  if (!result.ok) throw new Error(result.message);
  return result.plan;
}

const steps = fc.array(fc.tuple(ids, ids), { maxLength: 6 });

describe('laws', () => {
  test('what is written is read back', () => {
    fc.assert(
      fc.property(facts, steps, (given, moves) => {
        const { document, journal } = createPlan(moves);
        const plan = open(writePlanFile({ document, facts: given, journal, appVersion: APP }));
        expect(plan.facts).toEqual(given);
        expect(plan.journal).toEqual(journal);
        expect(plan.document.id).toBe(document.id);
        expect(readTables(plan.document)).toEqual(readTables(document));
      }),
      { numRuns: 60 },
    );
  });

  test('the same plan gives the same bytes, in whatever order it was put together', () => {
    fc.assert(
      fc.property(steps, (moves) => {
        const { document, journal } = createPlan(moves);
        const shuffled = {
          id: document.id,
          tables: new Map([...document.tables].reverse().map(([table, rows]) => [table, new Map([...rows].reverse())])),
        };
        const write = (plan: typeof document): Uint8Array =>
          writePlanFile({ document: plan, facts: SMALL_FACTS, journal, appVersion: APP });
        const bytes = write(document);
        expect(write(shuffled)).toEqual(bytes);
        const again = open(bytes);
        expect(writePlanFile({ ...again, appVersion: APP })).toEqual(bytes);
      }),
      { numRuns: 30 },
    );
  });

  test('a file cut anywhere is refused', () => {
    const bytes = writePlanFile(smallPlan());
    for (let length = 0; length < bytes.length; length++) {
      const result = readPlanFile(bytes.slice(0, length));
      expect(result.ok, `cut to ${length} of ${bytes.length}`).toBe(false);
    }
    expect(readPlanFile(toBytes(`${String.fromCharCode(...bytes)}x`)).ok).toBe(false);
  });

  test('a file with any byte of its content changed is refused or reads the same', () => {
    const bytes = writePlanFile(smallPlan());
    const expected = readTables(open(bytes).document);
    fc.assert(
      fc.property(fc.nat({ max: bytes.length - 1 }), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const changed = bytes.slice();
        changed[at]! ^= change;
        const result = readPlanFile(changed);
        // Dates and the like in the archive's headers say nothing about the plan.
        if (result.ok) expect(readTables(result.plan.document)).toEqual(expected);
        else expect(result.message).not.toBe('');
      }),
      { numRuns: 500 },
    );
  });
});

test('undo survives: the history comes back from the journal alone', () => {
  const plan = open(writePlanFile(smallPlan()));
  const edits = plan.journal.map(({ edit }) => edit);
  const fresh = createPlanDocument({
    id: 'plan-1',
    name: 'Test plan',
    facts: 'facts-1',
    asOf: '2026-05-04',
    createdAt: '2026-05-04T08:00:00.000Z',
  });
  expect(stackEdits(edits)).toEqual(foldJournal(fresh, edits));
  expect(readTables(fresh)).toEqual(readTables(plan.document));
  expect(stackEdits(edits).done).toHaveLength(2);
  expect(stackEdits(edits).undone.map(({ label }) => label)).toEqual(['Move 277']);
});

test('earlier versions of the facts travel with the plan', () => {
  const earlier = { ...SMALL_FACTS, id: 'facts/0' };
  const plan = open(writePlanFile({ ...smallPlan(), extraFacts: [earlier, SMALL_FACTS] }));
  expect(plan.extraFacts).toEqual([earlier]);
});

test('the manifest says what is inside', () => {
  expect(open(writePlanFile(smallPlan())).manifest).toMatchObject({
    format: 'baton-plan',
    version: PLAN_FORMAT_VERSION,
    app: APP,
    plan: { id: 'plan-1', name: 'Test plan' },
    activeScenario: 'plan-a',
    counts: { accounts: 2, sellers: 2, opportunities: 0, contacts: 0, scenarios: 2, edits: 4 },
  });
});

test('a plan without its facts is not written', () => {
  expect(() => writePlanFile({ ...smallPlan(), facts: { ...SMALL_FACTS, id: 'other' } })).toThrow('another version');
});
