import { countOf, formatAmount, formatCount, formatShare } from '../persona/wording.ts';
import { MEASURE_WORDS } from './redesign-words.ts';
import type { DisruptionFigures, RedesignReport } from './redesign-report.ts';

const SHOWN_MOVES = 10;
const SHOWN_WHALES = 5;

/** A proposal for people, in plain text; ends with a line break. */
export function formatRedesign(report: RedesignReport, currency: string): string {
  const sections = [
    `Redesign\n  ${report.quality.words}`,
    list('Clashes', report.clashes),
    report.status === 'clash' ? '' : formatBalance(report),
    report.status === 'clash' ? '' : formatDisruption(report, currency),
    formatDistance(report),
    formatMoves(report),
    list('Large accounts', report.whales, SHOWN_WHALES),
    list('Out of tolerance, because', report.bars),
    list(
      'What would help',
      report.relaxations.map(({ words }) => words),
    ),
    report.stuck.length > 0
      ? `Without a seller\n  ${countOf(report.stuck.length, 'account')} for whom nobody is eligible`
      : '',
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function list(heading: string, lines: readonly string[], most = lines.length): string {
  if (lines.length === 0) return '';
  const more = lines.length > most ? [`  and ${lines.length - most} more`] : [];
  return [heading, ...lines.slice(0, most).map((line) => `  ${line}`), ...more].join('\n');
}

function formatBalance({ balance }: RedesignReport): string {
  const lines = balance.map(({ measure, tolerance, today, proposed }) => {
    const out = `out of tolerance ${today.out} → ${proposed.out}`;
    const cv = `CV ${formatFigure(today.cv)} → ${formatFigure(proposed.cv)}`;
    return `  ${MEASURE_WORDS[measure].padEnd(10)}±${formatShare(tolerance).padEnd(6)}${out.padEnd(28)}${cv}`;
  });
  return ['Balance, today → proposed', ...lines].join('\n');
}

function formatFigure(value: number | null): string {
  return value === null ? '–' : value.toFixed(2);
}

function formatDisruption({ disruption }: RedesignReport, currency: string): string {
  const { proposed } = disruption;
  return [
    'Disruption of the proposal',
    `  ${countOf(proposed.movedAccounts, 'account')} (${formatShare(proposed.movedAccountsShare)}) and ${formatAmount(proposed.movedArr, currency)} of ARR (${formatShare(proposed.movedArrShare)}) change a seller who stays`,
    `  ${describeRest(proposed)}`,
  ].join('\n');
}

function formatDistance({ distance, status }: RedesignReport): string {
  if (!distance || status === 'clash') return '';
  const { scenario, proposed } = distance;
  return [
    'Distance to the sellers’ bases, scenario → proposed',
    `  ${formatCount(scenario.total)} → ${formatCount(proposed.total)} km in all, ${formatFigure(scenario.mean)} → ${formatFigure(proposed.mean)} km an account`,
  ].join('\n');
}

function describeRest({ lateDealsMoved, movedAgain, continuity }: DisruptionFigures): string {
  return `${countOf(lateDealsMoved, 'late deal')} moved, ${movedAgain} moved again within a year, continuity ${formatShare(continuity)}`;
}

function formatMoves({ moves }: RedesignReport): string {
  const lines = moves.slice(0, SHOWN_MOVES).flatMap(({ names, fromName, toName, why, costs }) => {
    const others = names.length > 1 ? ` and ${names.length - 1} more` : '';
    return [`  ${names[0]}${others}: ${fromName} → ${toName}`, `    ${why}`, `    Costs: ${costs}`];
  });
  const more = moves.length > SHOWN_MOVES ? [`  and ${moves.length - SHOWN_MOVES} more`] : [];
  return moves.length === 0 ? '' : [`Moves (${moves.length})`, ...lines, ...more].join('\n');
}
