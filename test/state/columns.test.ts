import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from '../../shared/commands/command.ts';
import { NO_ROW } from '../../shared/model/ids.ts';
import type { PlanBase } from '../../shared/overview/plan-base.ts';
import type { Filter } from '../../renderer/state/session-store.ts';
import { World } from './app-world.ts';
import type { App } from './app-world.ts';

async function startWithSample(): Promise<App> {
  const app = await new World().start();
  await app.openSample();
  return app;
}

const baseOf = (app: App): PlanBase => {
  const { base } = app.getPlan();
  if (!base) throw new Error('No plan is open.');
  return base;
};

/** The lists as the definition has them, without any bookkeeping. */
function listNaively(app: App): Map<string, number[]> {
  const base = baseOf(app);
  const { filter, sortOrder } = app.sessionStore.getState();
  const { accounts } = base.facts;
  const { incoming, incumbent, wave, waves } = base.assignment;
  const nameOf = (row: number): string => accounts.name[row] as string;
  const isShown = (row: number): boolean => {
    if (!nameOf(row).toLowerCase().includes(filter.text.toLowerCase())) return false;
    if (filter.movedOnly && incoming[row] === incumbent[row]) return false;
    const persona = base.personas.personas[base.personas.codes[row] as number]?.id;
    if (filter.persona !== null && filter.persona !== persona) return false;
    if (filter.segment !== null && base.measures.segments[base.measures.segmentOf[row] as number] !== filter.segment) {
      return false;
    }
    if (filter.seller !== null) {
      const seller = base.roster.ids.indexOf(filter.seller);
      if (incoming[row] !== seller && incumbent[row] !== seller) return false;
    }
    if (filter.wave === 'unscheduled') return wave[row] === NO_ROW && incoming[row] !== incumbent[row];
    return filter.wave === null || waves[wave[row] as number]?.id === filter.wave;
  };
  const arrOf = (row: number): number => {
    const arr = accounts.arr[row] as number;
    return Number.isNaN(arr) ? -Infinity : arr;
  };
  const byArr = (left: number, right: number): number =>
    arrOf(left) === arrOf(right) ? left - right : arrOf(right) - arrOf(left);
  const personaOf = (row: number): number => {
    const code = base.personas.codes[row] as number;
    return code < 0 ? 99 : code;
  };
  const compare = {
    arr: byArr,
    name: (left: number, right: number) =>
      nameOf(left).localeCompare(nameOf(right), undefined, { numeric: true }) || left - right,
    persona: (left: number, right: number) => personaOf(left) - personaOf(right) || byArr(left, right),
  }[sortOrder];
  const lists = new Map<string, number[]>();
  const put = (key: string, row: number): void => {
    const list = lists.get(key);
    if (list) list.push(row);
    else lists.set(key, [row]);
  };
  for (let row = 0; row < accounts.count; row++) {
    if (!isShown(row)) continue;
    put(`seller ${incoming[row]}`, row);
    const isMoving = incoming[row] !== incumbent[row];
    if (wave[row] !== NO_ROW) put(`wave ${wave[row]}`, row);
    else if (isMoving && (base.personas.codes[row] as number) >= 0) put(`wave ${NO_ROW}`, row);
  }
  for (const rows of lists.values()) rows.sort(compare);
  return lists;
}

function listShown(app: App): Map<string, number[]> {
  const base = baseOf(app);
  const lists = new Map<string, number[]>();
  const put = (key: string, rows: Int32Array): void => {
    if (rows.length > 0) lists.set(key, [...rows]);
  };
  for (let row = NO_ROW; row < base.roster.count; row++) put(`seller ${row}`, app.columns.readSellerColumn(row).rows);
  for (let index = NO_ROW; index < base.assignment.waves.length; index++) {
    put(`wave ${index}`, app.columns.readWaveColumn(index).rows);
  }
  return lists;
}

const sorted = (lists: Map<string, number[]>) => Object.fromEntries(lists);

type Step = { readonly command: (base: PlanBase) => Command } | { readonly change: (app: App) => void };

const picks = fc.array(fc.nat(1199), { minLength: 1, maxLength: 30 });
const idsOf = (base: PlanBase, rows: readonly number[]): string[] =>
  rows.map((row) => base.facts.accounts.id[row] as string);
const decide = (command: (base: PlanBase) => Command): Step => ({ command });
const filter = (change: Partial<Filter>): Step => ({ change: (app) => app.session.changeFilter(change) });

const step: fc.Arbitrary<Step> = fc.oneof(
  fc
    .tuple(picks, fc.nat(23))
    .map(([rows, to]) =>
      decide((base) => ({ kind: 'moveAccounts', accounts: idsOf(base, rows), to: base.roster.ids[to] as string })),
    ),
  picks.map((rows) => decide((base) => ({ kind: 'moveAccounts', accounts: idsOf(base, rows), to: '' }))),
  fc
    .tuple(picks, fc.constantFrom('wave-1', 'wave-2', null))
    .map(([rows, wave]) => decide((base) => ({ kind: 'scheduleAccounts', accounts: idsOf(base, rows), wave }))),
  fc
    .tuple(picks, fc.constantFrom('high-risk', 'core', null))
    .map(([rows, persona]) =>
      decide((base) => ({ kind: 'overridePersona', accounts: idsOf(base, rows), persona, reason: 'known' })),
    ),
  picks.map((rows) => decide((base) => ({ kind: 'lockAccounts', accounts: idsOf(base, rows), reason: 'stays' }))),
  fc.constant(decide(() => ({ kind: 'removeWave', wave: 'wave-1' }))),
  fc.constant(decide(() => ({ kind: 'addWave', name: 'Last', launch: '' }))),
  fc.constantFrom<Step>(
    filter({ text: 'an' }),
    filter({ text: '' }),
    filter({ movedOnly: true }),
    filter({ movedOnly: false }),
    filter({ persona: 'core' }),
    filter({ persona: null }),
    filter({ wave: 'unscheduled' }),
    filter({ wave: 'wave-2' }),
    filter({ wave: null }),
    { change: (app) => app.session.clearFilter() },
    { change: (app) => app.session.setSortOrder('name') },
    { change: (app) => app.session.setSortOrder('persona') },
    { change: (app) => app.session.setSortOrder('arr') },
    { change: (app) => void app.undo() },
    { change: (app) => void app.redo() },
  ),
);

it('lists are after every step what the definition says', async () => {
  const app = await startWithSample();
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
      for (const next of steps) {
        if ('change' in next) next.change(app);
        else app.dispatch(next.command(baseOf(app)));
        expect(sorted(listShown(app))).toEqual(sorted(listNaively(app)));
      }
    }),
    { numRuns: 20 },
  );
}, 60_000);

describe('a move', () => {
  it('makes only the lists anew that it touches', async () => {
    const app = await startWithSample();
    const base = baseOf(app);
    const { incoming, incumbent, locked } = base.assignment;
    const row = incoming.findIndex(
      (seller, at) => seller >= 0 && seller === incumbent[at] && !locked[at] && isAlone(base, at),
    );
    const from = incoming[row] as number;
    const to = base.roster.kinds.findIndex(
      (kind, at) => kind === 'seller' && at !== from && base.roster.leavesOn[at]! < 0,
    );
    const read = () => app.columns.readColumnKeys().sellers.map((seller) => app.columns.readSellerColumn(seller));
    const before = read();
    const { sellers } = app.columns.readColumnKeys();
    const outcome = app.dispatch({
      kind: 'moveAccounts',
      accounts: [base.facts.accounts.id[row] as string],
      to: base.roster.ids[to] as string,
    });
    expect(outcome.ok).toBe(true);
    const changed = read().flatMap((list, at) => (list === before[at] ? [] : [sellers[at]]));
    expect(new Set(changed)).toEqual(new Set([from, to]));
  });
});

function isAlone(base: PlanBase, row: number): boolean {
  const { familyOf, starts } = base.families;
  const family = familyOf[row] as number;
  return (starts[family + 1] as number) - (starts[family] as number) === 1;
}

describe('the columns', () => {
  it('stand in groups and by name, the pool first', async () => {
    const app = await startWithSample();
    app.session.setGroupBy('region');
    const { sellers, groups, waves } = app.columns.readColumnKeys();
    const { roster } = baseOf(app);
    expect(sellers[0]).toBe(NO_ROW);
    expect(waves).toEqual([NO_ROW, 0, 1, 2]);
    expect(groups.slice(1)).toEqual(sellers.slice(1).map((row) => roster.regions[row]));
    const named = groups.filter((group) => group !== '');
    expect(named).toEqual([...named].sort((left, right) => left.localeCompare(right)));
    app.session.setGroupBy('none');
    const names = app.columns
      .readColumnKeys()
      .sellers.slice(1)
      .map((row) => roster.names[row] as string);
    expect(names).toEqual([...names].sort((left, right) => left.localeCompare(right, undefined, { numeric: true })));
  });

  it('gain one with a vacancy and with a wave', async () => {
    const app = await startWithSample();
    const count = (): number[] => {
      const { sellers, waves } = app.columns.readColumnKeys();
      return [sellers.length, waves.length];
    };
    const [sellers = 0, waves = 0] = count();
    const vacancy = { name: 'Vacancy East', team: '', region: '', manager: '', fte: 1, startsOn: '' } as const;
    expect(app.dispatch({ kind: 'openVacancy', id: 'v-9', vacancy })).toMatchObject({ ok: true });
    expect(app.dispatch({ kind: 'addWave', name: 'Wave 4', launch: '' })).toMatchObject({ ok: true });
    expect(count()).toEqual([sellers + 1, waves + 1]);
    app.undo();
    app.undo();
    expect(count()).toEqual([sellers, waves]);
  });

  it('keep a list the same object where a filter does not change it', async () => {
    const app = await startWithSample();
    const before = app.columns.readSellerColumn(0);
    app.session.changeFilter({ text: ' ' });
    expect(app.columns.readSellerColumn(0)).toBe(before);
  });
});
