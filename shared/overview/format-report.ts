import type { FindingSeverity } from '../waves/findings.ts';
import { countOf, formatAmount, formatCount, formatFixedShare, formatHours, formatShare } from '../persona/wording.ts';
import type { DistanceFigures } from './distances.ts';
import { MEASURES } from '../territory/measures.ts';
import type { Measure } from '../territory/measures.ts';
import type { FindingReport, PlanReport } from './report.ts';
import type { SellerReport } from './report-books.ts';
import type { BalancesReport, SpreadReport } from './report-scorecard.ts';

type Cells = readonly string[];

/** A report for people, in plain text with aligned columns; ends with a line break. */
export function formatReport(report: PlanReport): string {
  const sections = [
    formatHead(report),
    formatBalance(report),
    formatSegments(report),
    formatDisruption(report),
    formatBooks(report),
    formatDistances(report),
    formatPersonas(report),
    formatWaves(report),
    formatFindings(report.findings),
    formatCoverage(report),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

/** A finding, perhaps with the name of what would settle it. */
type ReportedFinding = FindingReport & { readonly fix?: { readonly label: string } | null };

/** What the window calls them, too. */
const SEVERITY_WORDS: Readonly<Record<FindingSeverity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** Findings alone, worst first; one says so where there are none. */
export function formatFindings(findings: readonly ReportedFinding[]): string {
  if (findings.length === 0) return 'Findings\n  none';
  const lines = findings.map(({ severity, title, evidence, fix }) =>
    [`  ${SEVERITY_WORDS[severity].padEnd(8)}${title}`, evidence, ...(fix ? [`→ ${fix.label}`] : [])].join(
      '\n          ',
    ),
  );
  return `Findings\n${lines.join('\n')}`;
}

function formatHead({ plan, scenario, counts, moves }: PlanReport): string {
  const moved = moves.transfer + moves.succession + moves.assignment + moves.release;
  return [
    `${plan.name} · ${scenario.name} · as of ${plan.asOf}`,
    [
      countOf(counts.accounts, 'account'),
      `${countOf(counts.sellers, 'seller')}${describeOthers(counts)}`,
      `${countOf(counts.opportunities, 'opportunity', 'opportunities')} (${formatCount(counts.openOpportunities)} open)`,
      `${formatCount(counts.unassigned)} unassigned`,
    ].join(' · '),
    `${countOf(moved, 'move')}: ${formatCount(moves.transfer)} transfers, ${formatCount(moves.succession)} successions, ${formatCount(moves.assignment)} assignments, ${formatCount(moves.release)} releases`,
  ].join('\n');
}

function describeOthers({ managers, vacancies }: PlanReport['counts']): string {
  const others = [
    managers > 0 ? countOf(managers, 'manager') : '',
    vacancies > 0 ? countOf(vacancies, 'vacancy', 'vacancies') : '',
  ].filter((text) => text !== '');
  return others.length > 0 ? ` (of them ${others.join(', ')})` : '';
}

const MEASURE_NAMES: Readonly<Record<Measure, string>> = {
  accounts: 'Accounts',
  arr: 'ARR',
  workload: 'Workload, h',
  pipeline: 'Pipeline',
  potential: 'Potential',
};

function formatMeasure(measure: Measure, value: number, currency: string): string {
  return measure === 'accounts' || measure === 'workload' ? formatCount(value) : formatAmount(value, currency);
}

const SPREAD = ['out', 'CV', 'max/min', 'Gini'];

function formatBalance({ scorecard, plan }: PlanReport): string {
  const rows = listBalances(scorecard, MEASURES, plan.currency);
  const header = ['', 'total', 'tolerance', ...SPREAD, ...SPREAD];
  return `Balance, today and under the scenario\n${formatTable(header, rows)}`;
}

/** The measures that count, within each segment. */
function formatSegments({ segments, plan }: PlanReport): string {
  if (segments.length < 2) return '';
  const rows = segments.flatMap((segment) =>
    listBalances(segment, segment.combined.measures, plan.currency).map((cells, index) => [
      index > 0 ? '' : segment.name || 'Without a segment',
      ...cells,
    ]),
  );
  const header = ['', '', 'total', 'tolerance', ...SPREAD, ...SPREAD];
  return `Balance by segment, today and under the scenario\n${formatTable(header, rows, 2)}`;
}

/** A line for each measure, then all weighed together. */
function listBalances({ balance, combined }: BalancesReport, measures: readonly Measure[], currency: string): Cells[] {
  const describe = ({ out, cv, maxMin, gini }: SpreadReport, tolerance: number | null): Cells => [
    tolerance === null ? '–' : formatCount(out),
    formatDecimal(cv, 3),
    formatDecimal(maxMin, 1),
    formatDecimal(gini, 3),
  ];
  const write = (
    name: string,
    total: string,
    { tolerance, before, after }: Pick<BalancesReport['combined'], 'tolerance' | 'before' | 'after'>,
  ): Cells => [
    name,
    total,
    tolerance === null ? '–' : `±${formatShare(tolerance)}`,
    ...describe(before, tolerance),
    ...describe(after, tolerance),
  ];
  return [
    ...measures.map((measure) =>
      write(MEASURE_NAMES[measure], formatMeasure(measure, balance[measure].after.total, currency), balance[measure]),
    ),
    write('Weighted together', '', combined),
  ];
}

function formatDisruption({ scorecard, plan }: PlanReport): string {
  const { disruption } = scorecard;
  const { shares } = disruption;
  const rows: Cells[] = [
    ['Accounts moved', formatCount(disruption.movedAccounts), formatFixedShare(shares.accounts)],
    ['ARR moved', formatAmount(disruption.movedArr, plan.currency), formatFixedShare(shares.arr)],
    ['Pipeline moved', formatAmount(disruption.movedPipeline, plan.currency), formatFixedShare(shares.pipeline)],
    ['Late-stage deals moved', formatCount(disruption.lateDealsMoved), formatFixedShare(shares.lateDeals)],
    ['Moved again within a year', formatCount(disruption.movedAgain), ''],
    ['Continuity', '', formatFixedShare(disruption.continuity)],
  ];
  return `Disruption (transfers only)\n${formatTable(['', 'moved', 'share'], rows)}`;
}

function formatBooks({ books, unassigned, plan }: PlanReport): string {
  const rows: Cells[] = books.map((seller) => [
    seller.name,
    describeSeller(seller),
    formatDecimal(seller.fte, 2),
    formatCount(seller.before.accounts),
    formatCount(seller.after.accounts),
    formatIndex(seller, 'accounts'),
    formatAmount(seller.before.arr, plan.currency),
    formatAmount(seller.after.arr, plan.currency),
    formatIndex(seller, 'arr'),
    formatCount(seller.after.workload),
    formatIndex(seller, 'workload'),
  ]);
  rows.push([
    'Unassigned',
    '',
    '',
    formatCount(unassigned.before.accounts),
    formatCount(unassigned.after.accounts),
    '',
    formatAmount(unassigned.before.arr, plan.currency),
    formatAmount(unassigned.after.arr, plan.currency),
    '',
    formatCount(unassigned.after.workload),
    '',
  ]);
  const header = ['', '', 'FTE', 'accounts', '→', 'index', 'ARR', '→', 'index', 'hours →', 'index'];
  return `Books (index 100 is on target; ! out of tolerance)\n${formatTable(header, rows, 2)}`;
}

function describeSeller({ kind, isLeaving, leavesOn }: SellerReport): string {
  if (isLeaving) return leavesOn === null ? 'left' : `leaves ${leavesOn}`;
  return kind === 'seller' ? '' : kind;
}

function formatIndex({ index, status }: SellerReport, measure: Measure): string {
  const value = index[measure];
  return value === null ? '–' : `${formatCount(value)}${status[measure] === 'out' ? '!' : ' '}`;
}

function formatDistances({ distance, books }: PlanReport): string {
  if (!distance) return '';
  const names = new Map(books.map(({ id, name }) => [id, name]));
  const { placed, notPlaced, before, after } = distance;
  const describe = ({ total, mean }: DistanceFigures): Cells => [formatCount(total), formatDecimal(mean, 1)];
  const rows = [
    ...distance.sellers.map((seller) => [
      names.get(seller.seller) ?? seller.seller,
      seller.base,
      ...describe(seller.before),
      ...describe(seller.after),
    ]),
    ['All', '', ...describe(before), ...describe(after)],
  ];
  const bases = Object.entries(placed)
    .filter(([, count]) => count > 0)
    .map(([basis, count]) => `${formatCount(count)} by ${basis}`);
  const all = Object.values(placed).reduce((sum, count) => sum + count, 0);
  const rest = notPlaced > 0 ? `; ${formatCount(notPlaced)} not placed` : '';
  const header = ['', 'base', 'km', 'mean', 'km →', 'mean'];
  return [
    'Distance from accounts to their sellers’ bases, today and under the scenario',
    `  ${formatCount(all)} of ${countOf(all + notPlaced, 'account')} placed: ${bases.join(', ')}${rest}`,
    formatTable(header, rows, 2),
  ].join('\n');
}

function formatPersonas({ personas, withoutPersona, waves }: PlanReport): string {
  const rows: Cells[] = personas.map((persona) => [
    persona.name,
    formatCount(persona.accounts),
    formatCount(persona.moves),
    ...waves.map(({ id }) => formatCount(persona.movesByWave[id] ?? 0)),
    formatCount(persona.unscheduledMoves),
  ]);
  rows.push(['Not customers', formatCount(withoutPersona.accounts), formatCount(withoutPersona.moves)]);
  const header = ['', 'accounts', 'moves', ...waves.map(({ name }) => name), 'unscheduled'];
  return `Personas\n${formatTable(header, rows)}`;
}

function formatWaves({ waves, plan }: PlanReport): string {
  if (waves.length === 0) return '';
  const rows = waves.map((wave) => [
    wave.name,
    wave.launch ?? `(${wave.assumedLaunch ?? ''})`,
    formatCount(wave.accounts),
    formatCount(wave.moves),
    formatAmount(wave.arr, plan.currency),
    formatHours(wave.incumbentHours),
    formatHours(wave.incomingHours),
    formatHours(wave.managerHours),
    formatHours(wave.capacityHours),
  ]);
  const header = ['', 'launch', 'accounts', 'moves', 'ARR', 'incumbent h', 'incoming h', 'manager h', 'capacity h'];
  return `Waves (a launch in brackets is assumed)\n${formatTable(header, rows)}`;
}

function formatCoverage({ coverage }: PlanReport): string {
  const rows = coverage.map(({ label, known, of, among }) => [label, formatCount(known), formatCount(of), among]);
  return `What is known\n${formatTable(['', 'known', 'of', ''], rows)}`;
}

function formatDecimal(value: number | null, digits: number): string {
  return value === null ? '–' : value.toFixed(digits);
}

/** The first columns are texts and stand left, the others right. */
function formatTable(header: Cells, rows: readonly Cells[], textColumns = 1): string {
  const all = [header, ...rows];
  const widths = header.map((_, column) => Math.max(...all.map((cells) => countCharacters(cells[column] ?? ''))));
  const lines = all.map((cells) =>
    widths
      .map((width, column) => {
        const text = cells[column] ?? '';
        const gap = ' '.repeat(width - countCharacters(text));
        return column < textColumns ? text + gap : gap + text;
      })
      .join('  ')
      .trimEnd(),
  );
  return lines.map((line) => `  ${line}`).join('\n');
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Names may hold characters of several code points. */
function countCharacters(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  return Array.from(graphemes.segment(text)).length;
}
