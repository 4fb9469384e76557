import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findByName, findFirstPlace, TypedName, walk } from '../../renderer/board/walk.ts';
import type { BoardGrid, Place, Step } from '../../renderer/board/walk.ts';

const STEPS: readonly Step[] = [
  'up',
  'down',
  'left',
  'right',
  'page-up',
  'page-down',
  'first',
  'last',
  'first-column',
  'last-column',
];

const gridOf = (counts: readonly number[]): BoardGrid => ({
  columnCount: counts.length,
  countOf: (column) => counts[column] ?? 0,
});

const gridOfNames = (columns: readonly (readonly string[])[]) => ({
  grid: gridOf(columns.map((names) => names.length)),
  nameAt: ({ column, index }: Place): string => columns[column]?.[index] ?? '',
});

describe('walking the cards', () => {
  it('always ends on a card, whatever is pressed', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(counts, fc.array(fc.constantFrom(...STEPS), { maxLength: 60 }), (columns, steps) => {
        const grid = gridOf(columns);
        let place = findFirstPlace(grid);
        if (place === null) {
          expect(columns.every((count) => count === 0)).toBe(true);
          return;
        }
        for (const step of steps) {
          place = walk(grid, place, step);
          expect(place.index).toBeGreaterThanOrEqual(0);
          expect(place.index).toBeLessThan(grid.countOf(place.column));
        }
      }),
    );
  });

  it('passes over empty columns and keeps the height as far as it can', () => {
    const grid = gridOf([9, 0, 0, 3, 9]);
    expect(walk(grid, { column: 0, index: 7 }, 'right')).toEqual({ column: 3, index: 2 });
    expect(walk(grid, { column: 3, index: 1 }, 'left')).toEqual({ column: 0, index: 1 });
    expect(walk(grid, { column: 4, index: 5 }, 'right')).toEqual({ column: 4, index: 5 });
  });

  it('goes to the ends of a column and of the board', () => {
    const grid = gridOf([0, 5, 4, 0]);
    expect(walk(grid, { column: 1, index: 2 }, 'last')).toEqual({ column: 1, index: 4 });
    expect(walk(grid, { column: 1, index: 2 }, 'first')).toEqual({ column: 1, index: 0 });
    expect(walk(grid, { column: 1, index: 2 }, 'last-column')).toEqual({ column: 2, index: 0 });
    expect(walk(grid, { column: 2, index: 2 }, 'first-column')).toEqual({ column: 1, index: 0 });
  });
});

describe('finding a card by its name', () => {
  const { grid, nameAt } = gridOfNames([
    ['Aurum', 'Brandt', 'Aachen', 'Brügge'],
    ['Brookline', 'Castell'],
  ]);
  const find = (from: Place, typed: string) => findByName(grid, nameAt, from, typed, typed.length === 1);

  it('leads from one to the next with the same letter, around within the column', () => {
    expect(find({ column: 0, index: 0 }, 'b')).toEqual({ column: 0, index: 1 });
    expect(find({ column: 0, index: 1 }, 'b')).toEqual({ column: 0, index: 3 });
    expect(find({ column: 0, index: 3 }, 'b')).toEqual({ column: 0, index: 1 });
  });

  it('stays where more letters still fit, in any case', () => {
    expect(find({ column: 0, index: 3 }, 'BRÜ')).toEqual({ column: 0, index: 3 });
  });

  it('looks in the columns after it, and around to those before', () => {
    expect(find({ column: 0, index: 0 }, 'c')).toEqual({ column: 1, index: 1 });
    expect(find({ column: 1, index: 0 }, 'aa')).toEqual({ column: 0, index: 2 });
    expect(find({ column: 0, index: 0 }, 'x')).toBeNull();
  });

  it('finds a card whenever there is one', () => {
    const names = fc.array(fc.array(fc.constantFrom('ab', 'b', 'ba', 'c'), { maxLength: 5 }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(names, fc.constantFrom('a', 'b', 'ba', 'c'), (columns, typed) => {
        const other = gridOfNames(columns);
        const from = findFirstPlace(other.grid);
        if (from === null) return;
        const found = findByName(other.grid, other.nameAt, from, typed, false);
        expect(found !== null).toBe(columns.flat().some((name) => name.startsWith(typed)));
        if (found) expect(other.nameAt(found).startsWith(typed)).toBe(true);
      }),
    );
  });

  it('takes letters in quick succession for one name', () => {
    const typed = new TypedName();
    expect(typed.isTyping(0)).toBe(false);
    expect([typed.add('b', 0), typed.add('r', 300), typed.isTyping(1000)]).toEqual(['b', 'br', true]);
    expect([typed.isTyping(1200), typed.add('c', 1200)]).toEqual([false, 'c']);
  });
});
