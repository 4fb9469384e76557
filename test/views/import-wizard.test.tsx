// @vitest-environment happy-dom
import { render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { findFileOf, importingStore } from '../../renderer/state/importing-store.ts';
import { guessTable } from '../../renderer/state/guess-table.ts';
import { CheckStage } from '../../renderer/views/import/CheckStage.tsx';
import { ImportWizard } from '../../renderer/views/import/ImportWizard.tsx';
import { click, closePage, openSamplePage, putImportFile } from './page-fixture.ts';

beforeEach(openSamplePage);
afterEach(closePage);

const HEADER = ['Account ID', 'Account Name', 'ARR', 'arr', 'Annual Revenue'];
const ROWS = [
  ['1', 'Nordwind Logistik', '1200', '1100', '9000000'],
  ['2', 'Kestrel Foods', '2300', '2200', '8000000'],
];
const mappedColumn = (field: string) =>
  findFileOf(importingStore.getState().files, 'accounts')?.mappings.accounts?.mapping.fields[field]?.column;
const next = (name: RegExp) => screen.getByRole('button', { name });
const open = () => render(<ImportWizard onClose={vi.fn<() => void>()} />);

describe('the import wizard', () => {
  it('goes on only with an accounts file that can be read', () => {
    const view = open();
    expect(next(/Next: columns/).hasAttribute('disabled')).toBe(true);
    view.unmount();
    putImportFile('accounts', HEADER, ROWS);
    open();
    expect(next(/Next: columns/).hasAttribute('disabled')).toBe(false);
    expect(within(screen.getByRole('region', { name: 'Accounts' })).getByText('2 rows, 5 columns')).toBeTruthy();
  });

  it('shows how a file is read, and its lines with the headings and what is left out', async () => {
    putImportFile('accounts', HEADER, ROWS, {
      edges: {
        head: [
          { line: 1, cells: ['Report of accounts'] },
          { line: 3, cells: HEADER },
          { line: 4, cells: ROWS[0] ?? [] },
        ],
        tail: [{ line: 9, cells: ['Grand Totals (2 records)'] }],
        count: 5,
      },
      dialect: {
        format: 'csv',
        encoding: 'Windows-1252',
        delimiter: ';',
        quote: '"',
        sheet: '',
        headerLine: 3,
        preambleRows: 1,
        footerRows: 1,
      },
    });
    open();
    const reading = screen.getByRole('group', { name: 'How the file is read' });
    for (const text of ['Windows-1252', 'Semicolon', 'Double quote', 'Line 3', 'Last line']) {
      expect(within(reading).getByRole('button', { name: new RegExp(text) })).toBeTruthy();
    }
    const lines = screen.getByRole('region', { name: 'Lines of accounts.csv' });
    expect(await within(lines).findByRole('rowheader', { name: /^1 ?, left out/ })).toBeTruthy();
    expect(within(lines).getByRole('rowheader', { name: /^3 ?, headings/ })).toBeTruthy();
    expect(within(lines).getByRole('rowheader', { name: /^9 ?, left out/ })).toBeTruthy();
    expect(lines.textContent).toContain('1 more line');
  });

  it('offers to read a flat file as all the tables that it holds', () => {
    const flat = ['Account Name', 'Owner', 'Opportunity Name', 'Stage', 'Amount', 'Close Date'];
    putImportFile('accounts', flat, [['Nordwind', 'Ann', 'Fleet', 'Negotiation', '100', '2027-01-31']], {
      alsoHolds: ['opportunities'],
    });
    open();
    click(screen.getByRole('button', { name: 'Read them too' }));
    expect(findFileOf(importingStore.getState().files, 'opportunities')?.id).toBe('accounts');
    click(screen.getByRole('button', { name: 'Remove accounts.csv from Opportunities' }));
    expect(findFileOf(importingStore.getState().files, 'opportunities')).toBeUndefined();
    expect(findFileOf(importingStore.getState().files, 'accounts')?.id).toBe('accounts');
  });

  it('shows all columns that may be one field with their samples, and takes none until one is chosen', () => {
    putImportFile('accounts', HEADER, ROWS);
    open();
    click(next(/Next: columns/));
    const question = screen.getByRole('region', { name: 'Which column is ARR?' });
    expect(within(question).getByRole('button', { name: 'Use ARR as ARR' }).textContent).toContain('2300');
    expect(within(question).getByRole('button', { name: 'Use arr as ARR' }).textContent).toContain('2200');
    expect(mappedColumn('arr')).toBeUndefined();
    click(within(question).getByRole('button', { name: 'Use arr as ARR' }));
    expect(mappedColumn('arr')).toBe(3);
    const pressed = within(question).getByRole('button', { name: 'Use arr as ARR' }).getAttribute('aria-pressed');
    expect(pressed).toBe('true');
    expect(screen.getByRole('tab', { name: 'Accounts' })).toBeTruthy();
    click(screen.getByRole('button', { name: 'Reset to the guess' }));
    expect(mappedColumn('arr')).toBeUndefined();
  });

  it('offers a doubtful column with the reason, mapped only by hand', () => {
    putImportFile('accounts', ['Account ID', 'Account Name', 'Annual Revenue'], [['1', 'Nordwind', '9000000']]);
    open();
    click(next(/Next: columns/));
    const suggestion = screen.getByRole('region', { name: 'Suggestion for ARR' });
    expect(suggestion.textContent).toMatch(/turnover/);
    expect(mappedColumn('arr')).toBeUndefined();
  });

  it('names the required fields that lack a column and does not go on', () => {
    putImportFile('accounts', ['City', 'Segment'], [['Hamburg', 'SMB']]);
    open();
    click(next(/Next: columns/));
    expect(screen.getByRole('alert').textContent).toContain('Account ID or Account Name');
    expect(next(/Next: values/).hasAttribute('disabled')).toBe(true);
  });

  it('says why files were refused, that nothing was stored, and where', () => {
    const refusal = {
      code: 'header-only',
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
    expect(importingStore.getState().files).toEqual([]);
  });
});

describe('a file that comes without a place', () => {
  const OPPORTUNITIES = ['Id', 'Account Name', 'Stage', 'Amount', 'Close Date'];
  const ACCOUNTS = ['Account ID', 'Account Name', 'Segment', 'Industry'];
  it.each([
    ['sales_reps.csv', ['Id', 'Full Name'], 'sellers'],
    ['customer_health_scores.csv', ['account_id', 'health_score'], 'health'],
    ['subscriptions.csv', ['account_id', 'mrr', 'start_date'], 'subscriptions'],
    ['contacts export.csv', ['Account ID', 'Full Name', 'Email'], 'contacts'],
    ['accounts.csv', ACCOUNTS, 'accounts'],
    ['book1.csv', ACCOUNTS, 'accounts'],
    ['book1.csv', OPPORTUNITIES, 'opportunities'],
    ['book1.csv', ['Seller ID', 'Name', 'Team'], 'sellers'],
    ['book1.csv', ['Id', 'Name', 'Owner'], 'accounts'],
    ['book1.csv', ['a', 'b'], 'accounts'],
    ['my deals and accounts.csv', ACCOUNTS, 'accounts'],
    ['opportunityData.csv', ['a', 'b'], 'opportunities'],
  ])('%s is taken for %s by its headings, or by its name', (name, header, table) => {
    expect(guessTable(name, header)).toBe(table);
  });
});
