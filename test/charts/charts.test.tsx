// @vitest-environment happy-dom
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ChartDock } from '../../renderer/charts/ChartDock.tsx';
import { copyText } from '../../renderer/charts/copy-text.ts';
import { sessionStore, setDrag } from '../../renderer/state/session-store.ts';
import { planStore } from '../../renderer/state/plan-store.ts';
import { isLeaving } from '../../shared/model/roster.ts';
import { closeBoardPage, freeAccountIn, openBoardPage, stayingSellers } from '../board/board-fixture.ts';
import { readBase } from '../board/open-sample.ts';

beforeEach(openBoardPage);
afterEach(() => {
  setDrag(null);
  vi.unstubAllGlobals();
  closeBoardPage();
});

const panel = (name: string): HTMLElement => screen.getByRole('region', { name });
const showTable = (name: string): HTMLElement => {
  fireEvent.click(within(panel(name)).getByRole('button', { name: `Show ${name} as a table` }));
  return within(panel(name)).getByRole('table');
};
const sellerButtons = (): HTMLElement[] =>
  within(screen.getByRole('toolbar', { name: 'Sellers by distance from their target' })).getAllByRole('button');

const readBalance = () => {
  const { measure } = sessionStore.getState();
  const balance = planStore.getState().figures?.scorecard.balance.find((entry) => entry.measure === measure);
  if (!balance) throw new Error('The plan has no figures.');
  return balance;
};
/** Those whose book is compared with a target under the plan. */
const sellersWithTarget = () =>
  readBalance().after.sellers.filter(({ index, row }) => !Number.isNaN(index) && !isLeaving(readBase().roster, row));
const countOut = (when: 'before' | 'after'): number => readBalance()[when].out;

describe('the sellers beside a chart', () => {
  it('stand in the order of their distance from the target', () => {
    render(<ChartDock />);
    const distances = sellerButtons().map((button) => {
      const [, index] = /, (\d+) planned/.exec(button.title) ?? [];
      return Math.abs(Number(index) - 100);
    });
    expect(distances).toHaveLength(sellersWithTarget().length);
    distances.slice(1).forEach((distance, at) => expect(distance).toBeLessThanOrEqual((distances[at] ?? 0) + 1));
  });

  it('are one stop for Tab; arrows, Home and End walk them', () => {
    render(<ChartDock />);
    const stops = (): HTMLElement[] => sellerButtons().filter((button) => button.tabIndex === 0);
    expect(stops()).toHaveLength(1);
    act(() => stops()[0]?.focus());
    fireEvent.keyDown(document.activeElement as Element, { key: 'ArrowDown' });
    fireEvent.keyDown(document.activeElement as Element, { key: 'ArrowDown' });
    expect(sellerButtons().indexOf(document.activeElement as HTMLElement)).toBe(2);
    expect(stops()).toEqual([document.activeElement]);
    fireEvent.keyDown(document.activeElement as Element, { key: 'End' });
    expect(sellerButtons().at(-1)).toBe(document.activeElement);
  });

  it('filter the boards, and take the filter off again', () => {
    render(<ChartDock />);
    const [first] = sellerButtons();
    fireEvent.click(first as HTMLElement);
    const { seller } = sessionStore.getState().filter;
    expect(readBase().roster.names[readBase().roster.rowOf.get(seller ?? '') ?? -1]).toBe(first?.textContent);
    expect(sellerButtons()[0]?.getAttribute('aria-pressed')).toBe('true');
    fireEvent.click(sellerButtons()[0] as HTMLElement);
    expect(sessionStore.getState().filter.seller).toBeNull();
  });

  it('show on top whom a drop would concern', async () => {
    render(<ChartDock />);
    const [from = 0, to = 0] = stayingSellers();
    const rows = [readBase().accountRow.get(freeAccountIn(from)) as number];
    const { SELLER_BOARD } = await import('../../renderer/board/seller-descriptor.ts');
    const { figures } = planStore.getState();
    const preview = figures && SELLER_BOARD.previewDrop(readBase(), figures, rows, to);
    act(() => setDrag({ rows, over: to, preview, board: 'sellers', refusal: null }));
    await act(
      () =>
        new Promise<void>((resolve) => {
          requestAnimationFrame(() => setTimeout(() => setTimeout(resolve)));
        }),
    );
    const { names } = readBase().roster;
    expect(
      sellerButtons()
        .slice(0, 2)
        .map((button) => button.textContent),
    ).toEqual([names[to], names[from]]);
    expect(within(panel('Balance')).getByText('if dropped')).toBeTruthy();
  });
});

describe('the tables', () => {
  it('hold what the charts draw, and filter by row and by cell', () => {
    render(<ChartDock />);
    const table = showTable('Persona mix per wave');
    expect(
      within(table)
        .getAllByRole('columnheader')
        .map(({ textContent }) => textContent),
    ).toEqual(['Wave', 'High-risk', 'Later-stage', 'New', 'Core', 'All']);
    const [, second] = within(table).getAllByRole('row').slice(1);
    const buttons = within(second as HTMLElement).getAllByRole('button');
    const wave = readBase().assignment.waves[1]?.id;
    fireEvent.click(buttons[0] as HTMLElement);
    expect(sessionStore.getState().filter).toMatchObject({ wave, persona: null, movedOnly: true });
    fireEvent.click(buttons[4] as HTMLElement);
    expect(sessionStore.getState().filter).toMatchObject({ wave, persona: readBase().personas.personas[3]?.id });
    fireEvent.click(buttons[4] as HTMLElement);
    expect(sessionStore.getState().filter).toMatchObject({ wave: null, persona: null, movedOnly: false });
  });

  it('of the weeks has a row per busy seller', () => {
    render(<ChartDock />);
    fireEvent.click(screen.getByText('Week'));
    const table = showTable('Workload per seller and week');
    const { load } = planStore.getState().figures ?? {};
    expect(within(table).getAllByRole('columnheader')).toHaveLength(1 + (load?.weeks.length ?? 0));
    if (!load) throw new Error('The plan has no figures.');
    const { roster } = readBase();
    const busy = roster.ids.filter((_, seller) =>
      load.weeks.some((_week, week) => (load.sellerHours[seller * load.weeks.length + week] ?? 0) > 0),
    );
    expect(within(table).getAllByRole('rowheader')).toHaveLength(busy.length);
  });

  it('are told in words where the chart is a picture', () => {
    render(<ChartDock />);
    const pictures = screen.getAllByRole('img').map((picture) => picture.getAttribute('aria-label') ?? '');
    const [first] = planStore.getState().figures?.load.byWave ?? [];
    const hours = (value: number | undefined): string => `${Math.round(value ?? Number.NaN)} h`;
    const { personas } = readBase().personas;
    const mix = personas.map(
      ({ name }, code) => [planStore.getState().figures?.load.personaMix[code] ?? 0, name] as const,
    );
    const parts = mix.filter(([count]) => count > 0).map(([count, name]) => `${count} ${name}`);
    expect(pictures).toContainEqual(
      expect.stringContaining(`Wave 1: ${[`${first?.moves} moves`, ...parts].join(', ')}.`),
    );
    expect(pictures).toContainEqual(
      expect.stringContaining(
        `Wave 1: ${hours(first?.incumbentHours)} for incumbents, ${hours(first?.incomingHours)} for incoming sellers, `,
      ),
    );
    expect(pictures).toContainEqual(
      expect.stringContaining(
        `${sellersWithTarget().length} sellers, ${countOut('after')} out of tolerance, ${countOut('before')} today. Furthest from 100: `,
      ),
    );
  });
});

describe('copying', () => {
  it('goes through the clipboard where it may', async () => {
    const writeText = vi.fn(() => Promise.resolve());
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    expect(await copyText('a\tb')).toBe(true);
    expect(writeText).toHaveBeenCalledWith('a\tb');
  });

  it('copies a selection where it may not, and puts the focus back', async () => {
    vi.stubGlobal('navigator', { clipboard: { writeText: () => Promise.reject(new Error('denied')) } });
    let copied = '';
    const answerCopy = (isAllowed: boolean): void => {
      Object.assign(document, {
        execCommand: (command: string) => {
          copied = command === 'copy' ? ((document.activeElement as HTMLTextAreaElement | null)?.value ?? '') : '';
          return isAllowed;
        },
      });
    };
    answerCopy(true);
    const button = document.createElement('button');
    document.body.append(button);
    button.focus();
    expect(await copyText('a\tb')).toBe(true);
    expect([copied, document.activeElement, document.querySelector('textarea')]).toEqual(['a\tb', button, null]);
    answerCopy(false);
    expect(await copyText('a\tb')).toBe(false);
    button.remove();
  });
});
