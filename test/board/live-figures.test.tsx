// @vitest-environment happy-dom
import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { useLiveFigures } from '../../renderer/board/live-figures.ts';
import { projectLoad } from '../../renderer/state/projection.ts';
import { dispatch, undo } from '../../renderer/state/plan-actions.ts';
import { planStore } from '../../renderer/state/plan-store.ts';
import { setDrag } from '../../renderer/state/session-store.ts';
import { computeFigures } from '../../shared/overview/plan-figures.ts';
import type { PlanFigures } from '../../shared/overview/plan-figures.ts';
import { closeBoardPage, freeAccountIn, openBoardPage, stayingSellers } from './board-fixture.ts';
import { readBase } from './open-sample.ts';

beforeEach(openBoardPage);
afterEach(closeBoardPage);

const readFigures = (): PlanFigures => planStore.getState().figures as PlanFigures;
const rowOf = (account: string): number => readBase().accountRow.get(account) as number;
/** After the next frame and the task that follows it. */
const waitForPaint = () =>
  act(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => setTimeout(() => setTimeout(resolve)));
      }),
  );

describe('what a drop would make of the work', () => {
  it('is what it makes of it, on both boards', () => {
    const [from = 0, to = 0] = stayingSellers();
    const account = freeAccountIn(from);
    const aims = [
      { board: 'sellers', rows: [rowOf(account)], over: to },
      { board: 'waves', rows: [rowOf(account)], over: 2 },
    ] as const;
    const commands = [
      { kind: 'moveAccounts', accounts: [account], to: readBase().roster.ids[to] as string },
      { kind: 'scheduleAccounts', accounts: [account], wave: readBase().assignment.waves[2]?.id ?? null },
    ] as const;
    aims.forEach((aim, step) => {
      const projected = projectLoad(readBase(), computeFigures(readBase()), aim);
      dispatch(commands[step] as (typeof commands)[number]);
      const { load } = computeFigures(readBase());
      expect(projected.byWave).toEqual(load.byWave);
      expect(projected.sellerHours).toEqual(load.sellerHours);
      expect(projected.personaMix).toEqual(load.personaMix);
    });
    undo();
    undo();
  });

  it('is the plan itself where nothing would change, and is computed once for a place', () => {
    const [from = 0, to = 0] = stayingSellers();
    const rows = [rowOf(freeAccountIn(from))];
    const figures = readFigures();
    expect(projectLoad(readBase(), figures, { board: 'sellers', rows, over: from })).toBe(figures.load);
    const once = projectLoad(readBase(), figures, { board: 'sellers', rows, over: to });
    expect(projectLoad(readBase(), figures, { board: 'sellers', rows, over: to })).toBe(once);
  });
});

describe('the figures that charts draw', () => {
  it('follow the cards after the next frame, and go back when they do', async () => {
    const { result } = renderHook(() => useLiveFigures());
    const [from = 0] = stayingSellers();
    const rows = [rowOf(freeAccountIn(from))];
    expect(result.current).toMatchObject({ isProjected: false, load: readFigures().load });
    act(() => setDrag({ rows, over: 0, preview: null, board: 'waves', refusal: null }));
    expect(result.current?.isProjected).toBe(false);
    await waitForPaint();
    expect(result.current?.isProjected).toBe(true);
    act(() => setDrag({ rows, over: 0, preview: null, board: 'waves', refusal: 'Closed.' }));
    await waitForPaint();
    expect(result.current).toMatchObject({ isProjected: false, load: readFigures().load });
  });

  it('go over from the projection to the drop without the state before it in between', async () => {
    const { result } = renderHook(() => useLiveFigures());
    const [from = 0] = stayingSellers();
    const account = freeAccountIn(from);
    const shown: boolean[] = [];
    act(() => setDrag({ rows: [rowOf(account)], over: 1, preview: null, board: 'waves', refusal: null }));
    await waitForPaint();
    const before = readFigures().load.byWave[1]?.accounts ?? 0;
    const stop = planStore.subscribe(() => shown.push((result.current?.load.byWave[1]?.accounts ?? 0) > before));
    act(() => {
      setDrag(null);
      dispatch({
        kind: 'scheduleAccounts',
        accounts: [account],
        wave: readBase().assignment.waves[1]?.id ?? null,
      });
    });
    await waitForPaint();
    stop();
    expect(shown.every(Boolean)).toBe(true);
    expect(result.current).toMatchObject({ isProjected: false, load: readFigures().load });
    expect(result.current?.load.byWave[1]?.accounts).toBe(before + 1);
    act(() => void undo());
  });
});
