import { describe, expect, it } from 'vitest';
import { execute } from '../../shared/commands/execute.ts';
import { applyPatch, invertPatch } from '../../shared/history/patch.ts';
import { FIRST_SCENARIO } from '../../shared/model/create-plan.ts';
import { readScenarioTable } from '../../shared/model/plan.ts';
import { createBase } from '../domain/facts-fixture.ts';

function createPlan() {
  return createBase(
    {
      sellers: [{ id: 's1' }, { id: 's2' }, { id: 'gone', leavesOn: '2026-06-12' }],
      accounts: [
        { id: 'a1', owner: 's1' },
        { id: 'a2', owner: 's1', locked: true },
        { id: 'a3', owner: 's1', parent: 'a2' },
        { id: 'a4', owner: 's2' },
        { id: 'a5', owner: 'gone' },
      ],
    },
    { incoming: { a4: 's1' } },
  );
}

describe('adopting a proposal', () => {
  it('is one step, takes back what goes home, and can be undone', () => {
    const base = createPlan();
    const outcome = execute(base, {
      kind: 'adoptProposal',
      moves: [
        { accounts: ['a1'], to: 's2' },
        { accounts: ['a4'], to: 's2' },
        { accounts: ['a5'], to: 's1' },
      ],
    });
    if (!outcome.ok) throw new Error(outcome.message);
    expect(outcome.label).toBe('Adopt 3 moves of a redesign');
    expect(outcome.skipped).toEqual([]);
    applyPatch(base.document, outcome.patch);
    const incoming = (): unknown => Object.fromEntries(readScenarioTable(base.document, FIRST_SCENARIO, 'incoming'));
    expect(incoming()).toEqual({ a1: 's2', a5: 's1' });
    applyPatch(base.document, invertPatch(outcome.patch));
    expect(incoming()).toEqual({ a4: 's1' });
  });

  it('counts moves as they were proposed, and the accounts they take along', () => {
    const outcome = execute(createPlan(), {
      kind: 'adoptProposal',
      moves: [
        { accounts: ['a1', 'a5'], to: 's2' },
        { accounts: ['a4'], to: 's2' },
        // It is there already.
        { accounts: ['a4'], to: 's1' },
      ],
    });
    expect(outcome).toMatchObject({ ok: true, label: 'Adopt 2 moves (3 accounts) of a redesign' });
  });

  it('leaves out and lists what may no longer move', () => {
    const outcome = execute(createPlan(), {
      kind: 'adoptProposal',
      moves: [
        { accounts: ['a1'], to: 's2' },
        { accounts: ['a3'], to: 's2' },
        { accounts: ['a5'], to: 'gone' },
        { accounts: ['a4'], to: 'nobody' },
        { accounts: ['zz'], to: 's2' },
      ],
    });
    if (!outcome.ok) throw new Error(outcome.message);
    expect(outcome.label).toBe('Adopt 1 move of a redesign');
    expect(outcome.skipped).toEqual([
      { account: 'a3', reason: expect.stringContaining('Account a2, of the same family, is locked') as string },
      { account: 'a5', reason: 'Seller gone leaves on 2026-06-12.' },
      { account: 'a4', reason: 'The seller is not in the plan.' },
      { account: 'zz', reason: 'The account is not in the plan.' },
    ]);
  });

  it('refuses what changes nothing, and today', () => {
    const base = createPlan();
    const same = { kind: 'adoptProposal' as const, moves: [{ accounts: ['a1'], to: 's1' }] };
    expect(execute(base, same)).toMatchObject({ ok: false, code: 'nothing-to-do' });
    expect(execute({ ...base, scenario: 'baseline' }, same)).toMatchObject({ ok: false, code: 'baseline' });
    const locked = { kind: 'adoptProposal' as const, moves: [{ accounts: ['a2'], to: 's2' }] };
    expect(execute(base, locked)).toMatchObject({ ok: false, code: 'locked' });
  });
});
