// @vitest-environment happy-dom
import { act, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dispatch } from '../../renderer/state/plan-actions.ts';
import { planStore } from '../../renderer/state/plan-store.ts';
import { sessionStore } from '../../renderer/state/session-store.ts';
import { FindingsPanel } from '../../renderer/views/inspector/FindingsPanel.tsx';
import { FindingsButton } from '../../renderer/views/shell/FindingsButton.tsx';
import { BASELINE } from '../../shared/model/create-plan.ts';
import { click, closePage, openSamplePage } from './page-fixture.ts';

beforeEach(openSamplePage);
afterEach(closePage);

const readFindings = () => planStore.getState().figures?.findings ?? [];
const countOf = (severity: string) => readFindings().filter((finding) => finding.severity === severity).length;
const shownTitles = () => within(screen.getByRole('list')).getAllByRole('listitem').length;

describe('the findings', () => {
  it('are counted by severity on the button that opens them', () => {
    render(<FindingsButton />);
    const button = screen.getByRole('button');
    expect(button.getAttribute('aria-label')).toContain(`${readFindings().length} findings: ${countOf('error')} error`);
    click(button);
    expect(sessionStore.getState()).toMatchObject({ inspectorOpen: true, inspectorTarget: { kind: 'findings' } });
  });

  it('are narrowed to one severity', () => {
    render(<FindingsPanel />);
    expect(shownTitles()).toBe(readFindings().length);
    click(screen.getByRole('radio', { name: /^Errors/ }));
    expect(shownTitles()).toBe(countOf('error'));
    click(screen.getByRole('radio', { name: /^All/ }));
    expect(shownTitles()).toBe(readFindings().length);
  });

  it('offer what would settle them, except for today, which takes no decisions', async () => {
    render(<FindingsPanel />);
    expect(await screen.findAllByRole('button', { name: /^Move these \d+ to / })).not.toHaveLength(0);
    act(() => void dispatch({ kind: 'activateScenario', scenario: BASELINE }));
    expect(readFindings().length).toBeGreaterThan(0);
    await waitFor(() => expect(screen.queryByRole('button', { name: /^Move these \d+ to / })).toBeNull());
  });

  it('filter the board that settles them to their accounts, and let go again', () => {
    const finding = readFindings().find(({ rule }) => rule === 'leaver-keeps-accounts');
    expect(finding?.accounts.length).toBeGreaterThan(0);
    render(<FindingsPanel />);
    const button = screen.getByText(finding?.title ?? '').closest('button') as HTMLElement;
    click(button);
    expect(sessionStore.getState().step).toBe('territories');
    expect(sessionStore.getState().filter.findingId).toBe(finding?.id);
    expect(button.getAttribute('aria-pressed')).toBe('true');
    click(button);
    expect(sessionStore.getState().filter.findingId).toBeNull();
  });
});
