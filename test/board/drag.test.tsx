// @vitest-environment happy-dom
import { act, fireEvent, render } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SellerBoard } from '../../renderer/board/SellerBoard.tsx';
import { readColumnKeys } from '../../renderer/state/columns.ts';
import { projectFindings } from '../../renderer/state/projection.ts';
import { planStore } from '../../renderer/state/plan-store.ts';
import { sessionStore } from '../../renderer/state/session-store.ts';
import {
  cardOf,
  closeBoardPage,
  focusCard,
  freeAccountIn,
  openBoardPage,
  ownerOf,
  press,
  readAnnouncement,
  stayingSellers,
  WINDOW,
} from './board-fixture.ts';
import { readBase } from './open-sample.ts';

beforeEach(openBoardPage);
afterEach(closeBoardPage);

/** After the next frame and the tasks that follow it. */
const waitForPaint = () =>
  act(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => setTimeout(() => setTimeout(resolve)));
      }),
  );

describe('carrying by mouse', () => {
  it('moves the card to the column under the pointer', () => {
    render(<SellerBoard />);
    const [from = 0, to = 0] = stayingSellers();
    const account = freeAccountIn(from);
    focusCard(account);
    const at = (index: number) => ({ clientX: 14 + index * 236 + 100, clientY: 300, button: 0 });
    const { sellers } = readColumnKeys();
    fireEvent.mouseDown(cardOf(account), at(sellers.indexOf(from)));
    fireEvent.mouseMove(document, { ...at(sellers.indexOf(from)), clientY: 303 });
    expect(sessionStore.getState().drag).toBeNull();
    fireEvent.mouseMove(document, { ...at(sellers.indexOf(from)), clientY: 306 });
    expect(sessionStore.getState().drag?.rows).toEqual([readBase().accountRow.get(account)]);
    fireEvent.mouseMove(document, at(sellers.indexOf(to)));
    expect(sessionStore.getState().drag).toMatchObject({ board: 'sellers', over: to, refusal: null });
    expect(readAnnouncement()).toContain(`Over ${readBase().roster.names[to]}: index`);
    fireEvent.mouseUp(document, at(sellers.indexOf(to)));
    expect(sessionStore.getState().drag).toBeNull();
    expect(ownerOf(account)).toBe(to);
  });

  it('says once what the drop would do to the findings, after its figures', async () => {
    render(<SellerBoard />);
    const { figures } = planStore.getState();
    if (!figures) throw new Error('The plan has no figures.');
    const [from = 0] = stayingSellers();
    const account = freeAccountIn(from);
    const readChanges = () => {
      const { rows = [], over = null, refusal } = sessionStore.getState().drag ?? {};
      return over === null || refusal ? [] : projectFindings(readBase(), figures, { board: 'sellers', rows, over });
    };
    const heard: string[] = [];
    const stop = sessionStore.subscribe((state, before) => {
      if (state.announcement !== before.announcement) heard.push(state.announcement.text);
    });
    focusCard(account);
    press(' ');
    do press('ArrowRight');
    while (readChanges().length === 0);
    await waitForPaint();
    await waitForPaint();
    stop();
    const [change] = readChanges();
    const said = heard.filter((text) => change !== undefined && text.includes(`: ${change.finding.title}.`));
    expect(said).toHaveLength(1);
    expect(said[0]).toMatch(/^(New|Worse|Better|Settled): /);
    expect(heard.indexOf(said[0] as string)).toBeGreaterThan(heard.findIndex((text) => text.startsWith('Over ')));
    press('Escape');
  });

  it('gives the card back on Escape and outside the board', () => {
    render(<SellerBoard />);
    const [from = 0] = stayingSellers();
    const account = freeAccountIn(from);
    focusCard(account);
    const lift = (): void => {
      fireEvent.mouseDown(cardOf(account), { clientX: 300, clientY: 300, button: 0 });
      fireEvent.mouseMove(document, { clientX: 310, clientY: 300 });
      fireEvent.mouseMove(document, { clientX: 700, clientY: 300 });
    };
    lift();
    fireEvent.keyDown(document, { key: 'Escape', code: 'Escape' });
    expect([sessionStore.getState().drag, ownerOf(account)]).toEqual([null, from]);
    fireEvent.mouseUp(document);
    lift();
    fireEvent.mouseMove(document, { clientX: 700, clientY: WINDOW.height + 50 });
    fireEvent.mouseUp(document);
    expect([sessionStore.getState().drag, ownerOf(account)]).toEqual([null, from]);
  });
});
