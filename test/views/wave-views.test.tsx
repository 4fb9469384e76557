// @vitest-environment happy-dom
import { fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { goToBoard, goToWaveView, sessionStore } from '../../renderer/state/session-store.ts';
import { WavesView } from '../../renderer/views/waves/WavesView.tsx';
import { click, closePage, openSamplePage } from './page-fixture.ts';

beforeEach(openSamplePage);
afterEach(() => {
  goToWaveView('board');
  closePage();
});

describe('the parts of the waves', () => {
  it('are one press apart, by mouse and by keyboard', () => {
    render(<WavesView />);
    const [board, planner, personas] = screen.getAllByRole('tab');
    expect(board?.getAttribute('aria-selected')).toBe('true');
    click(personas as HTMLElement);
    expect(sessionStore.getState()).toMatchObject({ step: 'waves', waveView: 'personas' });
    expect(screen.getByRole('tabpanel').textContent).toContain('High-risk relationship');
    fireEvent.keyDown(personas as HTMLElement, { key: 'ArrowLeft' });
    expect(sessionStore.getState().waveView).toBe('planner');
    fireEvent.keyDown(planner as HTMLElement, { key: 'ArrowLeft' });
    expect(sessionStore.getState().waveView).toBe('board');
  });

  it('give way to the board where cards are to be seen', () => {
    goToWaveView('personas');
    goToBoard('territories');
    expect(sessionStore.getState()).toMatchObject({ step: 'territories', waveView: 'personas' });
    goToBoard('waves');
    expect(sessionStore.getState()).toMatchObject({ step: 'waves', waveView: 'board' });
  });
});
