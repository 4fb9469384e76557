// @vitest-environment happy-dom
import { fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { goToBoard, goToWaveView, sessionStore } from '../../renderer/state/session-store.ts';
import { WaveViewSwitch } from '../../renderer/views/waves/WaveViewSwitch.tsx';
import { click, closePage, openSamplePage } from './page-fixture.ts';

beforeEach(openSamplePage);
afterEach(() => {
  goToWaveView('board');
  closePage();
});

describe('the parts of the waves', () => {
  it('are one press apart, by mouse and by keyboard', () => {
    render(<WaveViewSwitch />);
    const [board, personas] = screen.getAllByRole('radio');
    expect(board?.getAttribute('aria-checked')).toBe('true');
    click(personas as HTMLElement);
    expect(sessionStore.getState()).toMatchObject({ step: 'waves', waveView: 'personas' });
    expect(personas?.getAttribute('aria-checked')).toBe('true');
    (board as HTMLElement).focus();
    fireEvent.keyDown(board as HTMLElement, { key: 'Enter' });
    fireEvent.keyUp(board as HTMLElement, { key: 'Enter' });
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
