// @vitest-environment happy-dom
import { fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readBase } from '../board/open-sample.ts';
import { dispatch, undo } from '../../renderer/state/plan-actions.ts';
import { getOpenPlan } from '../../renderer/state/plan-session.ts';
import { applyRefresh, previewRefresh } from '../../renderer/state/refreshing.ts';
import { AccountPanel } from '../../renderer/views/inspector/AccountPanel.tsx';
import { SellerPanel } from '../../renderer/views/inspector/SellerPanel.tsx';
import { DataView } from '../../renderer/views/data/DataView.tsx';
import { readDraft, takeField, toDraft } from '../../renderer/views/dialogs/correction-draft.ts';
import { readFact } from '../../shared/model/fact-cells.ts';
import { ModuleWorker } from '../state/module-worker.ts';
import { click, closePage, openSamplePage } from './page-fixture.ts';

beforeEach(() => {
  vi.stubGlobal('Worker', ModuleWorker);
  return openSamplePage();
});
afterEach(() => {
  closePage();
  vi.unstubAllGlobals();
});

const idOf = (row: number) => readBase().facts.accounts.id[row] as string;
const type = (label: RegExp | string, text: string) =>
  fireEvent.change(within(screen.getByRole('dialog')).getByLabelText(label), { target: { value: text } });

describe('a fact in the inspector', () => {
  it('is corrected with a value and a reason, marked, and taken back', () => {
    const imported = readFact(readBase().sourceFacts, 'accounts', 'arr', 0);
    render(<AccountPanel account={idOf(0)} />);
    click(screen.getByRole('button', { name: 'Correct ARR…' }));
    const correct = () => within(screen.getByRole('dialog')).getByRole('button', { name: 'Correct' });
    type(/^ARR/, '123,456.78');
    expect(correct().hasAttribute('disabled')).toBe(true);
    type('Reason', 'Signed in May');
    click(correct());
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(readFact(readBase().facts, 'accounts', 'arr', 0)).toBe(12_345_678);
    const mark = screen.getByRole('button', { name: /^ARR is corrected; imported: .*Signed in May/ });
    click(mark);
    click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Take back' }));
    expect(readFact(readBase().facts, 'accounts', 'arr', 0)).toBe(imported);
    expect(screen.queryByRole('button', { name: /is corrected/ })).toBeNull();
  });

  it('of a seller is corrected in its range only', () => {
    render(<SellerPanel row={1} />);
    click(screen.getByRole('button', { name: 'Correct FTE…' }));
    type(/^FTE/, '3');
    type('Reason', 'x');
    expect(within(screen.getByRole('dialog')).getByText('A number from 0 to 1.5.')).toBeTruthy();
    type(/^FTE/, '0.6');
    click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Correct' }));
    expect(readBase().facts.sellers.fte[1]).toBe(0.6);
    expect(readBase().roster.fte[1]).toBe(0.6);
  });

  it('can be set to unknown, and what the data says anyway is no correction', () => {
    render(<AccountPanel account={idOf(0)} />);
    click(screen.getByRole('button', { name: 'Correct ARR…' }));
    click(within(screen.getByRole('dialog')).getByRole('switch'));
    type('Reason', 'Nobody knows');
    click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Correct' }));
    expect(readFact(readBase().facts, 'accounts', 'arr', 0)).toBeNull();
    click(screen.getByRole('button', { name: 'Correct ARR…' }));
    const imported = readFact(readBase().sourceFacts, 'accounts', 'arr', 0) as number;
    type(/^ARR/, String(imported / 100));
    click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Correct' }));
    expect(readBase().document.tables.get('corrections')?.size).toBe(0);
  });
});

describe('the step Data', () => {
  it('lists corrections with what was imported, and takes them back', () => {
    dispatch({
      kind: 'correctFact',
      table: 'sellers',
      rowId: readBase().facts.sellers.id[0] as string,
      field: 'team',
      value: 'Space',
      reason: 'Moved over',
    });
    render(<DataView />);
    const panel = within(screen.getByRole('region', { name: 'Corrections' }));
    const cells = within(panel.getAllByRole('row')[1] as HTMLElement)
      .getAllByRole('cell')
      .map(({ textContent }) => textContent);
    expect(cells.slice(1, 5)).toEqual([
      'Team',
      readFact(readBase().sourceFacts, 'sellers', 'team', 0) ?? 'unknown',
      'Space',
      'Moved over',
    ]);
    click(panel.getByRole('button', { name: /^Take back: Team/ }));
    expect(readBase().document.tables.get('corrections')?.size).toBe(0);
  });

  it('tells what the last import changed, and leads back', async () => {
    const { facts } = readBase();
    const owner = facts.accounts.owner.slice();
    const [move] = [...(readBase().document.tables.get('plan-a/incoming') as Map<string, string>)].filter(
      ([, seller]) => facts.sellers.id.includes(seller),
    );
    const row = readBase().accountRow.get(move?.[0] ?? '') as number;
    owner[row] = facts.sellers.id.indexOf(move?.[1] ?? '');
    const refresh = await previewRefresh({ ...facts, id: 'facts-2', accounts: { ...facts.accounts, owner } });
    expect(refresh && (await applyRefresh(refresh, { moveAsOf: false })).ok).toBe(true);
    render(<DataView />);
    const panel = within(screen.getByRole('region', { name: 'What the last import changed' }));
    expect(panel.getByText(/^done: the CRM has the planned seller/)).toBeTruthy();
    expect(panel.getAllByText(facts.accounts.name[row] as string).length).toBeGreaterThan(0);
    click(panel.getByRole('button', { name: 'Back to the data before' }));
    expect(getOpenPlan()?.live.history.undone).toHaveLength(1);
    expect(readBase().sourceFacts.id).toBe(facts.id);
    expect(screen.queryByRole('region', { name: 'What the last import changed' })).toBeNull();
    expect(undo()).toBeNull();
  });
});

describe('what is typed', () => {
  it('is read as the kind of the fact, and written back the same', () => {
    const arr = takeField('accounts', 'arr');
    expect(readDraft(arr, '1,234.50')).toEqual({ value: 123_450 });
    expect(readDraft(arr, '1.2M')).toEqual({ value: 120_000_000 });
    expect(readDraft(arr, toDraft(arr, 123_450))).toEqual({ value: 123_450 });
    expect(readDraft(arr, '-1')).toEqual({ fault: 'Not below 0.' });
    expect(readDraft(arr, 'much')).toEqual({ fault: 'This is no number.' });
    expect(readDraft(arr, ' ')).toEqual({ fault: '' });
    expect(readDraft(takeField('accounts', 'strategic'), 'no')).toEqual({ value: false });
    expect(toDraft(takeField('accounts', 'strategic'), true)).toBe('yes');
    expect(readDraft(takeField('accounts', 'renewal'), '2027-01-31')).toEqual({ value: '2027-01-31' });
  });
});
