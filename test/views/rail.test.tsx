// @vitest-environment happy-dom
import { act, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { planStore } from '../../renderer/state/plan-store.ts';
import { goToStep, sessionStore } from '../../renderer/state/session-store.ts';
import { Rail } from '../../renderer/views/shell/Rail.tsx';
import { markStep } from '../../renderer/views/steps.ts';
import { closePage, openSamplePage } from './page-fixture.ts';

beforeEach(openSamplePage);
afterEach(closePage);

describe('the rail', () => {
  it('links to the steps by their names, in the order of the work', () => {
    render(<Rail />);
    expect(screen.getAllByRole('link').map((link) => link.getAttribute('aria-label'))).toEqual([
      'Data',
      'Territories',
      'Waves',
      'Opportunities',
      'Handover',
      'Messages',
      'Review',
      'Export',
    ]);
  });

  it('marks the current step and goes to the one that is pressed', () => {
    render(<Rail />);
    const currentSteps = () =>
      screen
        .getAllByRole('link')
        .filter((link) => link.getAttribute('aria-current') === 'step')
        .map((link) => link.getAttribute('aria-label'));
    act(() => goToStep('waves'));
    expect(currentSteps()).toEqual(['Waves']);
    fireEvent.click(screen.getByRole('link', { name: 'Review' }));
    expect(sessionStore.getState().step).toBe('review');
    expect(currentSteps()).toEqual(['Review']);
  });

  it('says how far a step is, apart from its name', () => {
    const { base, figures } = planStore.getState();
    render(<Rail />);
    const mark = markStep('territories', { base, figures });
    expect(mark).toMatchObject({ state: 'findings', severity: 'error' });
    const link = screen.getByRole('link', { name: 'Territories' });
    expect(document.getElementById(link.getAttribute('aria-describedby') ?? '')?.textContent).toBe(mark.text);
    expect(markStep('messages', { base, figures }).state).toBe('none');
  });
});
