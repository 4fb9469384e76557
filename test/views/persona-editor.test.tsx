// @vitest-environment happy-dom
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readBase } from '../board/open-sample.ts';
import * as bridge from '../../renderer/state/bridge.ts';
import { planStore } from '../../renderer/state/plan-store.ts';
import { dispatch, undo } from '../../renderer/state/plan-actions.ts';
import { readRuleDraft } from '../../renderer/state/rule-draft.ts';
import { sessionStore } from '../../renderer/state/session-store.ts';
import { PersonasView } from '../../renderer/views/waves/personas/PersonasView.tsx';
import type { BatonBridge } from '../../shared/ipc.ts';
import { listPersonas, readPlanTable, readPolicy, readScenarioTable } from '../../shared/model/plan.ts';
import { writeRuleSet } from '../../shared/files/rule-file.ts';
import { takeRuleSet } from '../../shared/persona/rule-set.ts';
import { click, closePage, openSamplePage } from './page-fixture.ts';

beforeEach(async () => {
  await openSamplePage();
  render(<PersonasView />);
});
afterEach(closePage);

function choosePersona(name: string): void {
  click(screen.getByRole('button', { name: new RegExp(`^${name}, rule`) }));
}

function type(label: string | RegExp, text: string): void {
  const field = screen.getByRole('textbox', { name: label });
  act(() => void fireEvent.change(field, { target: { value: text } }));
}

const press = (name: string | RegExp) => click(screen.getByRole('button', { name }));
const readState = () => screen.getByRole('group', { name: 'Save the rules' }).textContent;
const personaOf = (id: string) => listPersonas(readBase().document).find((persona) => persona.id === id);
const countNow = (id: string) => {
  const { personas, codes } = readBase().personas;
  const code = personas.findIndex((persona) => persona.id === id);
  return codes.reduce((sum, one) => sum + (one === code ? 1 : 0), 0);
};

async function chooseFromMenu(button: string | RegExp, item: string): Promise<void> {
  press(button);
  click(await screen.findByRole('menuitem', { name: item }));
}

describe('the rule of a persona', () => {
  it('shows what an edit does as it is typed, and is saved as one step', async () => {
    choosePersona('New customer');
    const before = countNow('new');
    type('Value', '30');
    expect(readState()).toMatch(/Not saved yet: [\d,]+ of [\d,]+ accounts change their persona/);
    const preview = within(screen.getByRole('region', { name: 'Preview' }));
    const shown = Number(preview.getByText(/accounts?$/, { selector: 'strong' }).textContent?.split(' ')[0]);
    expect(shown).toBeLessThan(before);
    expect(countNow('new')).toBe(before);
    const { revision } = planStore.getState();
    press('Save rules');
    expect(planStore.getState()).toMatchObject({
      revision: revision + 1,
      undoLabel: 'Change the persona New customer',
    });
    expect(countNow('new')).toBe(shown);
    expect(readRuleDraft().draft).toBeNull();
    act(() => void undo());
    expect(countNow('new')).toBe(before);
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Value' }).value).toBe('365');
  });

  it('is no longer a draft once it says again what the plan says', () => {
    choosePersona('New customer');
    type('Value', '36');
    expect(readState()).toContain('Not saved yet');
    type('Value', '365');
    expect(readState()).not.toContain('Not saved yet');
    type('Value', '3');
    press('Discard');
    expect(readState()).not.toContain('Not saved yet');
    expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Value' }).value).toBe('365');
  });

  it('takes conditions and groups, and says what keeps it from being saved', async () => {
    choosePersona('New customer');
    press('Add a group');
    const group = within(screen.getByRole('group', { name: 'Group 2' }));
    click(group.getByRole('button', { name: 'Add a condition' }));
    expect(readRuleDraft().draft?.personas[2]?.rule).toMatchObject({
      match: 'all',
      conditions: [{ fact: 'days since customer' }, { match: 'any', conditions: [{}, {}] }],
    });
    click(screen.getByRole('button', { name: 'Remove condition 2.2' }));
    click(screen.getByRole('button', { name: 'Remove condition 2.1' }));
    expect(readState()).toContain('The rule of “New customer”: a group has no condition.');
    expect(screen.getByRole('button', { name: 'Save rules' }).hasAttribute('disabled')).toBe(true);
    click(screen.getByRole('button', { name: 'Remove group 2' }));
    expect(readRuleDraft().draft).toBeNull();
  });

  it('asks about any column by name, with the comparisons that fit', async () => {
    choosePersona('New customer');
    const field = screen.getByRole('combobox', { name: 'What is looked at' });
    act(() => field.focus());
    act(() => void fireEvent.change(field, { target: { value: 'Last act' } }));
    click(await screen.findByRole('option', { name: /Last activity/ }));
    expect(readRuleDraft().draft?.personas[2]?.rule?.conditions[0]).toEqual({
      column: 'lastActivity',
      reading: 'days until',
      operator: 'at most',
      value: 90,
    });
    click(screen.getByRole('button', { name: /is within the next/ }));
    click(await screen.findByRole('option', { name: 'was within the last' }));
    expect(readRuleDraft().draft?.personas[2]?.rule?.conditions[0]).toMatchObject({ reading: 'days since', value: 90 });
    expect(screen.getByText('Last activity within the last 90 days.')).toBeTruthy();
  });
});

describe('in a copy that cannot be changed', () => {
  it('the rules are shown and nothing of them can be', () => {
    act(() => planStore.setState({ isReadOnly: true }));
    choosePersona('High-risk relationship');
    const editor = within(screen.getByRole('group', { name: 'Rule' }));
    const controls = [
      ...editor.getAllByRole('button'),
      ...editor.getAllByRole('combobox'),
      ...editor.getAllByRole('radio'),
    ];
    expect(controls.filter((control) => !control.hasAttribute('disabled'))).toEqual([]);
    act(() => planStore.setState({ isReadOnly: false }));
  });
});

describe('the list of personas', () => {
  it('is reordered by keyboard and from the menu', async () => {
    const second = screen.getByRole('button', { name: /^Later-stage buyer, rule/ });
    act(() => second.focus());
    fireEvent.keyDown(second, { key: 'ArrowDown', altKey: true });
    expect(readRuleDraft().draft?.personas.map(({ id }) => id)).toEqual(['high-risk', 'new', 'later-stage', 'core']);
    press('Discard');
    await chooseFromMenu('More for Later-stage buyer', 'Try earlier');
    expect(readRuleDraft().draft?.personas.map(({ id }) => id)).toEqual(['later-stage', 'high-risk', 'new', 'core']);
    press('Save rules');
    expect(planStore.getState().undoLabel).toBe('Reorder the personas');
    expect(listPersonas(readBase().document)[0]?.id).toBe('later-stage');
  });

  it('adds a persona with a colour of its own before the rest', () => {
    press('Add a persona');
    const { draft } = readRuleDraft();
    expect(draft?.personas.map(({ name, colour }) => `${name} ${colour}`).slice(-2)).toEqual([
      'New persona teal',
      'Core core',
    ]);
    type('Name', 'Partners');
    press('Save rules');
    expect(planStore.getState().undoLabel).toBe('Add the persona Partners');
    expect(personaOf('persona-1')).toMatchObject({ name: 'Partners', order: 4 });
  });

  it('deletes one after asking what becomes of those set to it by hand', async () => {
    const { facts, scenario } = readBase();
    const account = facts.accounts.id[0] as string;
    act(() => void dispatch({ kind: 'overridePersona', accounts: [account], persona: 'new', reason: 'just signed' }));
    await chooseFromMenu('More for New customer', 'Delete…');
    const dialog = within(screen.getByRole('alertdialog', { name: 'Delete New customer?' }));
    click(dialog.getByRole('button', { name: /set to it by hand/ }));
    click(await screen.findByRole('option', { name: 'Set them to Core' }));
    click(dialog.getByRole('button', { name: 'Delete' }));
    press('Save rules');
    expect(planStore.getState().undoLabel).toBe('Remove the persona New customer');
    expect(readScenarioTable(readBase().document, scenario, 'personaOverrides').get(account)).toEqual({
      persona: 'core',
      reason: 'just signed',
    });
  });
});

describe('what else belongs to the rules', () => {
  it('lists the personas set by hand with the way back', () => {
    const { scenario } = readBase();
    const overrides = () => readScenarioTable(readBase().document, scenario, 'personaOverrides').size;
    const before = overrides();
    expect(before).toBeGreaterThan(0);
    press(/^Set by hand/);
    click(screen.getAllByRole('button', { name: /^Back to the rules:/ })[0] as HTMLElement);
    expect(overrides()).toBe(before - 1);
  });

  it('changes what makes a deal late and the limit of high-risk moves', () => {
    press(/Late deals/);
    type('Closes within', '30');
    type('Limit of high-risk moves', '25');
    press('Save rules');
    const { document } = readBase();
    expect(readPolicy(document, 'lateDeal').closesWithinDays).toBe(30);
    expect(readPolicy(document, 'waveGuidance').highRiskShareLimit).toBe(0.25);
  });

  it('changes a playbook: days, hours, who leads, notice', () => {
    press(/^Core.*steps/);
    type('Day of introduction', '7');
    type('Notice at least, in days', '21');
    expect(screen.getByRole('figure').textContent).toMatch(/fewer than the 21 it promises/);
    click(screen.getByRole('radio', { name: 'The owner changes on follow-up' }));
    fireEvent.click(screen.getByRole('radio', { name: 'The owner changes on follow-up' }));
    press('Save rules');
    const core = readPlanTable(readBase().document, 'playbooks').get('core');
    expect(core?.minimumNoticeDays).toBe(21);
    expect(core?.steps.filter(({ isOwnerChange }) => isOwnerChange).map(({ name }) => name)).toEqual(['follow-up']);
    expect(core?.steps.find(({ name }) => name === 'introduction')?.offset).toBe(7);
    expect(planStore.getState().undoLabel).toBe('Change the playbook Core');
  });
});

describe('rules from a file', () => {
  const open = (bytes: Uint8Array) => {
    const request = async () => ({ ok: true, value: [{ handle: { id: 'f', name: 'rules.json', path: '' }, bytes }] });
    vi.spyOn(bridge, 'getBridge').mockReturnValue({ request } as unknown as BatonBridge);
    return chooseFromMenu('Rules: export, import, reset', 'Import rules…');
  };

  it('are shown with what they would change, and saved like any other', async () => {
    const rules = takeRuleSet(readBase().document);
    const [first, ...rest] = rules.personas;
    if (!first) throw new Error('The sample has no persona.');
    const narrow = {
      ...first,
      rule: {
        match: 'all' as const,
        conditions: [{ fact: 'strategic' as const, operator: 'is' as const, value: true }],
      },
    };
    await open(writeRuleSet({ ...rules, name: 'EMEA', personas: [narrow, ...rest] }));
    await waitFor(() => expect(readState()).toContain('Rules of EMEA, not saved yet'));
    press('Save rules');
    expect(planStore.getState().undoLabel).toBe('Import the rules of EMEA');
  });

  it('are refused where they do not fit, and nothing changes', async () => {
    const { revision } = planStore.getState();
    await open(new TextEncoder().encode('{"format":"baton-rules","version":1,"personas":[]}'));
    await waitFor(() => expect(sessionStore.getState().dialog).toMatchObject({ title: 'The rules were not taken' }));
    expect(readRuleDraft().draft).toBeNull();
    expect(planStore.getState().revision).toBe(revision);
  });
});
