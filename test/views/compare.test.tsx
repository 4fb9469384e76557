// @vitest-environment happy-dom
import { render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { undo } from '../../renderer/state/plan-actions.ts';
import { planStore } from '../../renderer/state/plan-store.ts';
import { sessionStore } from '../../renderer/state/session-store.ts';
import { decide } from '../../renderer/views/decide.ts';
import { CompareView } from '../../renderer/views/territories/compare/CompareView.tsx';
import { readBase } from '../board/open-sample.ts';
import { click, closePage, openSamplePage } from './page-fixture.ts';

beforeEach(openSamplePage);
afterEach(closePage);

const takeSnapshot = () =>
  decide({ kind: 'takeSnapshot', id: 'snap', name: 'Before', note: 'as agreed', at: '2026-11-23T09:00:00Z' });
/** Gives the first moves back to their incumbents. */
function takeBack(count: number): string[] {
  const { assignment, facts } = readBase();
  const accounts: string[] = [];
  for (let row = 0; row < facts.accounts.count && accounts.length < count; row++) {
    const from = assignment.incumbent[row] as number;
    if (from < 0 || from === assignment.incoming[row] || assignment.locked[row] === 1) continue;
    const account = facts.accounts.id[row] as string;
    const to = readBase().roster.ids[from] as string;
    if (decide({ kind: 'moveAccounts', accounts: [account], to, alone: true })) accounts.push(account);
  }
  return accounts;
}
const table = () => screen.getByRole('table', { name: 'Moves that differ' });
const rows = () => within(table()).getAllByRole('row').slice(1);

describe('comparing', () => {
  it('lists what a snapshot had and the scenario has not, and takes it over one by one or all at once', async () => {
    expect(takeSnapshot()).toBe(true);
    const taken = takeBack(3);
    render(<CompareView />);
    expect(rows()).toHaveLength(taken.length);
    expect(screen.getByRole('button', { name: '3 Only there' })).toBeTruthy();
    click(within(rows()[0] as HTMLElement).getByRole('button', { name: /^Adopt/ }));
    await waitFor(() => expect(rows()).toHaveLength(2));
    expect(sessionStore.getState().toasts.at(-1)?.message).toBe('Adopted 1 decision of Before');
    click(screen.getByRole('button', { name: 'Adopt all (2)' }));
    await waitFor(() => expect(screen.getByText(/move the same accounts in the same way/)).toBeTruthy());
    undo();
    await waitFor(() => expect(rows()).toHaveLength(2));
  });

  it('shows only the kind that was asked for', () => {
    render(<CompareView />);
    // Only today to compare with: every move is only here.
    const moves = rows().length;
    expect(moves).toBeGreaterThan(10);
    click(screen.getByRole('button', { name: /Only here/ }));
    expect(rows()).toHaveLength(moves);
    expect(screen.getByRole('button', { name: /Only there/ })).toHaveProperty('disabled', true);
  });

  it('puts the scorecards side by side, and says by how much the first is better or worse', () => {
    render(<CompareView />);
    const card = screen.getByRole('table', { name: 'Scorecards side by side' });
    const line = within(card).getByRole('rowheader', { name: 'Accounts moved' }).closest('tr') as HTMLElement;
    const moved = planStore.getState().figures?.scorecard.disruption.movedAccounts ?? 0;
    expect([...line.querySelectorAll('td')].map((cell) => cell.textContent)).toEqual([
      String(moved),
      '0',
      `+${moved} worse`,
    ]);
    expect(within(card).getByRole('columnheader', { name: 'Plan A against Today' })).toBeTruthy();
    const [first] = planStore.getState().figures?.scorecard.balance ?? [];
    const out = [first?.after.out, first?.before.out].map((sellers = 0) => sellers);
    const [change] = within(card).getAllByRole('row').slice(1);
    const fewer = (out[1] ?? 0) - (out[0] ?? 0);
    const words = fewer === 0 ? '–' : fewer > 0 ? `−${fewer} better` : `+${-fewer} worse`;
    expect([...(change?.querySelectorAll('td') ?? [])].map((cell) => cell.textContent)).toEqual([
      ...out.map(String),
      words,
    ]);
  });

  it('writes the difference of two shares in percentage points', () => {
    render(<CompareView />);
    const card = screen.getByRole('table', { name: 'Scorecards side by side' });
    const line = within(card).getByRole('rowheader', { name: 'Continuity' }).closest('tr') as HTMLElement;
    const lost = 1 - (planStore.getState().figures?.scorecard.disruption.continuity ?? Number.NaN);
    expect(line.querySelectorAll('td')[2]?.textContent).toBe(`−${(100 * lost).toFixed(1)} pts worse`);
  });

  it('restores a snapshot in one step that undo takes back', async () => {
    takeSnapshot();
    const moved = () => readBase().document.tables.get('plan-a/incoming')?.size ?? 0;
    const before = moved();
    takeBack(2);
    render(<CompareView />);
    click(screen.getByRole('button', { name: 'Restore “Before”' }));
    expect(moved()).toBe(before);
    undo();
    expect(moved()).toBe(before - 2);
    click(screen.getByRole('button', { name: 'Remove “Before”' }));
    await waitFor(() => expect(screen.queryByText('as agreed')).toBeNull());
    expect(planStore.getState().snapshots).toEqual([]);
  });
});
