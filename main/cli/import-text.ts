import { describeCode } from '../../shared/files/finding-codes.ts';
import type { ColumnReading, ImportFinding, ImportReport } from '../../shared/files/import-report.ts';
import type { Dialect } from '../../shared/files/raw-table.ts';
import { SOURCES } from '../../shared/files/source-systems.ts';
import { readCategory } from '../../shared/model/columns.ts';
import type { Facts } from '../../shared/model/facts.ts';
import { describeOpenChoices } from './import-choices-text.ts';
import { toPlainText } from './plain-text.ts';
import { countThings, formatCount, layOutTable } from './text-table.ts';
import { wrapItems, wrapText } from './wrap-text.ts';

const WIDTH = 110;
const MOST_ERRORS = 20;
const MAP_ADVICE =
  'Columns are chosen by hand with --map FILE, which holds fields and headings: {"accounts": {"arr": "Revenue"}}';
const CODES_FOR_HAND = new Set(['ambiguous-column', 'missing-column', 'suggested-column', 'unknown-choice']);

/** What an import did, for people: what was taken, where it comes from, what is doubtful, what is left to settle. */
export function describeImport(facts: Facts, report: ImportReport): string {
  return [
    describeTotals(facts),
    describeTables(report),
    describeSources(report),
    describeColumns(report),
    describeFindings(report),
    describeOpenChoices(report),
  ]
    .filter((block) => block !== '')
    .join('\n');
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

function describeSources(report: ImportReport): string {
  const { owners, severalOwners, stages, lifecycleFrom, healthScale } = report;
  const known = [
    [owners.file, 'named in the file'],
    [owners.latestOpenOpportunity, 'from the latest open opportunity'],
    [owners.latestOpportunity, 'from the latest opportunity'],
    [owners.mostRevenue, 'with the most revenue'],
    [owners.mostDeals, 'with the most deals'],
    [owners.unassigned, 'unassigned'],
  ] as const;
  const several =
    severalOwners.accounts > 0
      ? `; of several ${formatCount(severalOwners.accounts)} times, by ${severalOwners.rule}`
      : '';
  const named = known.flatMap(([count, text]) => (count > 0 ? [`${formatCount(count)} ${text}`] : []));
  const lines: [string, string][] = [['Owners', `${named.join(', ')}${several}`]];
  const systems = new Set(report.sources.map(({ source }) => source).filter((source) => source !== 'plain'));
  if (systems.size > 0)
    lines.unshift(['Headings', `of ${[...systems].map((source) => SOURCES[source].name).join(', ')}`]);
  if (report.sellersFrom === 'owners') lines.push(['Sellers', 'from the owners, since there is no file of sellers']);
  if (stages.length > 0) {
    const texts = stages.map(
      ({ stage, stageClass, count }) => `${stage || 'no stage'} (${stageClass || 'unknown'}) ${formatCount(count)}`,
    );
    lines.push(['Stages', texts.join(', ')]);
  }
  if (lifecycleFrom !== '') lines.push(['Lifecycle', lifecycleFrom]);
  if (healthScale) {
    const { direction, basis, known: count, least, most } = healthScale;
    const way = direction === 'higher-is-better' ? 'high is good' : 'low is good';
    const why =
      { chosen: 'as chosen', heading: 'by the heading', assumed: 'assumed' }[basis as string] ?? `as the ${basis} show`;
    lines.push(['Health', `${formatCount(count)} scores from ${least} to ${most}; ${way}, ${why}`]);
  }
  lines.push(['Currency', describeCurrencies(report)]);
  return lines
    .map(([label, text]) => wrapText(text, WIDTH, ' '.repeat(14)).replace(/^ {14}/, `  ${label.padEnd(12)}`))
    .join('');
}

function describeCurrencies({ currency, currencies }: ImportReport): string {
  const others = currencies
    .filter(({ code }) => code !== currency)
    .map(({ code, amounts, rate }) =>
      rate === null ? `${formatCount(amounts)} amounts in ${code} left out, without a rate` : `${code} at ${rate}`,
    );
  return [currency === '' ? 'not given by the files' : currency, ...others].join('; ');
}

/** Which column was read as what, and how: a wrong guess is corrected with `--map`. */
function describeColumns(report: ImportReport): string {
  const blocks = report.tables.map(({ table, fileName }) => {
    const columns = report.columns.filter((column) => column.table === table);
    const kept = columns.filter(({ field }) => field === '').map(({ column }) => column);
    const texts = columns.filter(({ field }) => field !== '').map(describeColumn);
    const more = kept.map((name, index) => (index === 0 ? `kept as they are: ${name}` : name));
    const dialect = report.dialects.find((entry) => entry.table === table)?.dialect;
    const title = `${fileName}${dialect ? describeDialect(dialect) : ''}`;
    return `  ${toPlainText(title)}\n${wrapItems(texts, WIDTH, '    ')}${wrapItems(more, WIDTH, '    ')}`;
  });
  return `Columns\n${blocks.join('')}`;
}

/** How a file was read, where that is not what a plain list would be: a wrong guess is corrected under "reading". */
function describeDialect({ format, encoding, delimiter, sheet, headerLine, footerRows }: Dialect): string {
  const parts = [
    ...(format === 'xlsx' ? [`sheet “${sheet}”`] : []),
    ...(format === 'csv' && delimiter !== ',' ? [`cells parted by ${delimiter === '\t' ? 'tabs' : delimiter}`] : []),
    ...(encoding !== null && !encoding.startsWith('UTF-8') ? [encoding] : []),
    ...(headerLine === 0 ? ['no headings'] : headerLine > 1 ? [`headings on line ${headerLine}`] : []),
    ...(footerRows > 0 ? [`the last ${footerRows} lines left out`] : []),
  ];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
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
    if (!first) return `${heading}${wrapText(describeCode(code), WIDTH, ' '.repeat(12))}`;
    const example = `${count > 1 ? 'First: ' : ''}${describeFinding(first)}`;
    return heading + wrapText(example, WIDTH, ' '.repeat(12));
  });
  return `Findings\n${blocks.join('')}${isForHand(report.counts) ? `\n${MAP_ADVICE}\n` : ''}`;
}

function describeFinding({ fileName, row, column, message }: ImportFinding): string {
  // What is wrong with a file as a whole names it already.
  if (message.startsWith(fileName)) return toPlainText(message);
  const place = [fileName, ...(row > 0 ? [`row ${row}`] : []), ...(column === '' ? [] : [column])];
  return toPlainText(`${place.join(', ')}: ${message}`);
}
