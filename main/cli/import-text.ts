import type { ColumnReading, ImportFinding, ImportReport } from '../../shared/files/import-report.ts';
import { readCategory } from '../../shared/model/columns.ts';
import type { Facts } from '../../shared/model/facts.ts';
import { countThings, formatCount, layOutTable } from './text-table.ts';
import { wrapItems, wrapText } from './wrap-text.ts';

const WIDTH = 110;
const MOST_ERRORS = 20;
const MAP_ADVICE =
  'Columns are chosen by hand with --map FILE, which holds fields and headings: {"accounts": {"arr": "Revenue"}}';
const CODES_FOR_HAND = new Set(['ambiguous-column', 'missing-column', 'suggested-column', 'unknown-choice']);

/** What an import did, for people: what was taken, where it comes from, what is doubtful. */
export function describeImport(facts: Facts, report: ImportReport): string {
  return [
    describeTotals(facts),
    describeTables(report),
    describeSources(facts, report),
    describeColumns(report),
    describeFindings(report),
  ].join('\n');
}

/** Why nothing was imported. */
export function describeRefusedImport(errors: readonly ImportFinding[]): string {
  const lines = errors.slice(0, MOST_ERRORS).map(describeFinding);
  const more = errors.length - lines.length;
  if (more > 0) lines.push(`… and ${countThings(more, 'more error')}.`);
  if (isForHand(errors)) lines.push(MAP_ADVICE);
  lines.push('Nothing was imported and nothing written.');
  return lines.join('\n');
}

/** Whether choosing columns by hand may help. */
function isForHand(findings: readonly { readonly code: string }[]): boolean {
  return findings.some(({ code }) => CODES_FOR_HAND.has(code));
}

function describeTotals(facts: Facts): string {
  const open = countOpen(facts);
  const parts = [
    countThings(facts.accounts.count, 'account'),
    countThings(facts.sellers.count, 'seller'),
    `${countThings(facts.opportunities.count, 'opportunity', 'opportunities')}${open > 0 ? ` (${formatCount(open)} open)` : ''}`,
    ...(facts.contacts.count > 0 ? [countThings(facts.contacts.count, 'contact')] : []),
  ];
  return `${parts.join(' · ')}\n`;
}

function countOpen(facts: Facts): number {
  let open = 0;
  for (let row = 0; row < facts.opportunities.count; row++) {
    const stageClass = readCategory(facts.opportunities.stageClass, row);
    if (stageClass === 'open' || stageClass === 'late') open += 1;
  }
  return open;
}

function describeTables(report: ImportReport): string {
  return layOutTable(
    [
      { heading: 'File' },
      { heading: 'read as' },
      { heading: 'Rows', isNumber: true },
      { heading: 'Taken', isNumber: true },
      { heading: 'Doubtful', isNumber: true },
      { heading: 'Refused', isNumber: true },
    ],
    report.tables.map(({ fileName, table, rows, taken, doubtful, refused }) => [
      fileName,
      table,
      ...[rows, taken, doubtful, refused].map(formatCount),
    ]),
  );
}

function describeSources(facts: Facts, report: ImportReport): string {
  const { owners } = report;
  const known = [
    [owners.file, 'named in the file'],
    [owners.latestOpenOpportunity, 'from the latest open opportunity'],
    [owners.latestOpportunity, 'from the latest opportunity'],
    [owners.unassigned, 'unassigned'],
  ] as const;
  const lines: [string, string][] = [
    ['Owners', known.flatMap(([count, text]) => (count > 0 ? [`${formatCount(count)} ${text}`] : [])).join(', ')],
  ];
  if (report.sellersFrom === 'owners') lines.push(['Sellers', 'from the owners, since there is no file of sellers']);
  if (report.stages.length > 0) {
    const stages = report.stages.map(
      ({ stage, stageClass, count }) => `${stage} (${stageClass}) ${formatCount(count)}`,
    );
    lines.push(['Stages', stages.join(', ')]);
  }
  if (report.lifecycleFrom !== '') lines.push(['Lifecycle', report.lifecycleFrom]);
  lines.push(['Currency', facts.currency === '' ? 'not given by the files' : facts.currency]);
  return lines
    .map(([label, text]) => wrapText(text, WIDTH, ' '.repeat(14)).replace(/^ {14}/, `  ${label.padEnd(12)}`))
    .join('');
}

/** Which column was read as what, and how: a wrong guess is corrected with `--map`. */
function describeColumns(report: ImportReport): string {
  const blocks = report.tables.map(({ table, fileName }) => {
    const columns = report.columns.filter((column) => column.table === table);
    const kept = columns.filter(({ field }) => field === '').map(({ column }) => column);
    const texts = columns.filter(({ field }) => field !== '').map(describeColumn);
    const more = kept.map((name, index) => (index === 0 ? `kept as they are: ${name}` : name));
    return `  ${fileName}\n${wrapItems(texts, WIDTH, '    ')}${wrapItems(more, WIDTH, '    ')}`;
  });
  return `Columns\n${blocks.join('')}`;
}

function describeColumn({ column, field, reading }: ColumnReading): string {
  // The classes of the stages stand above.
  return `${column} → ${field}${reading === '' || field === 'stage' ? '' : ` (${reading})`}`;
}

function describeFindings(report: ImportReport): string {
  if (report.counts.length === 0) return 'Nothing doubtful.\n';
  const order = report.counts.toSorted(
    (left, right) => Number(right.severity === 'error') - Number(left.severity === 'error') || right.count - left.count,
  );
  const blocks = order.map(({ code, table, severity, count }) => {
    const first = report.findings.find(
      (finding) => finding.code === code && finding.table === table && finding.severity === severity,
    );
    const heading = `  ${severity === 'error' ? 'refused ' : 'doubtful'}  ${formatCount(count)} × ${code} in ${table}\n`;
    if (!first) return heading;
    const example = `${count > 1 ? 'First: ' : ''}${describeFinding(first)}`;
    return heading + wrapText(example, WIDTH, ' '.repeat(12));
  });
  return `Findings\n${blocks.join('')}${isForHand(report.counts) ? `\n${MAP_ADVICE}\n` : ''}`;
}

function describeFinding({ fileName, row, column, message }: ImportFinding): string {
  // What is wrong with a file as a whole names it already.
  if (message.startsWith(fileName)) return message;
  const place = [fileName, ...(row > 0 ? [`row ${row}`] : []), ...(column === '' ? [] : [column])];
  return `${place.join(', ')}: ${message}`;
}
