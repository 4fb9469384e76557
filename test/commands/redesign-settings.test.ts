import { describe, expect, it } from 'vitest';
import type { Command } from '../../shared/commands/command.ts';
import { execute } from '../../shared/commands/execute.ts';
import { applyPatch, invertPatch } from '../../shared/history/patch.ts';
import { BASELINE, FIRST_SCENARIO } from '../../shared/model/create-plan.ts';
import { readPlanTable, readPolicy, readScenarioTable } from '../../shared/model/plan.ts';
import { buildPlanBase, refreshPlanBase } from '../../shared/overview/plan-base.ts';
import type { PlanBase } from '../../shared/overview/plan-base.ts';
import { createRedesignInput, createRedesignSettings } from '../../shared/overview/redesign-input.ts';
import { createBase } from '../domain/facts-fixture.ts';

function createPlan(): PlanBase {
  return createBase(
    {
      sellers: [
        { id: 's1', region: 'North' },
        { id: 's2', region: 'South' },
      ],
      accounts: [
        { id: 'a1', owner: 's1', region: 'North' },
        { id: 'a2', owner: 's1', parent: 'a1' },
        { id: 'a3', owner: 's2' },
      ],
    },
    { incoming: { a3: 's1' } },
  );
}

/** Carries the command out. @returns the plan after it, and what takes it back. */
function carryOut(base: PlanBase, command: Command) {
  const outcome = execute(base, command);
  if (!outcome.ok) throw new Error(outcome.message);
  applyPatch(base.document, outcome.patch);
  return { ...outcome, base: refreshPlanBase(base, outcome.patch), undo: invertPatch(outcome.patch) };
}

describe('what the optimizer is asked for', () => {
  it('is part of the plan: changed by a command, taken back by undo', () => {
    const before = createPlan();
    const { arr } = readPolicy(before.document, 'redesign').measures;
    expect(arr).toBe(1);
    const measures = { accounts: 0, arr: 2, workload: 0, pipeline: 1, potential: 0 };
    const first = carryOut(before, { kind: 'changePolicy', policy: 'redesign', change: { measures, seed: 7 } });
    expect(first.label).toBe('Change what the optimizer is asked for');
    const second = carryOut(first.base, { kind: 'changePolicy', policy: 'balance', change: { arr: 0.05 } });
    const settings = createRedesignSettings(second.base);
    expect(settings).toMatchObject({
      measures: [
        { measure: 'arr', weight: 2, tolerance: 0.05 },
        { measure: 'pipeline', weight: 1, tolerance: readPolicy(before.document, 'redesign').otherTolerance },
      ],
      seed: 7,
    });
    applyPatch(before.document, second.undo);
    applyPatch(before.document, first.undo);
    expect(createRedesignSettings(buildPlanBase(before.sourceFacts, before.document, FIRST_SCENARIO))).toEqual(
      createRedesignSettings(createPlan()),
    );
  });

  it('leaves every figure as it is, so that nothing is computed anew', () => {
    const before = createPlan();
    const { base } = carryOut(before, { kind: 'changePolicy', policy: 'redesign', change: { seed: 2 } });
    expect(base.measures).toBe(before.measures);
    expect(base.facts).toBe(before.facts);
  });

  it('decides about families and who may have what', () => {
    const before = createPlan();
    expect(createRedesignInput(before).eligibility.classes).toBe(1);
    const { base } = carryOut(before, {
      kind: 'changePolicy',
      policy: 'redesign',
      change: { keepsFamilies: false, eligibleBy: { region: true, segment: false, skill: false } },
    });
    const input = createRedesignInput(base);
    expect(input.eligibility.classes).toBeGreaterThan(1);
    expect(new Set(input.familyOf).size).toBe(3);
  });

  it('refuses what makes no sense', () => {
    const none = { accounts: 0, arr: 0, workload: 0, pipeline: 0, potential: 0 };
    const refused = (change: object): unknown =>
      execute(createPlan(), { kind: 'changePolicy', policy: 'redesign', change });
    expect(refused({ measures: none })).toMatchObject({ ok: false, code: 'invalid' });
    expect(refused({ seed: 1.5 })).toMatchObject({ ok: false, code: 'invalid' });
    expect(refused({ otherTolerance: 2 })).toMatchObject({ ok: false, code: 'invalid' });
    expect(refused({ seed: 1 })).toMatchObject({ ok: false, code: 'nothing-to-do' });
  });
});

describe('pairs', () => {
  const together = { kind: 'together', account: 'a3', other: 'a1', reason: ' one contract ' } as const;

  it('bind by rows, and go away again', () => {
    const first = carryOut(createPlan(), { kind: 'addPair', pair: together });
    expect(first.label).toBe('Keep Account a3 and Account a1 together');
    const second = carryOut(first.base, {
      kind: 'addPair',
      pair: { kind: 'forbidden', account: 'a1', other: 's2', reason: '' },
    });
    expect(createRedesignSettings(second.base)).toMatchObject({
      together: [{ account: 2, other: 0 }],
      forbidden: [{ account: 0, seller: 1 }],
    });
    const keys = [...readScenarioTable(second.base.document, FIRST_SCENARIO, 'pairs').keys()];
    expect(keys).toHaveLength(2);
    const third = carryOut(second.base, { kind: 'removePairs', keys });
    expect(third.label).toBe('Remove 2 pairs');
    expect(createRedesignSettings(third.base)).toMatchObject({ together: [], forbidden: [] });
  });

  it('are one pair whichever account is named first, and never of one account alone', () => {
    const { base } = carryOut(createPlan(), { kind: 'addPair', pair: together });
    const turned = { ...together, account: 'a1', other: 'a3' };
    expect(execute(base, { kind: 'addPair', pair: turned })).toMatchObject({ code: 'nothing-to-do' });
    expect(execute(base, { kind: 'addPair', pair: { ...together, other: 'a3' } })).toMatchObject({ code: 'invalid' });
    expect(execute(base, { kind: 'addPair', pair: { ...together, other: 'zz' } })).toMatchObject({
      code: 'unknown-id',
    });
    expect(execute({ ...base, scenario: BASELINE }, { kind: 'addPair', pair: together })).toMatchObject({
      code: 'baseline',
    });
  });

  it('follow records that go by another id', () => {
    const { base } = carryOut(createPlan(), {
      kind: 'addPair',
      pair: { kind: 'required', account: 'a1', other: 's2', reason: '' },
    });
    const renamed = { accounts: new Map([['a1', 'A-1']]), sellers: new Map([['s2', 'S-2']]) };
    const outcome = execute(base, { kind: 'useFacts', facts: 'facts-2', renamed });
    if (!outcome.ok) throw new Error(outcome.message);
    applyPatch(base.document, outcome.patch);
    expect([...readScenarioTable(base.document, FIRST_SCENARIO, 'pairs')]).toEqual([
      ['required/A-1/S-2', { kind: 'required', account: 'A-1', other: 'S-2', reason: '' }],
    ]);
  });
});

describe('adopting', () => {
  const moves = [{ accounts: ['a1', 'a2'], to: 's2', from: 's1' }];

  it('goes into a new scenario as one step, also from today', () => {
    const before = createPlan();
    const today = buildPlanBase(before.sourceFacts, before.document, BASELINE);
    const into = { id: 'fair', name: 'Fair' };
    const outcome = execute(today, { kind: 'adoptProposal', moves, into });
    if (!outcome.ok) throw new Error(outcome.message);
    expect(outcome.label).toBe('Adopt 1 move (2 accounts) of a redesign in Fair');
    applyPatch(before.document, outcome.patch);
    const incoming = (id: string): unknown => Object.fromEntries(readScenarioTable(before.document, id, 'incoming'));
    expect(incoming('fair')).toEqual({ a1: 's2', a2: 's2' });
    expect(incoming(FIRST_SCENARIO)).toEqual({ a3: 's1' });
    applyPatch(before.document, invertPatch(outcome.patch));
    expect(readPlanTable(before.document, 'scenarios').has('fair')).toBe(false);
    expect(execute(today, { kind: 'adoptProposal', moves })).toMatchObject({ ok: false, code: 'baseline' });
  });

  it('takes the decisions of the scenario along, except those it takes back', () => {
    const base = createPlan();
    const back = { accounts: ['a3'], to: 's2', from: 's1' };
    const outcome = execute(base, {
      kind: 'adoptProposal',
      moves: [...moves, back],
      into: { id: 'copy', name: 'Copy' },
    });
    if (!outcome.ok) throw new Error(outcome.message);
    applyPatch(base.document, outcome.patch);
    expect(Object.fromEntries(readScenarioTable(base.document, 'copy', 'incoming'))).toEqual({ a1: 's2', a2: 's2' });
  });

  it('leaves out what somebody has decided otherwise meanwhile', () => {
    const { base } = carryOut(createPlan(), { kind: 'moveAccounts', accounts: ['a3'], to: 's2' });
    const outcome = execute(base, {
      kind: 'adoptProposal',
      moves: [...moves, { accounts: ['a3'], to: '', from: 's1' }],
    });
    expect(outcome).toMatchObject({
      ok: true,
      skipped: [{ account: 'a3', reason: 'Its seller was changed after this was proposed.' }],
    });
  });
});
