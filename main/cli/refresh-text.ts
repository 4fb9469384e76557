import type { Refresh } from '../../shared/files/refresh-facts.ts';
import type { CellValue } from '../../shared/model/table.ts';
import type { AsideNote, OwnerNote, ScenarioRefresh } from '../../shared/overview/follow-decisions.ts';
import type { CellChange, FieldRefresh, RefreshSummary, TableRefresh } from '../../shared/overview/refresh-summary.ts';
import { countThings, formatCount, layOutTable } from './text-table.ts';
import { wrapItems, wrapText } from './wrap-text.ts';

const WIDTH = 110;
const MOST_NAMED = 5;

/** What an import brought to a plan, for people. @param currency of the amounts, or an empty text. */
export function describeRefresh({ summary, carried, missing }: Refresh, currency: string): string {
  if (summary.isSame) return 'The files say nothing new: every fact is as it was.\n';
  const dropped = missing.filter((table) => !carried.includes(table));
  return [
    describeTables(summary.tables),
    describeMissing('Kept as they were, since no file was given:', carried),
    describeMissing('Forgotten, since no file was given:', dropped),
    describeFields(summary.tables, currency),
    ...summary.scenarios.map(describeScenario),
    describeCorrections(summary, currency),
  ]
    .filter((block) => block !== '')
    .join('\n');
}

function describeTables(tables: readonly TableRefresh[]): string {
  const shown = tables.filter(({ before, after }) => before + after > 0);
  return layOutTable(
    [
      { heading: 'Refreshed' },
      { heading: 'Before', isNumber: true },
      { heading: 'Now', isNumber: true },
      { heading: 'New', isNumber: true },
      { heading: 'Gone', isNumber: true },
      { heading: 'Changed', isNumber: true },
    ],
    shown.map(({ table, before, after, added, gone, changed }) => [
      table,
      ...[before, after, added.count, gone.count, changed].map(formatCount),
    ]),
  );
}

function describeMissing(lead: string, tables: readonly string[]): string {
  return tables.length === 0 ? '' : `${lead} ${tables.join(', ')}.\n`;
}

function describeFields(tables: readonly TableRefresh[], currency: string): string {
  const fields = tables.flatMap(({ table, fields: changed }) => changed.map((field) => ({ ...field, table })));
  const lines = fields
    .filter(({ isLost }) => !isLost)
    .map((field) => {
      const notes = [
        ...(field.filled > 0 ? [`${formatCount(field.filled)} were unknown`] : []),
        ...(field.emptied > 0 ? [`${formatCount(field.emptied)} are unknown now`] : []),
      ];
      const count = `${formatCount(field.count)} × ${field.label} of ${field.table}`;
      const [first] = field.examples;
      const example = first ? `, such as ${describeChange(first, field.kind, currency)}` : '';
      return wrapText(`${count}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}${example}`, WIDTH, '  ');
    });
  const lost = fields.filter(({ isLost }) => isLost).map(({ label, table }) => `${label} of ${table}`);
  const warning =
    lost.length === 0 ? '' : `Unknown for all now, in none of the new files:\n${wrapItems(lost, WIDTH, '  ')}`;
  return `${warning}${lines.length === 0 ? '' : `Changed facts\n${lines.join('')}`}`;
}

function describeChange({ name, from, to }: CellChange, kind: FieldRefresh['kind'], currency: string): string {
  return `${name}: ${writeCell(from, kind, currency)} → ${writeCell(to, kind, currency)}`;
}

function writeCell(value: CellValue, kind: FieldRefresh['kind'], currency: string): string {
  if (value === null) return 'unknown';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'number') return value;
  return kind === 'money' ? `${currency} ${formatCount(value / 100)}`.trim() : String(value);
}

function describeScenario(scenario: ScenarioRefresh): string {
  const { name, movesBefore, movesNow, done, contradicted, followed, lockedMoved, aside, returned, sellersGone } =
    scenario;
  const lines: string[] = [`${countThings(movesBefore, 'move')} planned before, ${formatCount(movesNow)} now`];
  const add = (count: number, what: string, items: readonly string[]): void => {
    if (count === 0) return;
    const named = items.slice(0, MOST_NAMED).join('; ');
    const more = count > MOST_NAMED ? `; and ${formatCount(count - MOST_NAMED)} more` : '';
    lines.push(`${formatCount(count)} ${what}: ${named}${more}`);
  };
  const arrow = ({ name: account, from, to }: OwnerNote): string => `${account} (${from} → ${to})`;
  const rest = ({ name: account, decisions }: AsideNote): string => `${account} (${decisions.join(', ')})`;
  add(done.length, 'done: the CRM has the planned seller', done.map(arrow));
  add(
    contradicted.length,
    'contradicted: the CRM has another seller than planned',
    contradicted.map((note) => `${arrow(note)}, planned ${note.planned}`),
  );
  add(followed.count, 'with another seller, without a decision of the plan', followed.examples.map(arrow));
  add(lockedMoved.length, 'moved although they are locked', lockedMoved.map(arrow));
  add(aside.length, 'not in the data: their decisions rest until they are', aside.map(rest));
  add(returned.length, 'in the data again: their decisions count again', returned.map(rest));
  add(
    sellersGone.length,
    'sellers are gone to whom accounts should move',
    sellersGone.map((seller) => `${seller.name} (${countThings(seller.accounts, 'account')})`),
  );
  return `Decisions of ${name}: all kept\n${lines.map((line) => wrapText(line, WIDTH, '  ')).join('')}`;
}

function describeCorrections({ corrections }: RefreshSummary, currency: string): string {
  const { met, changed, aside, kept } = corrections;
  if (kept === 0) return '';
  const lines = [
    ...met.map(({ name, label }) => `${name}: ${label} is in the data now as corrected`),
    ...changed.map(
      ({ name, label, kind, from, to, corrected }) =>
        `${name}: ${label} was ${writeCell(from, kind, currency)}, is ${writeCell(to, kind, currency)} now, and stays corrected to ${writeCell(corrected, kind, currency)}`,
    ),
    ...aside.map(({ name, label }) => `${name}: ${label} has nothing to correct; it rests`),
  ];
  const shown = lines.slice(0, MOST_NAMED * 2).map((line) => wrapText(line, WIDTH, '  '));
  const more = lines.length > shown.length ? `  … and ${formatCount(lines.length - shown.length)} more\n` : '';
  return `Corrections: ${formatCount(kept)} kept\n${shown.join('')}${more}`;
}
