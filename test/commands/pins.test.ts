import { describe, expect, it } from 'vitest';
import type { Command } from '../../shared/commands/command.ts';
import { execute } from '../../shared/commands/execute.ts';
import { applyPatch, invertPatch } from '../../shared/history/patch.ts';
import { readScenarioTable } from '../../shared/model/plan.ts';
import { createScheduleInput, createScheduleRequest } from '../../shared/overview/schedule-input.ts';
import { finishSchedule } from '../../shared/waves/schedule/drive.ts';
import { proposeSchedule } from '../../shared/waves/schedule/solve.ts';
import { createBase } from '../domain/facts-fixture.ts';

function createPlan() {
  const accounts = ['one', 'two', 'three', 'four'].map((id) => ({ id, owner: 's1' }));
  const incoming = Object.fromEntries(accounts.map(({ id }) => [id, 's2']));
  return createBase(
    { accounts, sellers: [{ id: 's1' }, { id: 's2' }] },
    { incoming, launches: ['2026-06-01', '2026-07-01'] },
  );
}

const pin = (account: string, wave: string | null) => ({ kind: 'pinAccounts' as const, accounts: [{ account, wave }] });

describe('pins', () => {
  it('keep an account in its wave whoever plans, are undone in one step, and change no wave themselves', () => {
    const base = createPlan();
    const before = structuredClone(base.document.tables);
    const outcome = execute(base, pin('two', 'wave-2'));
    if (!outcome.ok) throw new Error(outcome.message);
    expect(outcome.label).toBe('Pin Account two to Wave 2');
    applyPatch(base.document, outcome.patch);
    expect(readScenarioTable(base.document, base.scenario, 'waveOf').size).toBe(0);
    const request = createScheduleRequest(base);
    expect([...request.pinned]).toEqual([['two', 1]]);
    const input = createScheduleInput(base, request);
    const { wave } = finishSchedule(proposeSchedule(input, { seed: 1, effort: 0.03 }));
    expect(wave[input.moves.account.indexOf(1)]).toBe(1);
    applyPatch(base.document, invertPatch(outcome.patch));
    expect(base.document.tables).toEqual(before);
  });

  it('go with an account that is put into another wave by hand, and come off with its wave; undo brings them back', () => {
    const base = createPlan();
    const carryOut = (command: Command) => {
      const outcome = execute(base, command);
      if (!outcome.ok) throw new Error(outcome.message);
      applyPatch(base.document, outcome.patch);
      return outcome;
    };
    const pins = () => Object.fromEntries(readScenarioTable(base.document, base.scenario, 'pins'));
    carryOut(pin('two', 'wave-2'));
    const moved = carryOut({ kind: 'scheduleAccounts', accounts: ['two'], wave: 'wave-1' });
    expect([moved.label, pins()]).toEqual(['Schedule Account two in Wave 1, pinned', { two: 'wave-1' }]);
    const both = carryOut({ kind: 'scheduleAccounts', accounts: ['one', 'two'], wave: 'wave-3' });
    expect([both.label, pins()]).toEqual(['Schedule 2 accounts in Wave 3, 1 of them pinned', { two: 'wave-3' }]);
    const out = carryOut({ kind: 'scheduleAccounts', accounts: ['two'], wave: null });
    expect([out.label, pins()]).toEqual(['Take Account two out of its wave, unpinned', {}]);
    applyPatch(base.document, invertPatch(out.patch));
    applyPatch(base.document, invertPatch(both.patch));
    expect(pins()).toEqual({ two: 'wave-1' });
  });

  it('go with their wave, and come off one by one', () => {
    const base = createPlan();
    const outcome = execute(base, pin('two', 'wave-2'));
    if (outcome.ok) applyPatch(base.document, outcome.patch);
    const pins = () => readScenarioTable(base.document, base.scenario, 'pins');
    const off = execute(base, pin('two', null));
    expect(off).toMatchObject({ ok: true, label: 'Unpin Account two' });
    const removed = execute(base, { kind: 'removeWave', wave: 'wave-2' });
    if (removed.ok) applyPatch(base.document, removed.patch);
    expect(pins().size).toBe(0);
  });

  it.each([
    [pin('nobody', 'wave-1'), 'The account is not in the plan.'],
    [pin('one', 'wave-9'), 'The wave is not in the scenario yet: adopt the schedule first.'],
    [pin('one', null), 'Nothing changed.'],
  ])('refuse %j', (command, message) => {
    expect(execute(createPlan(), command)).toMatchObject({ ok: false, message });
  });
});
