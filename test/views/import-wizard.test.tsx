// @vitest-environment happy-dom
import { render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { importingStore } from '../../renderer/state/importing.ts';
import { CheckStage } from '../../renderer/views/import/CheckStage.tsx';
import { ImportWizard } from '../../renderer/views/import/ImportWizard.tsx';
import { guessTable } from '../../renderer/views/import/import-tables.ts';
import { click, closePage, openSamplePage, putImportFile } from './page-fixture.ts';

beforeEach(openSamplePage);
afterEach(closePage);

const HEADER = ['Account ID', 'Account Name', 'ARR', 'arr', 'Annual Revenue'];
const ROWS = [
  ['1', 'Nordwind Logistik', '1200', '1100', '9000000'],
  ['2', 'Kestrel Foods', '2300', '2200', '8000000'],
];
const mappedColumn = (field: string) => importingStore.getState().files.accounts?.mapping?.fields[field]?.column;
const next = (name: RegExp) => screen.getByRole('button', { name });

describe('the import wizard', () => {
  it('goes on only with an accounts file that can be read', () => {
    const view = render(<ImportWizard onClose={vi.fn<() => void>()} />);
    expect(next(/Next: columns/).hasAttribute('disabled')).toBe(true);
    view.unmount();
    putImportFile('accounts', HEADER, ROWS);
    render(<ImportWizard onClose={vi.fn<() => void>()} />);
    expect(next(/Next: columns/).hasAttribute('disabled')).toBe(false);
    expect(within(screen.getByRole('region', { name: 'Accounts' })).getByText('2 rows, 5 columns')).toBeTruthy();
  });

  it('shows all columns that may be one field with their samples, and takes none until one is chosen', () => {
    putImportFile('accounts', HEADER, ROWS);
    render(<ImportWizard onClose={vi.fn<() => void>()} />);
    click(next(/Next: columns/));
    const question = screen.getByRole('region', { name: 'Which column is ARR?' });
    expect(within(question).getByRole('button', { name: 'Use ARR as ARR' }).textContent).toContain('1200 · 2300');
    expect(within(question).getByRole('button', { name: 'Use arr as ARR' }).textContent).toContain('1100 · 2200');
    expect(mappedColumn('arr')).toBeUndefined();
    click(within(question).getByRole('button', { name: 'Use arr as ARR' }));
    expect(mappedColumn('arr')).toBe(3);
    expect(screen.queryByRole('region', { name: 'Which column is ARR?' })).toBeNull();
  });

  it('offers a doubtful column with the reason, mapped only by hand', () => {
    putImportFile('accounts', ['Account ID', 'Account Name', 'Annual Revenue'], [['1', 'Nordwind', '9000000']]);
    render(<ImportWizard onClose={vi.fn<() => void>()} />);
    click(next(/Next: columns/));
    const suggestion = screen.getByRole('region', { name: 'Suggestion for ARR' });
    expect(suggestion.textContent).toMatch(/turnover/);
    expect(mappedColumn('arr')).toBeUndefined();
  });

  it('names the required fields that lack a column and does not go on', () => {
    putImportFile('accounts', ['City', 'Segment'], [['Hamburg', 'SMB']]);
    render(<ImportWizard onClose={vi.fn<() => void>()} />);
    click(next(/Next: columns/));
    expect(screen.getByRole('alert').textContent).toContain('Account ID or Account Name');
    expect(next(/Next: check/).hasAttribute('disabled')).toBe(true);
  });

  it('says why files were refused, that nothing was stored, and where', () => {
    const refusal = {
      code: 'no-rows',
      table: 'accounts',
      fileName: 'accounts.csv',
      row: 0,
      column: '',
      value: '',
    } as const;
    importingStore.setState({
      status: 'refused',
      errors: [{ severity: 'error', ...refusal, message: 'The file has a header and no rows.' }],
    });
    render(<CheckStage />);
    expect(screen.getByRole('alert').textContent).toContain('Nothing was stored');
    expect(screen.getByRole('cell', { name: 'The file has a header and no rows.' })).toBeTruthy();
  });

  it('forgets the files when it is left', () => {
    putImportFile('accounts', HEADER, ROWS);
    const onClose = vi.fn<() => void>();
    render(<ImportWizard onClose={onClose} />);
    click(screen.getByRole('button', { name: 'Cancel' }));
    expect(onClose).toHaveBeenCalledOnce();
    expect(importingStore.getState().files).toEqual({});
  });
});

describe('a file dropped on the window', () => {
  it.each([
    ['opportunityData.csv', 'opportunities'],
    ['All open deals.csv', 'opportunities'],
    ['sales_reps.csv', 'sellers'],
    ['customer_health_scores.csv', 'health'],
    ['subscriptions.csv', 'subscriptions'],
    ['contacts export.csv', 'contacts'],
    ['accounts.csv', 'accounts'],
    ['book1.csv', 'accounts'],
  ])('%s is taken for %s', (name, table) => {
    expect(guessTable(name)).toBe(table);
  });
});
