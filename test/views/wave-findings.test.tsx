// @vitest-environment happy-dom
import { fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPolicy } from '../../shared/model/plan.ts';
import { GUARDRAILS } from '../../shared/waves/guardrails.ts';
import { planStore } from '../../renderer/state/plan-store.ts';
import { FindingsView } from '../../renderer/views/waves/findings/FindingsView.tsx';
import { readBase } from '../board/open-sample.ts';
import { click, closePage, openSamplePage } from './page-fixture.ts';

beforeEach(openSamplePage);
afterEach(closePage);

const readFindings = () => planStore.getState().figures?.findings ?? [];

describe('the findings of the whole plan', () => {
  it('settle with one press what a fix exists for', async () => {
    render(<FindingsView />);
    expect(readFindings().map(({ rule }) => rule)).toContain('first-wave-persona');
    click(await screen.findByRole('button', { name: /^Move .* to Wave 2$/ }));
    expect(readFindings().map(({ rule }) => rule)).not.toContain('first-wave-persona');
    expect(planStore.getState().undoLabel).toMatch(/^Schedule .* in Wave 2$/);
  });

  it('are filtered by what they are about', () => {
    render(<FindingsView />);
    click(screen.getByRole('button', { name: /About/ }));
    click(screen.getByRole('option', { name: /^People and capacity/ }));
    const panel = screen.getByRole('region', { name: 'Findings' });
    const people = readFindings().filter(({ rule }) => GUARDRAILS[rule].kind === 'people');
    expect(people.length).toBeGreaterThan(0);
    expect(within(within(panel).getByRole('list')).getAllByRole('listitem')).toHaveLength(people.length);
  });

  it('follow a threshold of their guardrail', () => {
    render(<FindingsView />);
    const ofRule = () => readFindings().filter(({ rule }) => rule === 'first-wave-too-big');
    expect(ofRule()).toEqual([]);
    const field = screen.getByLabelText('First wave too big: of all moves at most');
    fireEvent.change(field, { target: { value: '10%' } });
    fireEvent.blur(field);
    expect(readPolicy(readBase().document, 'waveGuidance').firstWaveMaximumMoves).toBe(0.1);
    expect(ofRule()).toHaveLength(1);
  });
});
