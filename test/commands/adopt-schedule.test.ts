import { describe, expect, it } from 'vitest';
import { execute } from '../../shared/commands/execute.ts';
import type { AdoptSchedule } from '../../shared/commands/command.ts';
import { applyPatch, invertPatch } from '../../shared/history/patch.ts';
import { FIRST_SCENARIO } from '../../shared/model/create-plan.ts';
import { listWaves, readScenarioTable } from '../../shared/model/plan.ts';
import { createBase } from '../domain/facts-fixture.ts';

function createPlan() {
  return createBase(
    {
      sellers: [{ id: 's1' }, { id: 's2' }],
      accounts: ['a1', 'a2', 'a3', 'a4'].map((id) => ({ id, owner: 's1' })),
    },
    { incoming: { a1: 's2', a2: 's2', a3: 's2' }, waveOf: { a1: 'wave-1', a3: 'wave-3' }, launches: ['2026-06-01'] },
  );
}

function adopt(base: ReturnType<typeof createPlan>, command: Omit<AdoptSchedule, 'kind'>) {
  const outcome = execute(base, { kind: 'adoptSchedule', ...command });
  if (!outcome.ok) throw new Error(outcome.message);
  applyPatch(base.document, outcome.patch);
  return outcome;
}

const TWO = [
  { name: 'Wave 1', launch: '2026-06-08' },
  { name: 'Wave 2', launch: '2026-07-01' },
];

describe('adopting a schedule', () => {
  it('dates the waves, places the accounts, drops what is left over: one step that undo takes back', () => {
    const base = createPlan();
    const before = structuredClone(base.document.tables);
    const { label, patch, skipped } = adopt(base, {
      waves: TWO,
      accounts: [
        { account: 'a1', wave: 1 },
        { account: 'a2', wave: 0 },
        { account: 'a3', wave: 1 },
        { account: 'a4', wave: 0 },
        { account: 'zz', wave: 0 },
      ],
    });
    expect(label).toBe('Adopt a schedule of 3 moves in 2 waves');
    expect(skipped).toEqual([
      { account: 'a4', reason: 'The account does not move any more.' },
      { account: 'zz', reason: 'The account is not in the plan.' },
    ]);
    const { document } = base;
    expect(listWaves(document, FIRST_SCENARIO)).toEqual([
      { id: 'wave-1', wave: { name: 'Wave 1', launch: '2026-06-08', order: 1 } },
      { id: 'wave-2', wave: { name: 'Wave 2', launch: '2026-07-01', order: 2 } },
    ]);
    expect(Object.fromEntries(readScenarioTable(document, FIRST_SCENARIO, 'waveOf'))).toEqual({
      a1: 'wave-2',
      a2: 'wave-1',
      a3: 'wave-2',
    });
    applyPatch(document, invertPatch(patch));
    expect(document.tables).toEqual(before);
  });

  it('of a part leaves the others, and a wave they are in, as they are', () => {
    const base = createPlan();
    adopt(base, { waves: TWO, accounts: [{ account: 'a1', wave: null }] });
    expect(listWaves(base.document, FIRST_SCENARIO).map(({ id }) => id)).toEqual(['wave-1', 'wave-2', 'wave-3']);
    expect(Object.fromEntries(readScenarioTable(base.document, FIRST_SCENARIO, 'waveOf'))).toEqual({ a3: 'wave-3' });
  });

  it('adds the waves that are missing', () => {
    const base = createPlan();
    const waves = [1, 2, 3, 4, 5].map((number) => ({ name: `Wave ${number}`, launch: `2026-06-0${number}` }));
    adopt(base, { waves, accounts: [{ account: 'a1', wave: 4 }] });
    expect(listWaves(base.document, FIRST_SCENARIO).map(({ id }) => id)).toEqual(
      [1, 2, 3, 4, 5].map((n) => `wave-${n}`),
    );
    expect(readScenarioTable(base.document, FIRST_SCENARIO, 'waveOf').get('a1')).toBe('wave-5');
  });

  it.each([
    [{ waves: [], accounts: [] }, 'A schedule needs a wave.'],
    [{ waves: [{ name: 'Wave 1', launch: 'soon' }], accounts: [] }, '"soon" is not a day.'],
    [{ waves: [{ name: ' ', launch: '2026-06-08' }], accounts: [] }, 'A wave needs a name.'],
    [{ waves: TWO, accounts: [{ account: 'a1', wave: 2 }] }, 'The schedule has no wave 3.'],
  ])('refuses %j', (command, message) => {
    expect(execute(createPlan(), { kind: 'adoptSchedule', ...command })).toMatchObject({ ok: false, message });
  });
});
