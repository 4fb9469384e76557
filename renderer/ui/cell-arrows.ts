import { useEffect } from 'react';
import type { RefObject } from 'react';

const ROWS: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1 };
const CELLS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1 };
/** Fields and lists have a use of their own for the arrows: Tab leads to them, and on. */
const KEEPS_ARROWS = 'input[type="text"], select, [aria-haspopup]';
/** What takes the focus in a cell, whether Tab stops there or not. */
const CONTROL = 'button, a[href], input:not([type="text"]), [tabindex]:not(input)';

/**
 * Arrows between the cells of a table: up and down lead to the same control of the row before or after, left and right to
 * the one beside it. Figures that explain themselves need be no stops of Tab then, which would be thousands in a long table.
 * @param table the table, or what it scrolls in
 */
export function useCellArrows(table: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = table.current;
    element?.addEventListener('keydown', walkCells);
    return () => element?.removeEventListener('keydown', walkCells);
  }, [table]);
}

function walkCells(event: KeyboardEvent): void {
  const { key, target } = event;
  if (event.defaultPrevented || !(target instanceof HTMLElement) || target.matches(KEEPS_ARROWS)) return;
  const cell = target.closest<HTMLTableCellElement>('tbody td, tbody th');
  const row = cell?.parentElement;
  const next = cell && row && (findBeside(row, target, CELLS[key]) ?? findInRow(row, cell, ROWS[key]));
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function findBeside(row: HTMLElement, control: HTMLElement, by: number | undefined): HTMLElement | undefined {
  if (by === undefined) return undefined;
  const controls = [...row.querySelectorAll<HTMLElement>(CONTROL)];
  return controls[controls.indexOf(control) + by];
}

function findInRow(row: HTMLElement, cell: HTMLTableCellElement, by: number | undefined): HTMLElement | null {
  if (by === undefined) return null;
  const other = by > 0 ? row.nextElementSibling : row.previousElementSibling;
  return other instanceof HTMLTableRowElement
    ? (other.cells[cell.cellIndex]?.querySelector<HTMLElement>(CONTROL) ?? null)
    : null;
}
