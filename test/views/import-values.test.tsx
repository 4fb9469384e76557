// @vitest-environment happy-dom
import { render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ImportFinding, ImportReport } from '../../shared/files/import-report.ts';
import { importingStore } from '../../renderer/state/importing-store.ts';
import { findingAt, groupFindings } from '../../renderer/views/import/finding-groups.ts';
import { ChangesStage } from '../../renderer/views/import/ChangesStage.tsx';
import { CheckStage } from '../../renderer/views/import/CheckStage.tsx';
import { countOpenQuestions } from '../../renderer/views/import/open-questions.ts';
import { ValuesStage } from '../../renderer/views/import/ValuesStage.tsx';
import { planStore } from '../../renderer/state/plan-store.ts';
import { ModuleWorker } from '../state/module-worker.ts';
import { click, closePage, openSamplePage } from './page-fixture.ts';

beforeEach(openSamplePage);
afterEach(closePage);

const FINDING = { table: 'accounts', fileName: 'a.csv', column: 'Owner', value: 'Eve', message: 'Nobody.' } as const;
const EMPTY: ImportReport = {
  tables: [{ table: 'accounts', fileName: 'a.csv', rows: 3, taken: 2, doubtful: 1, refused: 1, records: 2 }],
  findings: [],
  unlisted: [],
  counts: [],
  columns: [],
  sources: [],
  dialects: [],
  ownersFrom: 'accounts',
  sellersFrom: 'sellers',
  owners: { file: 2, latestOpenOpportunity: 0, latestOpportunity: 0, mostRevenue: 0, mostDeals: 0, unassigned: 0 },
  severalOwners: { rule: 'latest open deal', accounts: 0 },
  unresolvedOwners: [],
  lifecycleFrom: '',
  lifecycles: [],
  stages: [],
  healthWords: [],
  healthScale: null,
  currency: 'EUR',
  currencies: [],
};
const OPEN: ImportReport = {
  ...EMPTY,
  columns: [
    {
      table: 'accounts',
      column: 'Seit',
      field: 'customerSince',
      confidence: 'chosen',
      reading: 'D/M/YYYY',
      date: { order: 'day-first', basis: 'assumed', isMixed: false },
      examples: [{ text: '03/04/2026', value: '2026-04-03' }],
    },
  ],
  unresolvedOwners: [
    { value: 'Eve', reason: 'unknown', accounts: 2, opportunities: 1, choice: null, candidates: [] },
    {
      value: 'J. Weber',
      reason: 'unknown',
      accounts: 1,
      opportunities: 0,
      choice: null,
      candidates: [{ id: 's2', name: 'Jonas Weber' }],
    },
  ],
  stages: [
    { stage: 'Stage 3', stageClass: 'open', count: 4, basis: 'assumed' },
    { stage: 'Won', stageClass: 'won', count: 2, basis: 'name' },
  ],
  lifecycles: [{ word: 'Partner', meaning: '', count: 1, basis: 'unknown' }],
  healthScale: { direction: 'higher-is-better', basis: 'assumed', known: 3, least: 1, most: 9 },
  currencies: [
    { code: 'EUR', amounts: 3, rate: 1 },
    { code: 'USD', amounts: 2, rate: null },
  ],
};
const choices = () => importingStore.getState().choices;
const show = (report: ImportReport) => importingStore.setState({ status: 'done', report });

describe('what the values mean', () => {
  it('shows what was assumed with examples, and takes what is chosen instead', () => {
    show(OPEN);
    expect(countOpenQuestions(OPEN)).toBe(7);
    render(<ValuesStage />);
    const dates = screen.getByRole('region', { name: 'Dates and numbers' });
    expect(dates.textContent).toContain('03/04/2026 → Apr 3, 2026');
    click(within(dates).getByRole('radio', { name: 'Month first' }));
    expect(choices().dates).toEqual({ accounts: { customerSince: 'month-first' } });
    const stages = screen.getByRole('radiogroup', { name: 'Stage 3 means' });
    click(within(stages).getByRole('radio', { name: 'Lost' }));
    expect(choices().stages).toEqual({ 'Stage 3': 'lost' });
    click(within(screen.getByRole('radiogroup', { name: 'Partner means' })).getByRole('radio', { name: 'Prospect' }));
    expect(choices().lifecycles).toEqual({ Partner: 'prospect' });
    click(screen.getByRole('radio', { name: 'Low is good' }));
    expect(choices().healthDirection).toBe('lower-is-better');
    expect(screen.getByRole('region', { name: 'Currency' }).textContent).toContain('1 USD in EUR');
  });

  it('settles owners one by one or all at once, by the similar seller where there is one', () => {
    show(OPEN);
    render(<ValuesStage />);
    const owners = screen.getByRole('region', { name: 'Owners' });
    expect(owners.textContent).toContain('2 to settle');
    click(within(owners).getByRole('button', { name: 'Take the similar seller for 1' }));
    expect(choices().owners).toEqual({ 'J. Weber': { seller: 's2' } });
    click(within(owners).getByRole('button', { name: 'Create sellers' }));
    expect(choices().owners).toEqual({ Eve: 'create', 'J. Weber': 'create' });
    click(within(owners).getByRole('button', { name: 'Leave unassigned' }));
    expect(choices().owners).toEqual({ Eve: 'unassigned', 'J. Weber': 'unassigned' });
  });
});

describe('what was found', () => {
  const findings: ImportFinding[] = [
    { ...FINDING, severity: 'warning', code: 'unknown-owner', row: 2 },
    { ...FINDING, severity: 'warning', code: 'unknown-owner', row: 3 },
    { ...FINDING, severity: 'error', code: 'no-id', row: 4, message: 'No id.' },
  ];
  const more = { ...FINDING, severity: 'warning', code: 'unknown-owner', rows: [5, 6], values: ['A', 'B'] } as const;

  it('is grouped, unusable rows first, also what is past the limit of the list', () => {
    const groups = groupFindings(findings, [more]);
    expect(groups.map(({ severity, count }) => [severity, count])).toEqual([
      ['error', 1],
      ['warning', 4],
    ]);
    const [, owners] = groups;
    if (!owners) throw new Error('There is no second group.');
    expect([0, 1, 2, 3].map((at) => findingAt(owners, at).row)).toEqual([2, 3, 5, 6]);
    expect(findingAt(owners, 3)).toMatchObject({ value: 'B', column: 'Owner', fileName: 'a.csv' });
    expect(() => findingAt(owners, 4)).toThrow(RangeError);
  });

  it('is counted, and shown kind by kind', () => {
    show({ ...EMPTY, findings, unlisted: [more] });
    render(<CheckStage />);
    expect(screen.getByRole('row', { name: /^Accounts a\.csv/ }).textContent).toContain('3211');
    expect(screen.getByText('3 rows: 2 taken, 1 refused')).toBeTruthy();
    expect(screen.getByRole('cell', { name: 'No id.' })).toBeTruthy();
    click(screen.getByRole('button', { name: /The owner is not among the sellers/ }));
    expect(screen.getAllByRole('button', { name: /^Show line/ }).map(({ textContent }) => textContent)).toEqual([
      '2',
      '3',
      '5',
      '6',
    ]);
  });
});

describe('files for the open plan', () => {
  it('may refresh it or make a new one; accounts of another plan are noticed', async () => {
    vi.stubGlobal('Worker', ModuleWorker);
    const { base } = planStore.getState();
    if (!base) throw new Error('No plan is open.');
    const id = base.facts.accounts.id.map((account) => `other ${account}`);
    const name = base.facts.accounts.name.map((account) => `Other ${account}`);
    const facts = { ...base.facts, id: 'facts-2', accounts: { ...base.facts.accounts, id, name } };
    importingStore.setState({ status: 'done', report: EMPTY, facts, isRefresh: false });
    const view = render(<CheckStage />);
    click(screen.getByRole('radio', { name: /^Refresh/ }));
    await vi.waitFor(() => expect(importingStore.getState().refresh?.summary.isSame).toBe(false), 10_000);
    vi.unstubAllGlobals();
    view.unmount();
    render(<ChangesStage />);
    expect(screen.getByRole('alert').textContent).toMatch(/None of the accounts/);
    click(screen.getByRole('button', { name: 'Make a new plan instead' }));
    expect(importingStore.getState()).toMatchObject({ isRefresh: false, refresh: null });
  });
});
