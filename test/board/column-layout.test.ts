import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BoardColumn } from '../../renderer/board/board-column.ts';
import { findColumnAt, fitColumnWidth, layOutColumns, sizeOfColumn } from '../../renderer/board/column-layout.ts';

const WIDTH = 226;

const columnsOf = (groups: readonly string[]): BoardColumn[] =>
  groups.map((group, key) => ({ key, name: `Seller ${key}`, group }));

/** Runs of groups, as the columns are sorted. */
const anyColumns = fc
  .array(fc.tuple(fc.constantFrom('DACH', 'Nordics', ''), fc.integer({ min: 1, max: 6 })), { maxLength: 8 })
  .map((runs) => columnsOf(runs.flatMap(([group, count]) => Array.from({ length: count }, () => group))));

describe('the layout of the columns', () => {
  it('puts columns one after the other without overlap', () => {
    fc.assert(
      fc.property(anyColumns, (columns) => {
        const { starts, total } = layOutColumns(columns, WIDTH);
        for (let index = 1; index < starts.length; index++) {
          expect(starts[index]).toBeGreaterThan((starts[index - 1] as number) + WIDTH);
        }
        if (columns.length > 0) expect(total).toBeGreaterThan((starts.at(-1) as number) + WIDTH);
      }),
    );
  });

  it('gives the virtual list sizes that add up to the same starts', () => {
    fc.assert(
      fc.property(anyColumns, (columns) => {
        const layout = layOutColumns(columns, WIDTH);
        let at = layout.starts[0] ?? layout.total;
        columns.forEach((_, index) => {
          expect(at).toBe(layout.starts[index]);
          at += sizeOfColumn(layout, index);
        });
        expect(at).toBe(layout.total);
      }),
    );
  });

  it('spans each run of a group once, over exactly its columns', () => {
    const { groups, starts } = layOutColumns(columnsOf(['', 'DACH', 'DACH', 'Nordics']), WIDTH);
    expect(groups.map(({ label, columns }) => [label, columns])).toEqual([
      ['', 1],
      ['DACH', 2],
      ['Nordics', 1],
    ]);
    expect(groups[1]).toMatchObject({ start: starts[1], width: (starts[2] as number) + WIDTH - (starts[1] as number) });
  });
});

describe('finding the column under the pointer', () => {
  it('finds the nearest one, as measuring each of them would', () => {
    fc.assert(
      fc.property(anyColumns, fc.integer({ min: -100, max: 14_000 }), (columns, x) => {
        const layout = layOutColumns(columns, WIDTH);
        const distances = [...layout.starts].map((start) => Math.max(0, start - x, x - (start + WIDTH)));
        const found = findColumnAt(layout, x);
        if (columns.length === 0) expect(found).toBe(-1);
        else expect(distances[found]).toBe(Math.min(...distances));
      }),
    );
  });

  it('lets few columns fill the room, within reason, and never squeezes many', () => {
    fc.assert(
      fc.property(anyColumns, fc.integer({ min: 0, max: 3000 }), (columns, room) => {
        const width = fitColumnWidth(columns, WIDTH, room);
        expect(width).toBeGreaterThanOrEqual(WIDTH);
        expect(width).toBeLessThanOrEqual(WIDTH * 1.5);
        if (width > WIDTH) expect(layOutColumns(columns, width).total).toBeLessThanOrEqual(room);
      }),
    );
  });
});
