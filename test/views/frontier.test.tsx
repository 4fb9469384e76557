// @vitest-environment happy-dom
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { undo } from '../../renderer/state/plan-actions.ts';
import { planStore } from '../../renderer/state/plan-store.ts';
import { NOTHING_FOUND, redesignStore } from '../../renderer/state/redesign-store.ts';
import { FrontierView } from '../../renderer/views/territories/frontier/FrontierView.tsx';
import { readPolicy } from '../../shared/model/plan.ts';
import { createRedesignInput, createRedesignSettings } from '../../shared/overview/redesign-input.ts';
import { finishSearch } from '../../shared/territory/redesign/drive.ts';
import { traceFrontier } from '../../shared/territory/redesign/frontier.ts';
import type { FrontierPoint } from '../../shared/territory/redesign/frontier.ts';
import { readBase } from '../board/open-sample.ts';
import { click, closePage, openSamplePage } from './page-fixture.ts';

let points: FrontierPoint[];

function showPoints(count: number, isComplete: boolean): void {
  const base = readBase();
  const { assignment } = base;
  const frozen = { ...base, assignment: { ...assignment, incoming: assignment.incoming.slice() } };
  const basis = {
    planId: planStore.getState().planId,
    base: frozen,
    input: createRedesignInput(frozen),
    settings: createRedesignSettings(frozen),
    policy: readPolicy(base.document, 'redesign'),
  };
  redesignStore.setState({ frontier: { basis, points: points.slice(0, count), isComplete } });
}

beforeAll(async () => {
  await openSamplePage();
  const settings = { ...createRedesignSettings(readBase()), effort: 0.02 };
  points = finishSearch(traceFrontier(createRedesignInput(readBase()), settings, [0.003, 0.02, 0.06, 0.3]));
  closePage();
}, 120_000);

beforeEach(openSamplePage);
afterEach(() => {
  closePage();
  redesignStore.setState(NOTHING_FOUND, true);
});

describe('the frontier', () => {
  it('invites to trace it, and says that a clash leaves nothing to trace', () => {
    render(<FrontierView />);
    expect(screen.getByRole('button', { name: 'Trace the frontier' })).toBeTruthy();
    const clash = { ...points[0]!, proposal: { ...points[0]!.proposal, status: 'clash' as const } };
    const all = points;
    points = [clash];
    act(() => showPoints(1, true));
    points = all;
    expect(screen.getByText('There is no frontier')).toBeTruthy();
  });

  it('fills while points come in, and suggests one when it is complete', () => {
    showPoints(2, false);
    render(<FrontierView />);
    const table = screen.getByRole('table', { name: 'Points of the frontier' });
    expect(within(table).getAllByRole('row')).toHaveLength(3);
    expect(screen.queryByRole('region', { name: 'The chosen point' })).toBeNull();
    act(() => showPoints(points.length, true));
    expect(within(table).getAllByRole('row')).toHaveLength(points.length + 1);
    const { chosenPoint } = redesignStore.getState();
    expect(chosenPoint).not.toBeNull();
    expect(screen.getByRole('region', { name: 'The chosen point' }).textContent).toContain('Up to here, ten accounts');
  });

  it('shows the only point there is', () => {
    showPoints(1, true);
    render(<FrontierView />);
    expect(screen.getByRole('region', { name: 'The chosen point' }).textContent).toContain('Point 1 of 1');
  });

  it('is walked by keyboard, each point told in words', () => {
    showPoints(points.length, false);
    render(<FrontierView />);
    const slider = screen.getByRole('slider');
    expect(slider.getAttribute('aria-valuetext')).toBe('No point chosen');
    fireEvent.keyDown(slider, { key: 'ArrowRight' });
    expect(slider.getAttribute('aria-valuenow')).toBe('1');
    fireEvent.keyDown(slider, { key: 'ArrowRight' });
    expect(slider.getAttribute('aria-valuetext')).toMatch(/^Point 2: \d+ accounts? and .* of ARR change a seller/);
    fireEvent.keyDown(slider, { key: 'End' });
    fireEvent.keyDown(slider, { key: 'ArrowRight' });
    expect(slider.getAttribute('aria-valuenow')).toBe(String(points.length));
    expect(screen.getByRole('region', { name: 'The chosen point' }).textContent).toContain('No further point');
    fireEvent.keyDown(slider, { key: 'Home' });
    expect(screen.getByRole('region', { name: 'The chosen point' }).textContent).toMatch(/The next 10 accounts/);
  });

  it('adopts the moves of a point as one step', () => {
    showPoints(points.length, true);
    render(<FrontierView />);
    fireEvent.keyDown(screen.getByRole('slider'), { key: 'End' });
    const panel = screen.getByRole('region', { name: 'The chosen point' });
    const { owner, moves } = points.at(-1)!.proposal;
    click(within(panel).getByRole('button', { name: `Adopt all ${moves.length}` }));
    expect(readBase().assignment.incoming).toEqual(owner);
    act(() => void undo());
    expect(readBase().assignment.incoming).not.toEqual(owner);
  });
});
