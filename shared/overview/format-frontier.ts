import { formatAmount, formatCount, formatFixedShare } from '../persona/wording.ts';
import type { FrontierStep } from './frontier-curve.ts';

const HEADINGS = ['', 'Times out of tolerance', 'Imbalance left', 'Accounts moved', 'ARR moved', '', 'Proved within'];

/** The points of a frontier in plain text, one a line, the suggested one marked; ends with a line break. */
export function formatFrontier(steps: readonly FrontierStep[], knee: number, currency: string): string {
  const rows = steps.map((step, index) => [
    `${index + 1}${index === knee ? ' *' : ''}`,
    formatCount(step.out),
    formatFixedShare(step.imbalance),
    `${formatCount(step.movedAccounts)} (${formatFixedShare(step.movedAccountsShare)})`,
    formatAmount(step.movedArr, currency),
    formatFixedShare(step.movedArrShare),
    Number.isFinite(step.gap) ? formatFixedShare(step.gap) : '-',
  ]);
  const widths = HEADINGS.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => (row[column] as string).length)),
  );
  const write = (cells: readonly string[]): string =>
    `  ${cells.map((cell, column) => cell.padStart(widths[column] as number)).join('  ')}`.trimEnd();
  const marked = knee < 0 ? [] : ['', '  * suggested: beyond it, further moves buy much less balance'];
  return `${['Balance against disruption', write(HEADINGS), ...rows.map(write), ...marked].join('\n')}\n`;
}
