// @vitest-environment happy-dom
import { fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readPolicy, readScenarioTable, readSetting } from '../../shared/model/plan.ts';
import { dispatch } from '../../renderer/state/plan-actions.ts';
import { planStore } from '../../renderer/state/plan-store.ts';
import { sessionStore } from '../../renderer/state/session-store.ts';
import { CalendarView } from '../../renderer/views/waves/calendar/CalendarView.tsx';
import { readBase } from '../board/open-sample.ts';
import { click, closePage, openSamplePage } from './page-fixture.ts';

beforeEach(openSamplePage);
afterEach(closePage);

const readClosed = () => readPolicy(readBase().document, 'closedDays');
const type = (label: string, value: string) => {
  const field = screen.getByLabelText(label);
  fireEvent.change(field, { target: { value } });
  fireEvent.blur(field);
};

describe('the calendar of the waves', () => {
  it('tells each wave’s days in words, and shows it in the inspector', () => {
    render(<CalendarView />);
    const strip = screen.getByRole('region', { name: 'Calendar of the waves' });
    const [first] = within(strip).getAllByRole('button');
    expect(first?.getAttribute('aria-label')).toMatch(/^Wave 1, launch .*, steps from .* to .*, \d+ owner changes on /);
    click(first as HTMLElement);
    expect(sessionStore.getState().inspectorTarget).toEqual({ kind: 'wave', index: 0 });
  });

  it('adds a country’s holidays, and takes them away again', () => {
    render(<CalendarView />);
    expect(screen.getByText(/No holidays yet/)).toBeTruthy();
    click(screen.getByRole('button', { name: /Public holidays of/ }));
    click(screen.getByRole('option', { name: 'Germany' }));
    click(screen.getByRole('button', { name: 'Add 2026 to 2028' }));
    const { holidays, holidayNames } = readPolicy(readBase().document, 'calendar');
    expect(holidays).toContain('2026-12-25');
    expect(holidayNames?.['2027-03-26']).toBe('Good Friday');
    const list = screen.getByRole('list', { name: 'Holidays' });
    expect(within(list).getAllByRole('listitem')).toHaveLength(holidays.length);
    click(screen.getByRole('button', { name: 'Remove all' }));
    expect(readPolicy(readBase().document, 'calendar').holidays).toEqual([]);
  });

  it('adds a blackout and refuses one that ends before it starts', () => {
    render(<CalendarView />);
    type('Name of the blackout', 'Trade fair');
    type('First day of the blackout', '2027-01-20');
    type('Last day of the blackout', '2027-01-19');
    const add = within(screen.getByRole('form', { name: 'Add a blackout' })).getByRole('button', { name: 'Add' });
    click(add);
    expect(readClosed().blackouts).toEqual([]);
    type('Last day of the blackout', '2027-01-22');
    click(add);
    expect(readClosed().blackouts).toEqual([{ name: 'Trade fair', from: '2027-01-20', to: '2027-01-22' }]);
    click(screen.getByRole('button', { name: 'Remove Trade fair' }));
    expect(readClosed().blackouts).toEqual([]);
  });

  it('confirms a gate by name and opens it again', () => {
    render(<CalendarView />);
    click(screen.getByRole('button', { name: 'Confirm: sellers briefed, Wave 1' }));
    type('Who confirms it', 'Ann Ortiz');
    click(screen.getByRole('button', { name: 'Confirm' }));
    const read = () => readScenarioTable(readBase().document, readBase().scenario, 'gates').get('wave-1/sellers');
    expect(read()).toMatchObject({ by: 'Ann Ortiz' });
    click(screen.getByRole('button', { name: 'Open again: sellers briefed, Wave 1' }));
    expect(read()).toBeUndefined();
  });

  it('says how many customers of the wave before have been heard', () => {
    const first = readBase().assignment.wave.indexOf(0);
    const account = readBase().facts.accounts.id[first] as string;
    const on = readSetting(readBase().document, 'asOf');
    const feedback = { wave: 'wave-1', account, on, tone: 'welcome', text: 'Fine', needsRevision: false } as const;
    for (const id of ['f1', 'f2']) dispatch({ kind: 'logFeedback', id, feedback });
    render(<CalendarView />);
    expect(screen.getByText(/^1 of \d+ customers heard$/)).toBeTruthy();
    expect(screen.getByText(/^0 of \d+ customers heard$/)).toBeTruthy();
  });

  it('gives a call centre to the plan', () => {
    render(<CalendarView />);
    click(screen.getByRole('switch', { name: 'A call centre takes the replies' }));
    expect(readPolicy(readBase().document, 'callCentre').isOn).toBe(true);
    type('Replies it can answer a day', '0');
    expect(readPolicy(readBase().document, 'callCentre').repliesPerDay).toBe(0);
    const rules = planStore.getState().figures?.findings.map(({ rule }) => rule);
    expect(rules).toContain('call-centre-overloaded');
  });
});
