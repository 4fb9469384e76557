// @vitest-environment happy-dom
import { act, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MapView } from '../../renderer/views/territories/map/MapView.tsx';
import { changeMap } from '../../renderer/state/map-store.ts';
import { dispatch, undo } from '../../renderer/state/plan-actions.ts';
import { sessionStore } from '../../renderer/state/session-store.ts';
import {
  closeBoardPage,
  freeAccountIn,
  openBoardPage,
  press,
  readAnnouncement,
  stayingSellers,
} from '../board/board-fixture.ts';
import { readBase } from '../board/open-sample.ts';

beforeEach(async () => {
  await openBoardPage();
  // Nothing is drawn here: the canvas has no context, and shapes need only be collected.
  vi.stubGlobal(
    'Path2D',
    class {
      moveTo(): void {}
      lineTo(): void {}
      arc(): void {}
      closePath(): void {}
    },
  );
  changeMap({ colouring: 'seller', when: 'plan', tool: 'pan', highlight: null, panel: 'legend' });
});

afterEach(() => {
  vi.unstubAllGlobals();
  closeBoardPage();
});

async function openMap(): Promise<HTMLElement> {
  render(<MapView />);
  return screen.findByRole('application', {}, { timeout: 20_000 });
}

const legendCount = (name: string): number => {
  const entry = screen
    .getAllByRole('button')
    .find((button) => button.getAttribute('aria-label')?.startsWith(`${name}, `));
  return Number.parseInt(entry?.getAttribute('aria-label')?.slice(name.length + 2) ?? '0', 10);
};

describe('the map', () => {
  it('says how many accounts it shows, and by what they are placed', async () => {
    const map = await openMap();
    const { count } = readBase().facts.accounts;
    const written = count.toLocaleString(navigator.language);
    expect(map.getAttribute('aria-label')).toBe(`${written} accounts on the map of ${written} shown`);
    const placement = within(screen.getByRole('region', { name: 'What the places are known by' }));
    expect(placement.getByText(`${written} of ${written} accounts placed`)).toBeTruthy();
    fireEvent.click(placement.getByRole('button', { name: /by coordinates/ }));
    expect(sessionStore.getState().filter.placedBy).toBe(0);
  });

  it('counts today and the plan, and follows a move and its undo', async () => {
    await openMap();
    const [from = 0, to = 0] = stayingSellers();
    const { roster } = readBase();
    const [giver, taker] = [roster.names[from] as string, roster.names[to] as string];
    const before = [legendCount(giver), legendCount(taker)] as const;
    act(() => void dispatch({ kind: 'moveAccounts', accounts: [freeAccountIn(from)], to: roster.ids[to] as string }));
    expect([legendCount(giver), legendCount(taker)]).toEqual([before[0] - 1, before[1] + 1]);
    act(() => void undo());
    expect([legendCount(giver), legendCount(taker)]).toEqual(before);
  });

  it('lets one seller stand out, and shows them alone', async () => {
    await openMap();
    const [seller = 0] = stayingSellers();
    const name = readBase().roster.names[seller] as string;
    const entry = screen.getByRole('button', { name: new RegExp(`^${name}, `) });
    fireEvent.click(entry);
    expect(entry.getAttribute('aria-pressed')).toBe('true');
    fireEvent.click(screen.getByRole('button', { name: `Show only ${name}` }));
    expect(sessionStore.getState().filter.seller).toBe(readBase().roster.ids[seller]);
  });

  it('selects the accounts of a place by keyboard', async () => {
    act(() => changeMap({ panel: 'places' }));
    await openMap();
    const [first] = screen.getAllByRole('treeitem');
    act(() => first?.focus());
    const label = first?.getAttribute('aria-label') ?? '';
    press('Enter');
    const count = Number.parseInt(label.split(', ').at(-1) ?? '', 10);
    expect(sessionStore.getState().selection.size).toBe(count);
    expect(readAnnouncement()).toBe(`${count} accounts selected: ${label.split(',', 1)[0]}`);
    press('ArrowRight');
    expect(first?.getAttribute('aria-expanded')).toBe('true');
    press('ArrowDown');
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-level')).toBe('2'));
    press('Enter', { shiftKey: true });
    expect(sessionStore.getState().selection.size).toBe(count);
    press('ArrowLeft');
    await waitFor(() => expect(document.activeElement).toBe(first));
  });

  it('opens Move to for what is selected, and lets go of it with Escape', async () => {
    const map = await openMap();
    const [seller = 0] = stayingSellers();
    const account = freeAccountIn(seller);
    act(() => sessionStore.setState({ selection: new Set([account]) }));
    expect(screen.getByRole('toolbar', { name: 'Selection' })).toBeTruthy();
    act(() => map.focus());
    press('m');
    expect(sessionStore.getState().dialog).toEqual({ kind: 'move-to', accounts: [account] });
    press('Escape');
    expect(sessionStore.getState().selection.size).toBe(0);
  });
});
