import { MEASURE_NAMES } from '../../shared/overview/measure-wording.ts';
import { formatAmount, formatFixedShare } from '../../shared/persona/wording.ts';
import type { DifferenceKind } from '../../shared/review/compare.ts';
import type { DiffDecision, DiffReport, DiffSide } from '../../shared/review/diff-report.ts';
import { MEASURES } from '../../shared/territory/measures.ts';
import { countThings, formatCount, layOutTable } from './text-table.ts';

const KIND_WORDS: Readonly<Record<DifferenceKind, string>> = {
  added: 'added',
  dropped: 'dropped',
  seller: 'other seller',
  wave: 'other wave',
};

/** A comparison for people; ends with a line break. */
export function formatDiff(report: DiffReport): string {
  const { first, second, counts, same, accounts, differences } = report;
  const head = [
    `${nameSide(first)}  →  ${nameSide(second)}`,
    `${countThings(counts.added, 'move')} added, ${formatCount(counts.dropped)} dropped, ${formatCount(counts.seller)} to another seller, ${formatCount(counts.wave)} in another wave, ${formatCount(same)} alike`,
  ];
  const { onlyFirst, onlySecond, otherIncumbent } = accounts;
  if (onlyFirst + onlySecond > 0) {
    head.push(`${countThings(onlyFirst, 'account')} only in the first, ${formatCount(onlySecond)} only in the second`);
  }
  if (otherIncumbent > 0) head.push(`${countThings(otherIncumbent, 'account')} with another incumbent`);
  return [`${head.join('\n')}\n`, `Scorecards\n${formatScorecards(first, second)}`, formatMoves(report)]
    .filter((section, index) => index < 2 || differences.length > 0)
    .join('\n');
}

function nameSide({ plan, scenario, asOf }: DiffSide): string {
  return `${plan} · ${scenario.name} · as of ${asOf}`;
}

function formatScorecards(first: DiffSide, second: DiffSide): string {
  const decimal = (value: number | null): string => (value === null ? '–' : value.toFixed(3));
  const rows = MEASURES.flatMap((measure) => {
    const one = first.scorecard.balance[measure];
    const other = second.scorecard.balance[measure];
    const name = MEASURE_NAMES[measure];
    const spread = [`${name}, CV`, decimal(one.after.cv), decimal(other.after.cv)];
    if (one.tolerance === null && other.tolerance === null) return [spread];
    return [[`${name}, sellers out`, formatCount(one.after.out), formatCount(other.after.out)], spread];
  });
  const price = (label: string, write: (side: DiffSide) => string): string[] => [label, write(first), write(second)];
  rows.push(
    price('Accounts moved', ({ scorecard: { disruption } }) => formatCount(disruption.movedAccounts)),
    price('ARR moved', ({ scorecard: { disruption }, currency }) => formatAmount(disruption.movedArr, currency)),
    price('of all ARR', ({ scorecard: { disruption } }) => formatFixedShare(disruption.shares.arr)),
    price('Late-stage deals moved', ({ scorecard: { disruption } }) => formatCount(disruption.lateDealsMoved)),
    price('Continuity', ({ scorecard: { disruption } }) => formatFixedShare(disruption.continuity)),
  );
  const columns = [{ heading: '' }, { heading: 'first', isNumber: true }, { heading: 'second', isNumber: true }];
  return layOutTable(columns, rows);
}

function formatMoves({ differences, second }: DiffReport): string {
  const columns = [
    { heading: 'Account' },
    { heading: '' },
    { heading: 'Incumbent' },
    { heading: 'first' },
    { heading: 'second' },
    { heading: 'ARR', isNumber: true },
  ];
  const write = ({ moves, sellerName, wave }: DiffDecision): string =>
    moves ? `${sellerName}${wave === null ? '' : ` (${wave})`}` : 'stays';
  const rows = differences.map((difference) => [
    difference.name,
    KIND_WORDS[difference.kind],
    difference.incumbent,
    write(difference.first),
    write(difference.second),
    difference.arr === null ? '–' : formatAmount(difference.arr, second.currency),
  ]);
  return `Moves\n${layOutTable(columns, rows)}`;
}
