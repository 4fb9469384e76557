import { describe, expect, it } from 'vitest';
import { DEFAULT_PLAYBOOKS } from '../../shared/model/default-playbooks.ts';
import { DEFAULT_PERSONAS } from '../../shared/model/defaults.ts';
import type { Playbook, PlaybookStep } from '../../shared/model/policy.ts';
import { explainPersona } from '../../shared/persona/explain.ts';
import { createBase } from './facts-fixture.ts';
import type { AccountLine, OpportunityLine } from './facts-fixture.ts';

/*
 * The method as its two sources tell it: "4 Steps to Manage the Risks of Customer Account Transfers" (Dave Egloff) and
 * "5 Ways to Best Transition a Sales Account or Territory" (Troy Harrison).
 */

function nameOf(account: Partial<AccountLine>, deal?: Partial<OpportunityLine>): string | undefined {
  const base = createBase({
    accounts: [{ id: 'x', ...account }, { id: 'other' }],
    opportunities: [
      { id: 'known', account: 'other', stageClass: 'lost' },
      ...(deal ? [{ id: 'deal', account: 'x', ...deal }] : []),
    ],
  });
  return explainPersona(base.personaContext, 0).persona?.name;
}

function playbookOf(id: string): Playbook {
  const playbook = DEFAULT_PLAYBOOKS.find((one) => one.id === id);
  if (!playbook) throw new Error(`There is no playbook "${id}".`);
  return playbook;
}

const withCustomer = ({ channel }: PlaybookStep): boolean => channel !== 'internal';

describe('“Develop customer personas”', () => {
  it.each<[string, Partial<AccountLine>, Partial<OpportunityLine> | undefined, string]>([
    [
      'customers that may negatively respond to a relationships transfer',
      { refusedSeller: true },
      undefined,
      'High-risk relationship',
    ],
    [
      'customers that had another seller only months ago',
      { ownerSince: '2026-02-01' },
      undefined,
      'High-risk relationship',
    ],
    [
      'customers that have open, late-stage opportunities',
      {},
      { stageClass: 'late', amount: 50_000_00, closeOn: '2026-06-15' },
      'Later-stage buyer',
    ],
    [
      'customers that are in the first year of their customer tenure',
      { customerSince: '2025-09-01' },
      undefined,
      'New customer',
    ],
    [
      'customers that tend to be lower risk and should be resilient to relationship changes',
      { customerSince: '2019-01-01', healthBand: 'green', ownerSince: '2023-01-01', strategic: false },
      undefined,
      'Core',
    ],
  ])('%s', (_, account, deal, persona) => {
    expect(nameOf(account, deal)).toBe(persona);
  });

  it('“the customer persona drives the messaging and transfer playbook”: each has one of its own', () => {
    const playbooks = DEFAULT_PERSONAS.map(({ playbook }) => playbook);
    expect(new Set(playbooks).size).toBe(DEFAULT_PERSONAS.length);
    for (const id of playbooks) expect(playbookOf(id).steps.length).toBeGreaterThan(0);
  });
});

describe('“Transfer accounts over time”', () => {
  it('core: “a short series of phone calls”: the incumbent informs, then introduces; later calls are the incoming seller’s', () => {
    const steps = playbookOf('core').steps.filter(withCustomer);
    expect(new Set(steps.map(({ channel }) => channel))).toEqual(new Set(['call']));
    expect(steps.slice(0, 2).map(({ name, leads }) => `${name}: ${leads}`)).toEqual([
      'notice: incumbent',
      'introduction: incumbent',
    ]);
    // The manager's own call asks how it went.
    expect(new Set(steps.slice(2).map(({ leads }) => leads))).toEqual(new Set(['incoming', 'manager']));
  });

  it('larger or higher risk: slower, “a mix of phone conversations and in-person meetings”', () => {
    const slow = playbookOf('high-risk');
    expect(new Set(slow.steps.map(({ channel }) => channel))).toEqual(
      new Set(['internal', 'call', 'in person', 'video', 'video or in person']),
    );
    const changeDay = ({ steps }: Playbook) => steps.find(({ isOwnerChange }) => isOwnerChange)?.offset ?? 0;
    for (const { id } of DEFAULT_PLAYBOOKS) {
      if (id !== 'high-risk') expect(changeDay(playbookOf(id))).toBeLessThan(changeDay(slow));
    }
  });

  it('“supported by both”, then “the incoming seller assumes more of the leadership”, “finally, the incumbent recedes”', () => {
    const leads = playbookOf('high-risk')
      .steps.filter(withCustomer)
      .filter(({ leads: lead }) => lead !== 'manager')
      .map((step) => step.leads);
    expect(leads).toEqual(['incumbent', 'incumbent', 'both', 'incoming', 'incoming', 'incumbent']);
    expect(playbookOf('high-risk').steps.at(-1)?.name).toMatch(/incumbent recedes/);
  });
});

describe('“Give the customer plenty of warning”', () => {
  it('every playbook tells the customer at least two weeks before, and an introduction comes first', () => {
    for (const { minimumNoticeDays, steps } of DEFAULT_PLAYBOOKS) {
      expect(minimumNoticeDays).toBeGreaterThanOrEqual(14);
      const introduction = steps.findIndex(({ name }) => name === 'introduction');
      expect(introduction).toBeGreaterThan(steps.findIndex(({ name }) => name === 'notice'));
      expect(introduction).toBeLessThan(steps.findIndex(({ isOwnerChange }) => isOwnerChange));
    }
  });

  it('“the handoff should be made in person” where most is at stake', () => {
    expect(playbookOf('high-risk').steps.find(({ name }) => name === 'introduction')?.channel).toBe('in person');
  });
});
