// @vitest-environment happy-dom
import { fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listWaves, readScenarioTable } from '../../shared/model/plan.ts';
import { closeDialog, openDialog, sessionStore } from '../../renderer/state/session-store.ts';
import { Dialogs } from '../../renderer/views/dialogs/Dialogs.tsx';
import { WavePanel } from '../../renderer/views/inspector/WavePanel.tsx';
import { WaveStrip } from '../../renderer/views/waves/WaveStrip.tsx';
import { readBase } from '../board/open-sample.ts';
import { click, closePage, openSamplePage } from './page-fixture.ts';

beforeEach(openSamplePage);
afterEach(closePage);

const type = (label: string, value: string) => {
  const field = screen.getByLabelText(label);
  fireEvent.change(field, { target: { value } });
  fireEvent.blur(field);
};
const readWaves = () => listWaves(readBase().document, readBase().scenario);

describe('dates of waves', () => {
  it('get a day before which no owner changes, shown in the inspector', () => {
    openDialog({ kind: 'change-wave', wave: 'wave-1' });
    render(<Dialogs />);
    type('No owner change before', '2027-02-01');
    click(screen.getByRole('button', { name: 'Change' }));
    expect(readWaves()[0]?.wave.effective).toBe('2027-02-01');
    render(<WavePanel index={0} />);
    expect(screen.getByText(/^No owner change before/).textContent).toMatch(/2027/);
    click(screen.getByRole('button', { name: 'Open' }));
    expect(sessionStore.getState()).toMatchObject({ step: 'waves', waveView: 'calendar' });
  });

  it('stay in their order when a wave is put later', () => {
    const launches = readWaves().map(({ wave }) => wave.launch);
    render(<WaveStrip />);
    click(screen.getByRole('button', { name: 'More for Wave 1' }));
    click(screen.getByRole('menuitem', { name: 'Put one wave later' }));
    expect(readWaves().map(({ wave }) => wave.name)).toEqual(['Wave 2', 'Wave 1', 'Wave 3']);
    expect(readWaves().map(({ wave }) => wave.launch)).toEqual(launches);
  });
});

describe('dates of single accounts', () => {
  it('are set with a reason, and given back to the wave', () => {
    const account = readBase().facts.accounts.id[0] as string;
    openDialog({ kind: 'account-dates', accounts: [account] });
    const { rerender } = render(<Dialogs />);
    type('First notice to the customer', '2027-01-11');
    type('Owner change', '2027-01-04');
    type('Reason', 'Board meeting');
    expect(screen.getByText('The owner cannot change before the customer is told.')).toBeTruthy();
    type('Owner change', '2027-02-15');
    click(screen.getByRole('button', { name: 'Set' }));
    const table = () => readScenarioTable(readBase().document, readBase().scenario, 'accountDates');
    expect(table().get(account)).toEqual({
      launch: '2027-01-11',
      effective: '2027-02-15',
      reason: 'Board meeting',
    });
    closeDialog();
    openDialog({ kind: 'account-dates', accounts: [account] });
    rerender(<Dialogs />);
    click(screen.getByRole('button', { name: 'Follow the wave' }));
    expect(table().size).toBe(0);
  });
});
