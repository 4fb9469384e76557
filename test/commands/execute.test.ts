import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { execute } from '../../shared/commands/execute.ts';
import type { Command, Outcome } from '../../shared/commands/command.ts';
import { explainRefusal } from '../../shared/commands/eligibility.ts';
import { applyPatch, invertPatch } from '../../shared/history/patch.ts';
import { BASELINE } from '../../shared/model/create-plan.ts';
import { overlayCorrections } from '../../shared/model/corrections.ts';
import { readScenarioTable } from '../../shared/model/plan.ts';
import { createContext, createDocument, createFacts, readTables } from '../plan-fixture.ts';

const SELLERS = [{ id: 'S1' }, { id: 'S2' }, { id: 'S3', leavesOn: '2026-06-30' }];
const FACTS = createFacts(
  [
    { id: 'parent', owner: 'S1' },
    { id: 'child', owner: 'S1', parent: 'parent' },
    { id: 'cousin', owner: 'S2', parent: 'parent' },
    { id: 'alone', owner: 'S1' },
    { id: 'locked', owner: 'S1', isLocked: true },
    { id: 'held', owner: 'S2' },
    { id: 'holder', owner: 'S2', parent: 'held', isLocked: true },
    { id: 'leaving', owner: 'S3' },
    { id: 'pool' },
  ],
  SELLERS,
);

function run(command: Command, document = createDocument(), scenario?: string): Outcome {
  return execute(createContext(FACTS, document, scenario), command);
}

function carryOut(command: Command, document = createDocument()) {
  const outcome = run(command, document);
  if (!outcome.ok) throw new Error(outcome.message);
  applyPatch(document, outcome.patch);
  return { document, outcome };
}

const move = (accounts: string[], to: string, alone = false): Command => ({
  kind: 'moveAccounts',
  accounts,
  to,
  alone,
});

describe('moving accounts', () => {
  it('takes along the family members who are with the same seller, and only them', () => {
    const { document, outcome } = carryOut(move(['child'], 'S2'));
    expect([...readScenarioTable(document, 'plan-a', 'incoming')]).toEqual([
      ['child', 'S2'],
      ['parent', 'S2'],
    ]);
    expect(outcome).toMatchObject({ label: 'Move 2 accounts to Seller S2', skipped: [] });
  });

  it('leaves the family when told so', () => {
    const { document } = carryOut(move(['child'], 'S2', true));
    expect([...readScenarioTable(document, 'plan-a', 'incoming').keys()]).toEqual(['child']);
  });

  it('keeps no decision for an account that comes back to its incumbent', () => {
    const { document } = carryOut(move(['alone'], 'S2'));
    carryOut(move(['alone'], 'S1'), document);
    expect(readScenarioTable(document, 'plan-a', 'incoming').size).toBe(0);
  });

  it('moves what it can of a selection and names what it leaves', () => {
    const { outcome } = carryOut(move(['alone', 'locked', 'held'], 'S2'));
    expect(outcome.label).toBe('Move Account alone to Seller S2');
    // "held" is with S2 already: nothing to skip there.
    expect(outcome.skipped).toEqual([{ account: 'locked', reason: 'Account locked is locked.' }]);
  });

  it('a locked member holds its unit, and the others may go without the family', () => {
    expect(run(move(['held'], 'S1'))).toEqual({
      ok: false,
      code: 'locked',
      message: 'Account holder, of the same family, is locked. Move the others without their family.',
    });
    expect(run(move(['held'], 'S1', true)).ok).toBe(true);
  });

  it('refuses a leaver, an unknown seller and the baseline', () => {
    expect(run(move(['alone'], 'S3'))).toMatchObject({
      code: 'leaver',
      message: 'Seller S3 leaves on 2026-06-30. Choose another seller.',
    });
    expect(run(move(['alone'], 'S9'))).toMatchObject({ code: 'unknown-id' });
    expect(run(move(['nobody'], 'S2'))).toMatchObject({ code: 'unknown-id' });
    expect(run(move(['alone'], 'S2'), createDocument(), BASELINE)).toMatchObject({ code: 'baseline' });
    expect(run(move(['alone'], 'S1'))).toMatchObject({ code: 'nothing-to-do' });
  });

  it('releases to the pool and assigns from it', () => {
    const { document } = carryOut(move(['alone'], ''));
    carryOut(move(['pool'], 'S1'), document);
    const { assignment } = createContext(FACTS, document);
    expect(assignment.incoming[FACTS.accounts.id.indexOf('alone')]).toBe(-1);
    expect(assignment.incoming[FACTS.accounts.id.indexOf('pool')]).toBe(0);
  });

  it('says over a column what the drop would do', () => {
    fc.assert(
      fc.property(
        fc.subarray([...FACTS.accounts.id], { minLength: 1 }),
        fc.constantFrom('', 'S1', 'S2', 'S3'),
        (accounts, to) => {
          const context = createContext(FACTS, createDocument());
          const rows = accounts.map((id) => FACTS.accounts.id.indexOf(id));
          const refusal = explainRefusal(context, rows, to === '' ? -1 : (context.roster.rowOf.get(to) as number));
          const outcome = execute(context, move(accounts, to));
          const isRefusedDrop = !outcome.ok && outcome.code !== 'nothing-to-do';
          expect(refusal !== null).toBe(isRefusedDrop);
        },
      ),
    );
  });
});

describe('locks and personas', () => {
  it('locks with a reason, and opens an imported lock by a decision', () => {
    expect(run({ kind: 'lockAccounts', accounts: ['alone'], reason: ' ' })).toMatchObject({ code: 'invalid' });
    const { document } = carryOut({ kind: 'unlockAccounts', accounts: ['locked'], reason: 'Agreed' });
    expect(run(move(['locked'], 'S2'), document).ok).toBe(true);
    carryOut({ kind: 'lockAccounts', accounts: ['alone'], reason: 'Board sponsor' }, document);
    expect(run(move(['alone'], 'S2'), document)).toMatchObject({ code: 'locked' });
    carryOut({ kind: 'unlockAccounts', accounts: ['alone'], reason: '' }, document);
    expect([...readScenarioTable(document, 'plan-a', 'locks').keys()]).toEqual(['locked']);
  });

  it('overrides a persona only with a reason, and gives it back to the rules', () => {
    const override = { kind: 'overridePersona', accounts: ['alone'], persona: 'new' } as const;
    expect(run({ ...override, reason: '' })).toMatchObject({ code: 'invalid' });
    expect(run({ ...override, persona: 'unheard-of', reason: 'x' })).toMatchObject({ code: 'unknown-id' });
    const { document } = carryOut({ ...override, reason: 'Signed in March' });
    expect(readScenarioTable(document, 'plan-a', 'personaOverrides').get('alone')).toEqual({
      persona: 'new',
      reason: 'Signed in March',
    });
    carryOut({ ...override, persona: null, reason: '' }, document);
    expect(readScenarioTable(document, 'plan-a', 'personaOverrides').size).toBe(0);
  });
});

describe('waves', () => {
  it('schedules an account with the members of its family that move too', () => {
    const { document } = carryOut(move(['parent'], 'S2'));
    carryOut({ kind: 'scheduleAccounts', accounts: ['parent'], wave: 'wave-2' }, document);
    expect(Object.fromEntries(readScenarioTable(document, 'plan-a', 'waveOf'))).toEqual({
      child: 'wave-2',
      parent: 'wave-2',
    });
  });

  it('removing a wave leaves its accounts unscheduled, as one step', () => {
    const { document } = carryOut({ kind: 'scheduleAccounts', accounts: ['alone'], wave: 'wave-1' });
    const before = readTables(document);
    const { outcome } = carryOut({ kind: 'removeWave', wave: 'wave-1' }, document);
    expect(readScenarioTable(document, 'plan-a', 'waveOf').size).toBe(0);
    applyPatch(document, invertPatch(outcome.patch));
    expect(readTables(document)).toEqual(before);
  });

  it('adds a wave at the end and refuses a day that does not exist', () => {
    const { document } = carryOut({ kind: 'addWave', name: 'Wave 4', launch: '2026-08-03' });
    expect(readScenarioTable(document, 'plan-a', 'waves').get('wave-4')).toEqual({
      name: 'Wave 4',
      launch: '2026-08-03',
      order: 4,
    });
    expect(run({ kind: 'changeWave', wave: 'wave-4', launch: '2026-02-30' }, document)).toMatchObject({
      code: 'invalid',
    });
  });
});

describe('sellers, scenarios and facts', () => {
  it('a vacancy receives accounts and gives them back when it is closed', () => {
    const vacancy = { name: 'Vacancy North', team: '', region: '', manager: '', fte: 1, startsOn: '2026-07-01' };
    const { document } = carryOut({ kind: 'openVacancy', id: 'V1', vacancy });
    carryOut(move(['alone'], 'V1'), document);
    expect(createContext(FACTS, document).roster.names.at(-1)).toBe('Vacancy North');
    carryOut({ kind: 'closeVacancy', seller: 'V1' }, document);
    expect(readScenarioTable(document, 'plan-a', 'incoming').size).toBe(0);
  });

  it('a seller made to leave can receive nothing, and one who stays after all can', () => {
    const { document } = carryOut({ kind: 'changeSeller', seller: 'S2', leavesOn: '2026-06-01', reason: '' });
    expect(run(move(['alone'], 'S2'), document)).toMatchObject({ code: 'leaver' });
    carryOut({ kind: 'changeSeller', seller: 'S3', leavesOn: '', reason: 'Stays' }, document);
    expect(run(move(['alone'], 'S3'), document).ok).toBe(true);
    expect(run({ kind: 'changeSeller', seller: 'S1', fte: 40, reason: '' }, document)).toMatchObject({
      code: 'invalid',
    });
  });

  it('a copied scenario goes its own way', () => {
    const { document } = carryOut(move(['alone'], 'S2'));
    carryOut({ kind: 'addScenario', id: 'plan-b', name: 'Plan B', copyOf: 'plan-a' }, document);
    const context = createContext(FACTS, document, 'plan-b');
    const outcome = execute(context, move(['alone'], ''));
    if (outcome.ok) applyPatch(document, outcome.patch);
    expect(readScenarioTable(document, 'plan-b', 'incoming').get('alone')).toBe('');
    expect(readScenarioTable(document, 'plan-a', 'incoming').get('alone')).toBe('S2');
    carryOut({ kind: 'removeScenario', scenario: 'plan-b' }, document);
    expect(run({ kind: 'removeScenario', scenario: 'plan-a' }, document)).toMatchObject({ code: 'last-one' });
    expect(run({ kind: 'removeScenario', scenario: BASELINE }, document)).toMatchObject({ code: 'baseline' });
  });

  it('lays a correction over the facts without touching them', () => {
    const { document } = carryOut({
      kind: 'correctFact',
      table: 'sellers',
      rowId: 'S1',
      field: 'fte',
      value: 0.5,
      reason: 'Parental leave',
    });
    carryOut(
      { kind: 'correctFact', table: 'accounts', rowId: 'alone', field: 'parent', value: 'parent', reason: '' },
      document,
    );
    const seen = overlayCorrections(FACTS, document);
    expect(seen.sellers.fte[0]).toBe(0.5);
    expect(FACTS.sellers.fte[0]).toBeNaN();
    expect(seen.accounts.parent[3]).toBe(0);
    expect(seen.accounts.name).toBe(FACTS.accounts.name);
    const wrong = { kind: 'correctFact', table: 'accounts', rowId: 'alone', reason: '' } as const;
    expect(run({ ...wrong, field: 'id', value: 'x' })).toMatchObject({ code: 'invalid' });
    expect(run({ ...wrong, field: 'health', value: 'good' })).toMatchObject({ code: 'invalid' });
  });

  it('every command can be taken back', () => {
    const commands: Command[] = [
      move(['alone', 'parent'], 'S2'),
      { kind: 'scheduleAccounts', accounts: ['alone'], wave: 'wave-1' },
      { kind: 'lockAccounts', accounts: ['alone'], reason: 'x' },
      { kind: 'changeWave', wave: 'wave-1', name: 'First', launch: '2026-06-01' },
      { kind: 'removeWave', wave: 'wave-1' },
      { kind: 'renamePlan', name: 'Other' },
      { kind: 'setAsOf', day: '2026-05-05' },
      { kind: 'addScenario', id: 'plan-b', name: 'Plan B', copyOf: 'plan-a' },
      { kind: 'activateScenario', scenario: 'plan-a' },
      { kind: 'removeScenario', scenario: 'plan-b' },
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...commands), { maxLength: 12 }), (sequence) => {
        const document = createDocument();
        for (const command of sequence) {
          const before = readTables(document);
          const outcome = run(command, document);
          if (!outcome.ok) continue;
          applyPatch(document, outcome.patch);
          const after = readTables(document);
          expect(after).not.toEqual(before);
          applyPatch(document, invertPatch(outcome.patch));
          expect(readTables(document)).toEqual(before);
          applyPatch(document, outcome.patch);
        }
      }),
    );
  });
});
