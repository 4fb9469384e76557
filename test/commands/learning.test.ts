import { describe, expect, it } from 'vitest';
import type { Command, Outcome } from '../../shared/commands/command.ts';
import { execute } from '../../shared/commands/execute.ts';
import { applyPatch } from '../../shared/history/patch.ts';
import { readPlanTable, readScenarioTable } from '../../shared/model/plan.ts';
import type { Feedback } from '../../shared/model/plan.ts';
import { readGates } from '../../shared/waves/gates.ts';
import { parseIsoDay } from '../../shared/model/day.ts';
import { createBase } from '../domain/facts-fixture.ts';
import type { PlanBase } from '../../shared/overview/plan-base.ts';

function createPlan(): PlanBase {
  return createBase(
    {
      accounts: [{ id: 'a', owner: 's1' }],
      sellers: [{ id: 's1' }, { id: 's2' }],
      opportunities: [{ id: 'deal', name: 'Renewal', account: 'a' }],
    },
    { incoming: { a: 's2' }, waveOf: { a: 'wave-2' }, launches: ['2026-05-04', '2026-06-01'] },
  );
}

function carryOut(base: PlanBase, command: Command): Outcome {
  const outcome = execute(base, command);
  if (outcome.ok) applyPatch(base.document, outcome.patch);
  return outcome;
}

const launches = [parseIsoDay('2026-05-04'), parseIsoDay('2026-06-01'), parseIsoDay('2026-06-22')];
const confirm = (condition: 'feedback' | 'messages' | 'sellers', on = '2026-05-04'): Command => ({
  kind: 'confirmGate',
  wave: 'wave-2',
  condition,
  by: 'Ann',
  on,
  note: '',
});
const feedback: Feedback = {
  wave: 'wave-1',
  account: 'a',
  on: '2026-05-08',
  tone: 'worry',
  text: 'Who is Kim?',
  needsRevision: true,
};

describe('the gate of a wave', () => {
  it('is passed once everything is confirmed; the first wave has no feedback to wait for', () => {
    const base = createPlan();
    expect(readGates(base, launches).map(({ items }) => items.length)).toEqual([2, 3, 3]);
    for (const condition of ['feedback', 'messages', 'sellers'] as const) {
      expect(readGates(base, launches)[1]?.state).toBe('open');
      expect(carryOut(base, confirm(condition)).ok).toBe(true);
    }
    expect(readGates(base, launches)[1]?.state).toBe('passed');
    expect(carryOut(base, { kind: 'reopenGate', wave: 'wave-2', condition: 'sellers' })).toMatchObject({
      label: 'Reopen the gate of Wave 2: sellers briefed',
    });
    expect(readGates(base, launches)[1]?.state).toBe('open');
  });

  it('opens again with feedback that asks for other messages, until they are revised', () => {
    const base = createPlan();
    for (const condition of ['feedback', 'messages', 'sellers'] as const) carryOut(base, confirm(condition));
    carryOut(base, { kind: 'logFeedback', id: 'f1', feedback });
    const [, gate] = readGates(base, launches);
    expect([gate?.state, gate?.unheard.length]).toEqual(['open', 1]);
    const message = {
      persona: 'core',
      channel: 'call',
      name: 'Notice',
      text: 'Hello',
      revisedOn: '2026-05-11',
    } as const;
    carryOut(base, { kind: 'reviseMessage', id: 'm1', message });
    expect(readGates(base, launches)[1]?.state).toBe('passed');
  });

  it('is overdue when its day has passed', () => {
    const [first] = readGates(createPlan(), launches);
    // Today is 4 May, the launch day itself.
    expect([first?.state, first?.items.map(({ isOverdue }) => isOverdue)]).toEqual(['overdue', [true, true]]);
  });

  it('goes with its wave', () => {
    const base = createPlan();
    carryOut(base, confirm('sellers'));
    carryOut(base, { kind: 'removeWave', wave: 'wave-2' });
    expect(readScenarioTable(base.document, base.scenario, 'gates').size).toBe(0);
  });
});

describe('what cannot be noted', () => {
  it.each<[string, Command]>([
    [
      'a gate of no wave',
      { kind: 'confirmGate', wave: 'w9', condition: 'sellers', by: 'Ann', on: '2026-05-04', note: '' },
    ],
    [
      'a gate by nobody',
      { kind: 'confirmGate', wave: 'wave-2', condition: 'sellers', by: ' ', on: '2026-05-04', note: '' },
    ],
    ['a gate on no day', confirm('sellers', '4 May')],
    ['feedback of an unknown account', { kind: 'logFeedback', id: 'f', feedback: { ...feedback, account: 'x' } }],
    ['feedback on an unknown wave', { kind: 'logFeedback', id: 'f', feedback: { ...feedback, wave: 'x' } }],
    ['feedback that is not there', { kind: 'logFeedback', id: 'f', feedback: null }],
    ['a hold on an unknown deal', { kind: 'setHold', opportunity: 'x', hold: null }],
    [
      'a hold without end',
      { kind: 'setHold', opportunity: 'deal', hold: { outcome: 'keep', deadline: '', reason: '' } },
    ],
    ['a message that is not there', { kind: 'reviseMessage', id: 'm', message: null }],
  ])('%s', (_, command) => {
    expect(execute(createPlan(), command).ok).toBe(false);
  });
});

describe('holds and messages', () => {
  it('are set and taken back', () => {
    const base = createPlan();
    const hold = { outcome: 'keep', deadline: '2026-06-30', reason: 'Signed soon' } as const;
    expect(carryOut(base, { kind: 'setHold', opportunity: 'deal', hold })).toMatchObject({ label: 'Keep Renewal' });
    carryOut(base, { kind: 'setHold', opportunity: 'deal', hold: null });
    expect(readScenarioTable(base.document, base.scenario, 'holds').size).toBe(0);
    const message = { persona: 'core', channel: 'call', name: 'Notice', text: '', revisedOn: '' } as const;
    carryOut(base, { kind: 'reviseMessage', id: 'm1', message });
    carryOut(base, { kind: 'reviseMessage', id: 'm1', message: null });
    expect(readPlanTable(base.document, 'messages').size).toBe(0);
  });
});
