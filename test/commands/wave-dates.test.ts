import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command, Outcome } from '../../shared/commands/command.ts';
import { execute } from '../../shared/commands/execute.ts';
import { findRowFault } from '../../shared/files/plan-schema.ts';
import { applyPatch, invertPatch } from '../../shared/history/patch.ts';
import { DEFAULT_POLICY } from '../../shared/model/defaults.ts';
import { listWaves, readPlanTable, readPolicy, readScenarioTable } from '../../shared/model/plan.ts';
import type { PlanDocument } from '../../shared/model/plan.ts';
import { createContext, createDocument, createFacts, readTables } from '../plan-fixture.ts';

const FACTS = createFacts(
  [
    { id: 'one', owner: 'S1' },
    { id: 'two', owner: 'S1' },
  ],
  [{ id: 'S1' }, { id: 'S2' }],
);

function run(command: Command, document = createDocument()): Outcome {
  return execute(createContext(FACTS, document), command);
}

function carryOut(command: Command, document = createDocument()): { document: PlanDocument; label: string } {
  const outcome = run(command, document);
  if (!outcome.ok) throw new Error(outcome.message);
  applyPatch(document, outcome.patch);
  return { document, label: outcome.label };
}

function describeWaves(document: PlanDocument): string[] {
  return listWaves(document, 'plan-a').map(({ id, wave }) => `${id} ${wave.launch} ${wave.effective ?? '-'}`);
}

function createDated(): PlanDocument {
  const document = createDocument();
  ['2026-06-01', '2026-06-22', '2026-07-13'].forEach((launch, index) =>
    carryOut({ kind: 'changeWave', wave: `wave-${index + 1}`, launch }, document),
  );
  return document;
}

describe('waves', () => {
  it('has an effective day that can be taken off again', () => {
    const document = createDated();
    const set = carryOut({ kind: 'changeWave', wave: 'wave-2', effective: '2026-08-01' }, document);
    expect([set.label, describeWaves(document)[1]]).toEqual([
      'Change owners of Wave 2 from 2026-08-01 on',
      'wave-2 2026-06-22 2026-08-01',
    ]);
    const off = carryOut({ kind: 'changeWave', wave: 'wave-2', effective: '' }, document);
    expect(off.label).toBe('Leave owner changes of Wave 2 to the playbooks');
    expect(run({ kind: 'changeWave', wave: 'wave-2', effective: '2026-02-30' }, document)).toMatchObject({
      code: 'invalid',
    });
  });

  it('takes over the dates of its new place', () => {
    const document = createDated();
    carryOut({ kind: 'changeWave', wave: 'wave-1', effective: '2026-07-01' }, document);
    const { label } = carryOut({ kind: 'reorderWave', wave: 'wave-3', to: 0 }, document);
    expect([label, describeWaves(document)]).toEqual([
      'Make Wave 3 wave 1',
      ['wave-3 2026-06-01 2026-07-01', 'wave-1 2026-06-22 -', 'wave-2 2026-07-13 -'],
    ]);
    expect(run({ kind: 'reorderWave', wave: 'wave-3', to: 0 }, document)).toMatchObject({ code: 'nothing-to-do' });
    expect(run({ kind: 'reorderWave', wave: 'wave-3', to: 3 }, document)).toMatchObject({ code: 'invalid' });
  });
});

describe('dates of single accounts', () => {
  it('needs a reason and an owner change that is not before the launch', () => {
    const dates = { kind: 'setAccountDates', accounts: ['one'], launch: '2026-06-08', effective: '' } as const;
    expect(run({ ...dates, reason: ' ' })).toMatchObject({ code: 'invalid' });
    expect(run({ ...dates, effective: '2026-06-01', reason: 'x' })).toMatchObject({ code: 'invalid' });
    expect(run({ ...dates, accounts: ['nobody'], reason: 'x' })).toMatchObject({ code: 'unknown-id' });
    const { document, label } = carryOut({ ...dates, effective: '2026-07-01', reason: 'Their fair is in May' });
    expect([label, readScenarioTable(document, 'plan-a', 'accountDates').get('one')]).toEqual([
      'Set dates of Account one: tell on 2026-06-08, change the owner on 2026-07-01',
      { launch: '2026-06-08', effective: '2026-07-01', reason: 'Their fair is in May' },
    ]);
    carryOut({ ...dates, launch: '', effective: '', reason: '' }, document);
    expect(readScenarioTable(document, 'plan-a', 'accountDates').size).toBe(0);
  });
});

describe('policies', () => {
  it('changes some values and leaves the others', () => {
    const { document, label } = carryOut({
      kind: 'changePolicy',
      policy: 'handoverCapacity',
      change: { planHours: 7 },
    });
    expect([label, readPolicy(document, 'handoverCapacity')]).toEqual([
      'Change the capacity for handovers',
      { ...DEFAULT_POLICY.handoverCapacity, planHours: 7 },
    ]);
  });

  it('refuses what the plan file would refuse', () => {
    const wrong: Command[] = [
      { kind: 'changePolicy', policy: 'waveGuidance', change: { band: 1.5 } },
      { kind: 'changePolicy', policy: 'waveGuidance', change: { shares: { core: [2] } } },
      { kind: 'changePolicy', policy: 'handoverCapacity', change: { planHours: Number.NaN } },
      { kind: 'changePolicy', policy: 'learning', change: { reviewWorkingDays: 2.5 } },
      { kind: 'changePolicy', policy: 'calendar', change: { workingWeekdays: [] } },
      { kind: 'changePolicy', policy: 'calendar', change: { holidays: ['2026-13-01'] } },
      {
        kind: 'changePolicy',
        policy: 'closedDays',
        change: { blackouts: [{ name: 'Fair', from: '2026-06-02', to: '2026-06-01' }] },
      },
      { kind: 'changePolicy', policy: 'calendar', change: { unknown: 1 } as object },
    ];
    for (const command of wrong) expect(run(command).ok).toBe(false);
    expect(run(wrong[0] as Command)).toMatchObject({
      message: 'In the guidance of the waves, band is a share from 0 to 100%.',
    });
    for (const [name, row] of readPlanTable(carryOut(good).document, 'policy')) {
      expect(findRowFault('policy', name, row)).toBeNull();
    }
  });
  const good: Command = {
    kind: 'changePolicy',
    policy: 'closedDays',
    change: { blackouts: [{ name: 'Fair', from: '2026-06-02', to: '2026-06-04' }] },
  };

  it('every command about dates can be taken back', () => {
    const commands: Command[] = [
      good,
      { kind: 'changePolicy', policy: 'callCentre', change: { isOn: true } },
      { kind: 'changeWave', wave: 'wave-1', launch: '2026-06-01', effective: '2026-07-01' },
      { kind: 'changeWave', wave: 'wave-2', effective: '' },
      { kind: 'reorderWave', wave: 'wave-1', to: 2 },
      { kind: 'setAccountDates', accounts: ['one', 'two'], launch: '2026-06-02', effective: '', reason: 'x' },
      { kind: 'setAccountDates', accounts: ['two'], launch: '', effective: '', reason: '' },
      { kind: 'removeWave', wave: 'wave-2' },
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...commands), { maxLength: 10 }), (sequence) => {
        const document = createDocument();
        for (const command of sequence) {
          const before = readTables(document);
          const outcome = run(command, document);
          if (!outcome.ok) continue;
          applyPatch(document, outcome.patch);
          applyPatch(document, invertPatch(outcome.patch));
          expect(readTables(document)).toEqual(before);
          applyPatch(document, outcome.patch);
        }
      }),
    );
  });
});
