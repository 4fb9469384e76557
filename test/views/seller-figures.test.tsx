// @vitest-environment happy-dom
import { fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { planStore } from '../../renderer/state/plan-store.ts';
import { SellerFigures } from '../../renderer/views/inspector/SellerFigures.tsx';
import { readBase } from '../board/open-sample.ts';
import { closePage, openSamplePage } from './page-fixture.ts';

beforeEach(openSamplePage);
afterEach(closePage);

it('stops Tab once in a row of a seller’s figures; arrows lead to the others', () => {
  const { scorecard } = planStore.getState().figures!;
  const row = readBase().roster.fte.findIndex((fte) => fte > 0);
  render(<SellerFigures base={readBase()} scorecard={scorecard} row={row} />);
  const figuresOf = (line: HTMLElement) => [...line.querySelectorAll<HTMLElement>('[role="button"]')];
  const lines = screen.getAllByRole('row').slice(1);
  expect(lines).toHaveLength(scorecard.balance.length);
  for (const line of lines) {
    const [first, ...others] = figuresOf(line);
    expect(first?.tabIndex).toBe(0);
    for (const { tabIndex } of others) expect(tabIndex).toBe(-1);
    first?.focus();
    for (const other of others) {
      fireEvent.keyDown(document.activeElement as Element, { key: 'ArrowRight' });
      expect(document.activeElement).toBe(other);
    }
  }
});
