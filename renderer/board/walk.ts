/** What keyboard walking needs to know of a board: counts only, so that it works over cards that are not drawn. */
export interface BoardGrid {
  readonly columnCount: number;
  /** Cards in the column at an index, after filtering. */
  readonly countOf: (column: number) => number;
}

/** A card's place: column and card by their indexes in the order shown. */
export interface Place {
  readonly column: number;
  readonly index: number;
}

export type Step =
  'up' | 'down' | 'left' | 'right' | 'page-up' | 'page-down' | 'first' | 'last' | 'first-column' | 'last-column';

const PAGE = 8;

/** Where a step leads. Columns without cards are passed over; at an end the place stays as it is. */
export function walk(grid: BoardGrid, from: Place, step: Step): Place {
  const count = grid.countOf(from.column);
  const moveTo = (index: number): Place => ({
    column: from.column,
    index: Math.max(0, Math.min(count - 1, index)),
  });
  switch (step) {
    case 'up':
      return moveTo(from.index - 1);
    case 'down':
      return moveTo(from.index + 1);
    case 'page-up':
      return moveTo(from.index - PAGE);
    case 'page-down':
      return moveTo(from.index + PAGE);
    case 'first':
      return moveTo(0);
    case 'last':
      return moveTo(count - 1);
    case 'left':
      return findFilled(grid, from.column - 1, -1, from.index) ?? from;
    case 'right':
      return findFilled(grid, from.column + 1, 1, from.index) ?? from;
    case 'first-column':
      return findFilled(grid, 0, 1, 0) ?? from;
    case 'last-column':
      return findFilled(grid, grid.columnCount - 1, -1, 0) ?? from;
  }
}

/** The first card of the board: where the focus starts. */
export function findFirstPlace(grid: BoardGrid): Place | null {
  return findFilled(grid, 0, 1, 0);
}

function findFilled(grid: BoardGrid, start: number, direction: 1 | -1, index: number): Place | null {
  for (let column = start; column >= 0 && column < grid.columnCount; column += direction) {
    const count = grid.countOf(column);
    if (count > 0) return { column, index: Math.min(index, count - 1) };
  }
  return null;
}

/**
 * The next card whose name begins with what was typed: in the column first, from the place on and around, then in the
 * columns after it.
 * @param shouldSkipOwn a single letter leads on from the card that has the focus; more letters may stay on it.
 */
export function findByName(
  grid: BoardGrid,
  nameAt: (place: Place) => string,
  from: Place,
  typed: string,
  shouldSkipOwn: boolean,
): Place | null {
  const text = typed.toLowerCase();
  for (let turn = 0; turn <= grid.columnCount; turn++) {
    const column = (from.column + turn) % grid.columnCount;
    const count = grid.countOf(column);
    const isReturn = turn === grid.columnCount;
    const start = turn === 0 ? from.index + (shouldSkipOwn ? 1 : 0) : 0;
    const end = isReturn ? Math.min(count, from.index + 1) : count;
    for (let index = start; index < end; index++) {
      const place = { column, index };
      if (nameAt(place).toLowerCase().startsWith(text)) return place;
    }
    if (turn > 0) continue;
    for (let index = 0; index < Math.min(start, count); index++) {
      const place = { column, index };
      if (nameAt(place).toLowerCase().startsWith(text)) return place;
    }
  }
  return null;
}

/** Letters typed in quick succession belong to one name. */
export class TypedName {
  #text = '';
  #lastAt = Number.NEGATIVE_INFINITY;

  /** @param now milliseconds on any steady clock. @returns all that was typed of the name so far. */
  add(letter: string, now: number): string {
    this.#text = this.isTyping(now) ? this.#text + letter : letter;
    this.#lastAt = now;
    return this.#text;
  }

  isTyping(now: number): boolean {
    return now - this.#lastAt < 800 && this.#text !== '';
  }
}
