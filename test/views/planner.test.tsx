// @vitest-environment happy-dom
import { act, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BASELINE } from '../../shared/model/create-plan.ts';
import { readScenarioTable } from '../../shared/model/plan.ts';
import { finishSchedule } from '../../shared/waves/schedule/drive.ts';
import { tryCures } from '../../shared/waves/schedule/infeasible.ts';
import type { CureAttempt } from '../../shared/waves/schedule/infeasible.ts';
import { proposeSchedule } from '../../shared/waves/schedule/solve.ts';
import { dispatch, redo, undo } from '../../renderer/state/plan-actions.ts';
import { planStore } from '../../renderer/state/plan-store.ts';
import { cancelPlanning, planWaves, provideScheduler } from '../../renderer/state/schedule-run.ts';
import { NO_SCHEDULE, scheduleStore } from '../../renderer/state/schedule-store.ts';
import { PlannerView } from '../../renderer/views/waves/planner/PlannerView.tsx';
import type { ScheduleClient } from '../../renderer/workers/schedule-client.ts';
import { WorkerStopped } from '../../renderer/workers/worker-client.ts';
import { readBase } from '../board/open-sample.ts';
import { click, closePage, openSamplePage } from './page-fixture.ts';

/** Plans in the page what a worker would plan beside it, in less time. */
const NEAR: ScheduleClient = {
  call: (name, task) => {
    const { input, settings, attempts: given = [] } = task as typeof task & { attempts?: readonly CureAttempt[] };
    const quick = { ...settings, effort: 0.03 };
    const attempts = given.slice(0, 1);
    const output =
      name === 'propose'
        ? finishSchedule(proposeSchedule(input, quick))
        : finishSchedule(tryCures(input, quick, attempts));
    return Promise.resolve(output as never);
  },
  start: () => undefined,
  stop: () => undefined,
};

beforeEach(async () => {
  await openSamplePage();
  scheduleStore.setState(NO_SCHEDULE, true);
  provideScheduler(NEAR);
});

afterEach(() => {
  closePage();
  provideScheduler(null);
});

async function plan(): Promise<void> {
  await act(async () => planWaves());
}

function readFound() {
  const { found } = scheduleStore.getState();
  if (!found) throw new Error('Nothing was planned.');
  return found;
}

describe('the planner', () => {
  it('shows waves, mix, weeks and every account with its reason, and what would help', async () => {
    render(<PlannerView />);
    expect(screen.getByText('No schedule yet')).toBeTruthy();
    await plan();
    const waves = within(screen.getByRole('list', { name: 'Proposed waves' })).getAllByRole('listitem');
    expect(waves).toHaveLength(3);
    const { input } = readFound();
    const rows = within(screen.getByRole('table', { name: 'Moves and their waves' })).getAllByRole('row');
    expect(rows).toHaveLength(input.moves.count + 1);
    expect(rows.slice(1).every((row) => /Wave \d|None/.test(row.textContent))).toBe(true);
    expect(rows.slice(1).every((row) => /Not |would do as well|Stays|Goes/.test(row.textContent))).toBe(true);
    expect(screen.getByText('What would help')).toBeTruthy();
    expect(screen.getByText(/longer: /)).toBeTruthy();
  });

  it('adopts everything as one step that undo takes back; what was adopted is not stale', async () => {
    render(<PlannerView />);
    await plan();
    const before = [...readBase().assignment.wave];
    click(screen.getByRole('button', { name: 'Adopt all' }));
    const { input, proposal } = readFound();
    const { wave } = readBase().assignment;
    expect(Array.from(input.moves.account, (row) => wave[row])).toEqual([...proposal.wave]);
    expect(screen.queryByRole('status', { name: /again/ })).toBeNull();
    expect(screen.queryByText(/plan again/i)).toBeNull();
    act(() => void undo());
    expect([...readBase().assignment.wave]).toEqual(before);
  });

  it('adopts the chosen ones alone, and keeps those that are pinned', async () => {
    render(<PlannerView />);
    await plan();
    const { input, proposal, base } = readFound();
    const move = Array.from(proposal.wave.keys()).find(
      (at) =>
        proposal.wave[at] !== base.assignment.wave[input.moves.account[at] as number] &&
        (proposal.wave[at] as number) >= 0,
    ) as number;
    const row = input.moves.account[move] as number;
    const name = base.facts.accounts.name[row] as string;
    click(screen.getByRole('checkbox', { name: `Choose ${name}` }));
    click(screen.getByRole('button', { name: 'Adopt the chosen' }));
    const changed = [...readBase().assignment.wave.entries()].filter(([at, wave]) => wave !== base.assignment.wave[at]);
    const family = input.moves.family[move];
    const inFamily = Array.from(input.moves.account).filter((_, at) => input.moves.family[at] === family);
    expect(changed.map(([at]) => at).every((at) => inFamily.includes(at))).toBe(true);
    expect(changed.map(([at]) => at)).toContain(row);

    click(screen.getByRole('checkbox', { name: `Choose ${name}` }));
    click(screen.getByRole('button', { name: 'Pin to these waves' }));
    const account = base.facts.accounts.id[row] as string;
    const readPin = () => readScenarioTable(readBase().document, readBase().scenario, 'pins').get(account);
    const pin = base.assignment.waves[proposal.wave[move] as number]?.id;
    expect(readPin()).toBe(pin);
    expect(screen.queryByText(/plan again/i)).toBeNull();
    act(() => void undo());
    expect(readPin()).toBeUndefined();
    act(() => void redo());
    expect(readPin()).toBe(pin);
    expect(screen.getByRole('button', { name: 'Unpin 1' })).toBeTruthy();
    expect(screen.getByText('pinned')).toBeTruthy();
    await plan();
    const again = readFound();
    expect(again.proposal.wave[again.input.moves.account.indexOf(row)]).toBe(proposal.wave[move]);
  });

  it('plans in a read-only copy too, but neither adopts nor pins there', async () => {
    render(<PlannerView />);
    await plan();
    act(() => planStore.setState({ isReadOnly: true }));
    click(screen.getAllByRole('checkbox', { name: /^Choose / })[0] as HTMLElement);
    for (const name of ['Adopt all', 'Adopt the chosen', 'Pin to these waves']) {
      expect(screen.getByRole('button', { name }).hasAttribute('disabled')).toBe(true);
    }
  });

  it('says when the plan has changed since', async () => {
    render(<PlannerView />);
    await plan();
    const { facts, assignment, roster } = readBase();
    const account = facts.accounts.id.findIndex(
      (_, row) => assignment.incoming[row] === assignment.incumbent[row] && assignment.locked[row] === 0 && row > 0,
    );
    const to = roster.ids.findIndex(
      (_, row) => roster.kinds[row] === 'seller' && row !== assignment.incumbent[account],
    );
    act(() => {
      dispatch({
        kind: 'moveAccounts',
        accounts: [facts.accounts.id[account] as string],
        to: roster.ids[to] as string,
        alone: true,
      });
    });
    expect(screen.getByText(/1 account went to another seller since this was planned/)).toBeTruthy();
    act(() => void undo());
    act(() => {
      dispatch({ kind: 'changePolicy', policy: 'handoverCapacity', change: { planHours: 7 } });
    });
    expect(screen.getByText(/changed since this was planned. Plan again/)).toBeTruthy();
  });

  it('can be stopped, says what failed, and has nothing to do for today', async () => {
    const view = render(<PlannerView />);
    let fail: (error: Error) => void = () => undefined;
    const waiting = () =>
      new Promise<never>((_, reject) => {
        fail = reject;
      });
    provideScheduler({ ...NEAR, call: waiting, stop: () => fail(new WorkerStopped()) });
    let run: Promise<void> = Promise.resolve();
    act(() => {
      run = planWaves();
    });
    click(screen.getByRole('button', { name: 'Stop' }));
    await act(async () => run);
    expect(scheduleStore.getState()).toMatchObject({ progress: null, error: null, found: null });
    cancelPlanning();
    provideScheduler({ ...NEAR, call: () => Promise.reject(new Error('out of memory')) });
    await plan();
    expect(screen.getByRole('alert').textContent).toContain('Nothing in the plan has changed. out of memory');
    view.unmount();
    act(() => {
      dispatch({ kind: 'activateScenario', scenario: BASELINE });
    });
    expect(planStore.getState().scenarioId).toBe(BASELINE);
    render(<PlannerView />);
    expect(screen.getByText(/This is today: nothing moves/)).toBeTruthy();
  });
});
