import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { execute } from '../../shared/commands/execute.ts';
import type { ChangeRules } from '../../shared/commands/command.ts';
import { applyPatch, invertPatch } from '../../shared/history/patch.ts';
import { BASELINE, FIRST_SCENARIO } from '../../shared/model/create-plan.ts';
import { DEFAULT_PLAYBOOKS } from '../../shared/model/default-playbooks.ts';
import { DEFAULT_PERSONAS } from '../../shared/model/defaults.ts';
import { listPersonas, readPlanTable, readPolicy, readScenarioTable } from '../../shared/model/plan.ts';
import type { ConditionGroup, Persona, PersonaCondition, Playbook } from '../../shared/model/policy.ts';
import { createContext, createDocument, createFacts, readTables } from '../plan-fixture.ts';

const FACTS = createFacts([{ id: 'a', owner: 'S1' }], [{ id: 'S1' }]);
const [highRisk, laterStage, young, core] = DEFAULT_PERSONAS as [Persona, Persona, Persona, Persona];
const simple: ConditionGroup = { match: 'all', conditions: [{ column: 'strategic', operator: 'is', value: true }] };
const gold: Persona = { id: 'gold', name: 'Gold', colour: 'violet', order: 0, playbook: 'new', rule: simple };

function run(command: Omit<ChangeRules, 'kind'>, document = createDocument(), scenario?: string) {
  return execute(createContext(FACTS, document, scenario), { kind: 'changeRules', ...command });
}

function carryOut(command: Omit<ChangeRules, 'kind'>, document = createDocument()) {
  const outcome = run(command, document);
  if (!outcome.ok) throw new Error(outcome.message);
  applyPatch(document, outcome.patch);
  return { document, outcome };
}

describe('changing the rules of a plan', () => {
  it('adds, reorders and removes personas as one step that undo takes back', () => {
    const document = createDocument();
    const before = readTables(document);
    const { outcome } = carryOut({ personas: [gold, laterStage, highRisk, core] }, document);
    expect(outcome.label).toBe('Change 2 personas');
    expect(listPersonas(document).map(({ id, order }) => `${order} ${id}`)).toEqual([
      '1 gold',
      '2 later-stage',
      '3 high-risk',
      '4 core',
    ]);
    // New ones spread over the waves as others of their playbook; what is gone leaves no guidance behind.
    expect(Object.keys(readPolicy(document, 'waveGuidance').shares).toSorted()).toEqual([
      'core',
      'gold',
      'high-risk',
      'later-stage',
    ]);
    expect(readPolicy(document, 'waveGuidance').shares['gold']).toEqual([0.25, 0.55, 0.2]);
    applyPatch(document, invertPatch(outcome.patch));
    expect(readTables(document)).toEqual(before);
  });

  it('names the step by what it does', () => {
    const label = (command: Omit<ChangeRules, 'kind'>) => carryOut(command).outcome.label;
    expect(label({ personas: [highRisk, laterStage, young, gold, core] })).toBe('Add the persona Gold');
    expect(label({ personas: [highRisk, laterStage, core] })).toBe('Remove the persona New customer');
    expect(label({ personas: [laterStage, highRisk, young, core] })).toBe('Reorder the personas');
    expect(label({ personas: [highRisk, laterStage, { ...young, rule: simple }, core] })).toBe(
      'Change the persona New customer',
    );
    expect(label({ highRiskShareLimit: 0.3 })).toBe('Change the limit of high-risk relationships');
    const [first, ...rest] = DEFAULT_PLAYBOOKS as [Playbook, ...Playbook[]];
    expect(label({ playbooks: [{ ...first, minimumNoticeDays: 20 }, ...rest] })).toBe('Change the playbook Core');
  });

  it('gives accounts set by hand to a persona that goes another one, in every scenario', () => {
    const document = createDocument();
    const override = { persona: 'new', reason: 'signed last week' };
    document.tables.get(`${FIRST_SCENARIO}/personaOverrides`)?.set('a', override);
    document.tables.get(`${BASELINE}/personaOverrides`)?.set('a', override);
    const { outcome } = carryOut({ personas: [highRisk, laterStage, core], reassigned: { new: 'core' } }, document);
    for (const scenario of [FIRST_SCENARIO, BASELINE]) {
      expect(readScenarioTable(document, scenario, 'personaOverrides').get('a')).toEqual({
        ...override,
        persona: 'core',
      });
    }
    applyPatch(document, invertPatch(outcome.patch));
    carryOut({ personas: [highRisk, laterStage, core] }, document);
    expect(readScenarioTable(document, FIRST_SCENARIO, 'personaOverrides').size).toBe(0);
  });

  it('changes them for all scenarios, also while today is shown', () => {
    expect(run({ highRiskShareLimit: 0.25 }, createDocument(), BASELINE).ok).toBe(true);
  });

  const withRule = (conditions: readonly (PersonaCondition | ConditionGroup)[]): Omit<ChangeRules, 'kind'> => ({
    personas: [{ ...gold, rule: { match: 'all', conditions } }, core],
  });
  const [corePlaybook, ...otherPlaybooks] = DEFAULT_PLAYBOOKS as [Playbook, ...Playbook[]];
  const withSteps = (change: (playbook: Playbook) => Playbook): Omit<ChangeRules, 'kind'> => ({
    playbooks: [change(corePlaybook), ...otherPlaybooks],
  });
  it.each<[string, Omit<ChangeRules, 'kind'>, RegExp]>([
    ['no persona', { personas: [] }, /at least one persona/],
    ['two of a name', { personas: [gold, { ...gold, id: 'g2', name: ' gold' }, core] }, /Two personas/],
    ['no name', { personas: [{ ...gold, name: ' ' }, core] }, /needs a name/],
    ['no such playbook', { personas: [{ ...gold, playbook: 'none' }, core] }, /no playbook/],
    ['the rest before the last', { personas: [core, gold] }, /has to be the last/],
    [
      'too many',
      { personas: Array.from({ length: 25 }, (_, at) => ({ ...gold, id: `g${at}`, name: `G${at}` })) },
      /At most 24/,
    ],
    ['an empty group', withRule([]), /no condition/],
    [
      'an operator that does not fit',
      withRule([{ column: 'strategic', operator: 'at least', value: 1 }]),
      /cannot be asked/,
    ],
    ['a value that does not fit', withRule([{ column: 'arr', operator: 'at least', value: 'much' }]), /needs a value/],
    ['an empty text', withRule([{ column: 'segment', operator: 'contains', value: ' ' }]), /needs a value/],
    ['limits the wrong way round', withRule([{ column: 'arr', operator: 'between', value: [2, 1] }]), /first limit/],
    ['a limit above one', { highRiskShareLimit: 1.5 }, /share/],
    ['nothing new', { highRiskShareLimit: 0.2 }, /Nothing changed/],
    ['a playbook in use taken away', { playbooks: otherPlaybooks }, /no playbook/],
    [
      'no owner change',
      withSteps((one) => ({ ...one, steps: one.steps.filter((step) => !step.isOwnerChange) })),
      /exactly one step/,
    ],
    [
      'an owner change before the notice',
      withSteps((one) => ({
        ...one,
        steps: one.steps.map((step) => (step.isOwnerChange ? { ...step, offset: -1 } : step)),
      })),
      /before the customer/,
    ],
    [
      'negative hours',
      withSteps((one) => ({ ...one, steps: one.steps.map((step) => ({ ...step, incomingHours: -1 })) })),
      /hours/,
    ],
  ])('refuses %s', (_, command, message) => {
    const outcome = run(command);
    expect(outcome.ok ? 'done' : outcome.message).toMatch(message);
  });

  it('undoes to where it was, whatever was changed', () => {
    const anyPersonas = fc
      .shuffledSubarray([highRisk, laterStage, young, gold], { minLength: 1 })
      .map((personas) => [...personas, core]);
    fc.assert(
      fc.property(anyPersonas, fc.double({ min: 0, max: 1, noNaN: true }), (personas, highRiskShareLimit) => {
        const document = createDocument();
        const before = readTables(document);
        const { outcome } = carryOut({ personas, highRiskShareLimit }, document);
        expect(listPersonas(document).map(({ id }) => id)).toEqual(personas.map(({ id }) => id));
        applyPatch(document, invertPatch(outcome.patch));
        expect(readTables(document)).toEqual(before);
        expect([...readPlanTable(document, 'personas').keys()].toSorted()).toEqual(
          DEFAULT_PERSONAS.map(({ id }) => id).toSorted(),
        );
      }),
    );
  });
});
