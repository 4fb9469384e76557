// @vitest-environment happy-dom
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPolicy } from '../../shared/model/plan.ts';
import { computeFigures } from '../../shared/overview/plan-figures.ts';
import { sessionStore } from '../../renderer/state/session-store.ts';
import { ScorecardView } from '../../renderer/views/territories/scorecard/ScorecardView.tsx';
import { readBase } from '../board/open-sample.ts';
import { click, closePage, openSamplePage } from './page-fixture.ts';

beforeEach(openSamplePage);
afterEach(closePage);

/** Computed here: on a busy machine the plan's own come a frame later. */
const readScorecard = () => computeFigures(readBase()).scorecard;
const tableOf = (name: string) => screen.getByRole('table', { name });
const rowOf = (table: HTMLElement, name: string | RegExp) =>
  within(table).getByRole('rowheader', { name }).closest('tr') as HTMLElement;

function enter(label: string, text: string): void {
  const field = screen.getByRole('textbox', { name: label });
  act(() => {
    field.focus();
    fireEvent.change(field, { target: { value: text } });
    fireEvent.blur(field);
  });
}

describe('the scorecard', () => {
  it('names first who is out and by how much, the furthest first, and opens a seller', () => {
    render(<ScorecardView />);
    const [, first] = within(tableOf('Sellers against their targets')).getAllByRole('row');
    expect(first?.textContent).toContain('out of tolerance');
    click(within(first as HTMLElement).getAllByRole('button')[0] as Element);
    const { inspectorTarget } = sessionStore.getState();
    const worst = readScorecard().balance.flatMap(({ after: { sellers, tolerance } }) =>
      sellers.flatMap(({ row, status, deviation }) =>
        status === 'out' ? [{ row, beyond: Math.abs(deviation) - (tolerance ?? 0) }] : [],
      ),
    );
    const furthest = worst.toSorted((left, right) => right.beyond - left.beyond)[0]?.row;
    expect(inspectorTarget).toEqual({ kind: 'seller', row: furthest });
  });

  it('has one stop of Tab in a seller’s row; arrows lead to the figures and down from one to the next', () => {
    render(<ScorecardView />);
    const [, first, second] = within(tableOf('Sellers against their targets')).getAllByRole<HTMLTableRowElement>('row');
    const buttonsOf = (row: HTMLElement | undefined) => within(row as HTMLElement).getAllByRole('button');
    const [seller, ...figures] = buttonsOf(first);
    expect(figures.length).toBeGreaterThan(5);
    expect(buttonsOf(first).filter(({ tabIndex }) => tabIndex === 0)).toEqual([seller]);
    const press = (key: string) => act(() => void fireEvent.keyDown(document.activeElement as Element, { key }));
    act(() => seller?.focus());
    for (const figure of figures) {
      press('ArrowRight');
      expect(document.activeElement).toBe(figure);
    }
    press('ArrowRight');
    expect(document.activeElement).toBe(figures.at(-1));
    press('ArrowDown');
    expect(document.activeElement).toBe(buttonsOf(second).at(-1));
    press('ArrowLeft');
    expect(document.activeElement).toBe(buttonsOf(second).at(-2));
  });

  it('stops Tab once in a row of figures of balance and of groups, and arrows lead past its fields', () => {
    render(<ScorecardView />);
    const press = (key: string) => fireEvent.keyDown(document.activeElement as Element, { key });
    const stopsOf = (row: HTMLElement) =>
      [...row.querySelectorAll<HTMLElement>('[role="button"], button')].filter(({ tabIndex }) => tabIndex === 0);
    for (const name of ['Balance by measure', 'Groups against their targets']) {
      for (const row of within(tableOf(name)).getAllByRole('row').slice(1)) expect(stopsOf(row)).toHaveLength(1);
    }
    const row = rowOf(tableOf('Balance by measure'), 'ARR');
    const figures = [...row.querySelectorAll<HTMLElement>('[role="button"]')];
    stopsOf(row)[0]?.focus();
    for (const figure of figures) {
      press('ArrowRight');
      expect(document.activeElement).toBe(figure);
    }
    press('ArrowDown');
    const below = [...rowOf(tableOf('Balance by measure'), 'Workload').querySelectorAll('[role="button"]')];
    expect(document.activeElement).toBe(below.at(-1));
  });

  it('changes a tolerance where it acts, and the figures follow', async () => {
    render(<ScorecardView />);
    const before = readScorecard().balance[1]?.after.out ?? 0;
    enter('Tolerance of ARR', '60');
    expect(readPolicy(readBase().document, 'balance').arr).toBe(0.6);
    const after = readScorecard().balance[1]?.after.out ?? 0;
    expect(after).toBeLessThan(before);
    await waitFor(() => expect(rowOf(tableOf('Balance by measure'), 'ARR').textContent).toContain(`→${after}`));
  });

  it('gives pipeline a tolerance, and takes it away by emptying the field', () => {
    render(<ScorecardView />);
    enter('Tolerance of Open pipeline', '25');
    expect(readPolicy(readBase().document, 'reportedMeasures').pipelineTolerance).toBe(0.25);
    enter('Tolerance of Open pipeline', '');
    expect(readPolicy(readBase().document, 'reportedMeasures').pipelineTolerance).toBeNull();
  });

  it('weighs the measures one by one or together', () => {
    render(<ScorecardView />);
    for (const name of ['Accounts', 'Workload']) enter(`Weight of ${name}`, '0');
    const { combined, balance } = readScorecard();
    expect(combined.after.measures).toEqual(['arr']);
    expect(combined.after.out).toBe(balance[1]?.after.out);
    enter('Weight of ARR', '0');
    expect(sessionStore.getState().toasts.at(-1)).toMatchObject({ tone: 'error' });
  });

  it('sums groups of sellers against their targets', () => {
    render(<ScorecardView />);
    const rows = () => within(tableOf('Groups against their targets')).getAllByRole('rowheader');
    const managers = rows().map((cell) => cell.textContent);
    click(screen.getByRole('radio', { name: 'Region' }));
    expect(rows().map((cell) => cell.textContent)).not.toEqual(managers);
  });
});
