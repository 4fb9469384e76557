// @vitest-environment happy-dom
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dispatch, undo } from '../../renderer/state/plan-actions.ts';
import { planStore } from '../../renderer/state/plan-store.ts';
import { NOTHING_FOUND, redesignStore } from '../../renderer/state/redesign-store.ts';
import type { FoundProposal } from '../../renderer/state/redesign-store.ts';
import { goToTerritoryView, sessionStore } from '../../renderer/state/session-store.ts';
import { Inspector } from '../../renderer/views/inspector/Inspector.tsx';
import { DistanceSetting } from '../../renderer/views/territories/optimizer/DistanceSetting.tsx';
import { OptimizerView } from '../../renderer/views/territories/optimizer/OptimizerView.tsx';
import { BASELINE } from '../../shared/model/create-plan.ts';
import { readPolicy } from '../../shared/model/plan.ts';
import { createRedesignInput, createRedesignSettings } from '../../shared/overview/redesign-input.ts';
import { formatFixedShare } from '../../shared/persona/wording.ts';
import { finishSearch } from '../../shared/territory/redesign/drive.ts';
import { diagnoseRedesign } from '../../shared/territory/redesign/infeasible.ts';
import type { Diagnosis } from '../../shared/territory/redesign/infeasible.ts';
import type { Proposal } from '../../shared/territory/redesign/proposal.ts';
import { proposeRedesign } from '../../shared/territory/redesign/solve.ts';
import { readBase } from '../board/open-sample.ts';
import { createBase } from '../domain/facts-fixture.ts';
import { click, closePage, openSamplePage } from './page-fixture.ts';

let proposal: Proposal;
let diagnosis: Diagnosis;

/** A proposal for the sample as the worker would have found it. */
function findProposal(): FoundProposal {
  const base = readBase();
  const { assignment } = base;
  const own = { incoming: assignment.incoming.slice(), locked: assignment.locked.slice() };
  const frozen = { ...base, assignment: { ...assignment, ...own } };
  const input = createRedesignInput(frozen);
  const settings = createRedesignSettings(frozen);
  const policy = readPolicy(base.document, 'redesign');
  return { basis: { planId: planStore.getState().planId, base: frozen, input, settings, policy }, proposal, diagnosis };
}

beforeAll(async () => {
  await openSamplePage();
  const input = createRedesignInput(readBase());
  const settings = { ...createRedesignSettings(readBase()), effort: 0.05 };
  proposal = finishSearch(proposeRedesign(input, settings));
  diagnosis = finishSearch(diagnoseRedesign(input, settings, proposal));
  closePage();
}, 120_000);

beforeEach(openSamplePage);
afterEach(() => {
  closePage();
  redesignStore.setState(NOTHING_FOUND, true);
});

function show(): void {
  redesignStore.setState({ found: findProposal() });
  render(<OptimizerView />);
}

/** The name of the dearest move's account, with the list filtered to it: of a long list only the lines in view are drawn. */
function filterToFirst(): string {
  const name = readBase().facts.accounts.name[proposal.moves[0]!.accounts[0] as number] as string;
  fireEvent.change(screen.getByRole('searchbox', { name: 'Filter moves' }), { target: { value: name } });
  return name;
}

const adoptAll = (): HTMLElement => screen.getByRole('button', { name: /^Adopt all/ });

describe('the optimizer', () => {
  it('says what belongs there before anything was proposed', () => {
    render(<OptimizerView />);
    expect(screen.getByText('No proposal yet')).toBeTruthy();
    expect(screen.getAllByRole('button', { name: 'Propose moves' }).length).toBeGreaterThan(0);
  });

  it('says what is found already while that is bettered, and lets it be taken', () => {
    const interim = findProposal();
    redesignStore.setState({ interim, progress: { task: 'proposal', stage: 'placing', share: 0.4 } });
    render(<OptimizerView />);
    expect(screen.getByText(new RegExp(`^${proposal.moves.length} moves found`))).toBeTruthy();
    click(screen.getByRole('button', { name: 'Take what is found' }));
    expect(redesignStore.getState()).toMatchObject({ found: interim, interim: null, progress: null });
    expect(adoptAll()).toBeTruthy();
  });

  it('tells how good the proposal is, and what it changes', () => {
    show();
    expect(screen.getByText(/^Within [\d.]+% of the best/)).toBeTruthy();
    const comparison = screen.getByRole('region', { name: 'What changes' });
    expect(within(comparison).getByText('Continuity')).toBeTruthy();
    expect(screen.getAllByRole('img', { name: /^ARR, (today|proposed): \d+ of \d+ sellers out/ })).toHaveLength(2);
  });

  it('compares the proposal with the scenario as it stands, not with today', () => {
    show();
    const comparison = screen.getByRole('region', { name: 'What changes' });
    expect(
      within(comparison)
        .getAllByRole('columnheader')
        .map(({ textContent }) => textContent),
    ).toEqual(['Figure', 'Plan A', 'Proposed']);
    const { balance } = planStore.getState().figures!.scorecard;
    const { before, after } = balance.find(({ measure }) => measure === 'arr')!;
    const [name, under] = within(comparison).getByRole('row', { name: /^ARR, CV/ }).children;
    expect(name?.textContent).toBe('ARR, CV');
    expect(after.cv).not.toBeCloseTo(before.cv, 3);
    expect(under?.textContent).toBe(formatFixedShare(after.cv));
  });

  it('lists the accounts that are too large to balance, and selects one with its family', () => {
    show();
    click(screen.getByRole('radio', { name: `Large accounts · ${proposal.whales.length}` }));
    const [largest] = proposal.whales;
    const [, first] = within(screen.getByRole('table', { name: 'Large accounts' })).getAllByRole('row');
    expect(first?.textContent).toContain(formatFixedShare(largest!.share));
    click(within(first as HTMLElement).getByRole('button'));
    const { id } = readBase().facts.accounts;
    expect([...sessionStore.getState().selection]).toEqual(largest!.accounts.map((row) => id[row]));
  });

  it('adopts everything as one step, and marks what is adopted', () => {
    show();
    const before = readBase().assignment.incoming.slice();
    const offered = screen.getByRole('group', { name: 'Adopt' }).textContent ?? '';
    const [, moves, accounts] = /^(\d+ moves) · (\d+ accounts)/.exec(offered) ?? [];
    click(adoptAll());
    expect(planStore.getState().undoLabel).toBe(`Adopt ${moves} (${accounts}) of a redesign`);
    expect(screen.getByText('Nothing left to adopt')).toBeTruthy();
    act(() => void undo());
    expect(readBase().assignment.incoming).toEqual(before);
    expect((adoptAll() as HTMLButtonElement).disabled).toBe(false);
  });

  it('adopts the selected moves alone', () => {
    show();
    const name = filterToFirst();
    click(screen.getByRole('checkbox', { name: `Select ${name}` }));
    click(screen.getByRole('button', { name: 'Adopt 1 selected' }));
    const { accounts, to } = proposal.moves[0]!;
    expect(accounts.every((row) => readBase().assignment.incoming[row] === to)).toBe(true);
    expect(screen.getByText(new RegExp(`1 of ${proposal.moves.length} adopted`))).toBeTruthy();
  });

  it('explains a move in the inspector', () => {
    show();
    act(() => goToTerritoryView('optimizer'));
    render(<Inspector />);
    const name = filterToFirst();
    const table = screen.getByRole('table', { name: 'Proposed moves' });
    click(
      within(table)
        .getAllByRole('button')
        .find(({ textContent }) => textContent?.startsWith(name)) as HTMLElement,
    );
    expect(sessionStore.getState().inspectorTarget).toEqual({ kind: 'proposed-move', source: 'optimizer', index: 0 });
    const inspector = screen.getByRole('complementary', { name: 'Inspector' });
    expect(within(inspector).getByRole('region', { name: 'What it costs' })).toBeTruthy();
    expect(within(inspector).getByRole('button', { name: 'Adopt this move' })).toBeTruthy();
    for (const elsewhere of ['frontier', 'compare'] as const) {
      act(() => goToTerritoryView(elsewhere));
      expect(screen.queryByRole('button', { name: 'Adopt this move' })).toBeNull();
    }
    act(() => goToTerritoryView('optimizer'));
    expect(screen.getByRole('button', { name: 'Adopt this move' })).toBeTruthy();
  });

  it('says that the plan has changed since', () => {
    show();
    expect(screen.queryByText(/checked again/)).toBeNull();
    const { accounts } = proposal.moves[0]!;
    const ids = accounts.map((row) => readBase().facts.accounts.id[row] as string);
    act(() => void dispatch({ kind: 'lockAccounts', accounts: ids, reason: 'promised' }));
    expect(screen.getByText(/changed since this was proposed. Each move is checked again/)).toBeTruthy();
    click(adoptAll());
    expect(sessionStore.getState().toasts.at(-1)?.message).toMatch(/; \d+ accounts? left as (it was|they were)$/);
  });

  it('changes what is asked for as steps of the plan', () => {
    show();
    click(screen.getByRole('switch', { name: 'Same region' }));
    expect(readPolicy(readBase().document, 'redesign').eligibleBy.region).toBe(true);
    expect(planStore.getState().undoLabel).toBe('Change what the optimizer is asked for');
    expect(screen.getByText(/^What is asked for, the sellers or the data changed/)).toBeTruthy();
  });

  it('counts distance where the data says where accounts and sellers are', async () => {
    show();
    const near = await screen.findByRole('switch', { name: 'Accounts near their sellers' });
    await waitFor(() => expect((near as HTMLInputElement).disabled).toBe(false));
    click(near);
    expect(createRedesignSettings(readBase()).distanceWeight).toBe(0.5);
    expect(screen.getByRole('textbox', { name: /^What 100 km/ })).toBeTruthy();
    expect(screen.getByText(/^What is asked for, the sellers or the data changed/)).toBeTruthy();
    act(() => void undo());
    expect(createRedesignSettings(readBase())).not.toHaveProperty('distanceWeight');
  });

  it('says what distance lacks', async () => {
    const base = createBase({ sellers: [{ id: 's1' }], accounts: [{ id: 'a', owner: 's1' }] });
    render(<DistanceSetting base={base} policy={readPolicy(base.document, 'redesign')} />);
    expect(await screen.findByText(/^No seller has a base/)).toBeTruthy();
    const near = screen.getByRole('switch', { name: 'Accounts near their sellers' });
    expect((near as HTMLInputElement).disabled).toBe(true);
  });

  it('takes no decisions today: there a new scenario is made', () => {
    act(() => void dispatch({ kind: 'activateScenario', scenario: BASELINE }));
    show();
    expect(screen.queryByRole('button', { name: /^Adopt all \d+$/ })).toBeNull();
    expect(screen.getByRole('button', { name: /^Adopt all \d+ in a new scenario…$/ })).toBeTruthy();
  });
});
