import { beforeAll, describe, expect, it } from 'vitest';
import { createGrid } from '../../renderer/board/board-grid.ts';
import type { AccountGrid } from '../../renderer/board/board-grid.ts';
import { takeCards } from '../../renderer/board/lift.ts';
import { SELLER_BOARD } from '../../renderer/board/seller-descriptor.ts';
import { WAVE_BOARD } from '../../renderer/board/wave-descriptor.ts';
import type { BoardDescriptor } from '../../renderer/board/board-descriptor.ts';
import { readColumnKeys } from '../../renderer/state/columns.ts';
import { changeFilter, clearFilter } from '../../renderer/state/session-store.ts';
import { countFamily, listUnit } from '../../shared/model/families.ts';
import { NO_ROW } from '../../shared/model/ids.ts';
import { openSampleInMemory, readBase } from './open-sample.ts';

beforeAll(openSampleInMemory);

function openGrid(descriptor: BoardDescriptor): AccountGrid {
  const keys = readColumnKeys()[descriptor.kind];
  const columns = keys.map((key) => ({ key, name: descriptor.nameColumn(readBase(), key), group: '' }));
  return createGrid(descriptor, columns, new Map(keys.map((key, index) => [key, index])), readBase());
}

describe('the board as places', () => {
  it.each([SELLER_BOARD, WAVE_BOARD])('finds every card of the board where it stands: $kind', (descriptor) => {
    const grid = openGrid(descriptor);
    let cards = 0;
    for (let column = 0; column < grid.columnCount; column++) {
      for (let index = 0; index < grid.countOf(column); index++) {
        const account = grid.accountAt({ column, index });
        expect(account === null ? null : grid.placeOf(account)).toEqual({ column, index });
        cards++;
      }
    }
    expect(cards).toBeGreaterThan(20);
  });

  it('has every account on the territory board, the pool first', () => {
    const grid = openGrid(SELLER_BOARD);
    const counts = Array.from({ length: grid.columnCount }, (_, column) => grid.countOf(column));
    expect(counts.reduce((sum, count) => sum + count)).toBe(readBase().facts.accounts.count);
    expect(readColumnKeys().sellers[0]).toBe(NO_ROW);
  });

  it('has no place for a card that the filter hides', () => {
    const account = openGrid(SELLER_BOARD).accountAt({ column: 1, index: 0 }) as string;
    changeFilter({ text: 'no account is called this' });
    expect(openGrid(SELLER_BOARD).placeOf(account)).toBeNull();
    clearFilter();
    expect(openGrid(SELLER_BOARD).placeOf(account)).toEqual({ column: 1, index: 0 });
  });
});

describe('taking cards', () => {
  const take = (selection: readonly string[], lead: string) =>
    takeCards(SELLER_BOARD, readBase(), new Set(selection), lead, false);
  const accountsWhere = (test: (row: number) => boolean): string[] => {
    const { facts } = readBase();
    return facts.accounts.id.filter((_, row) => test(row));
  };
  const isFree = (row: number): boolean => readBase().assignment.locked[row] === 0;
  const isAlone = (row: number): boolean => isFree(row) && countFamily(readBase().families, row) === 1;

  it('takes a card that is not selected alone, whatever else is', () => {
    const [lead = '', ...others] = accountsWhere(isAlone).slice(0, 4);
    expect(take(others, lead)).toMatchObject({ accounts: [lead], rows: [readBase().accountRow.get(lead)] });
  });

  it('takes the whole selection with a card of it', () => {
    const accounts = accountsWhere(isAlone).slice(0, 4);
    const [lead = ''] = accounts;
    expect(take(accounts, lead)).toMatchObject({ accounts, title: '4 accounts' });
  });

  it('takes the family along that is with the same seller, and says so', () => {
    const { families, assignment, accountRow } = readBase();
    const unitOf = (row: number): number[] => listUnit(families, assignment.incoming, row);
    const [lead = ''] = accountsWhere((row) => unitOf(row).length > 1 && unitOf(row).every(isFree));
    const unit = unitOf(accountRow.get(lead) as number);
    const lift = take([], lead);
    expect(lift?.rows.toSorted((left, right) => left - right)).toEqual(unit);
    expect(lift?.title).toBe(`family of ${unit.length}`);
  });

  it('leaves locked cards behind, but shows one that is taken by itself', () => {
    const [locked = ''] = accountsWhere((row) => !isFree(row));
    const [lead = ''] = accountsWhere(isAlone);
    const { accountRow } = readBase();
    expect(take([locked, lead], lead)?.rows).toEqual([accountRow.get(lead)]);
    expect(take([], locked)?.rows).toEqual([accountRow.get(locked)]);
  });
});
