import { formatCount } from './count-words.ts';
import type { ImportTable } from './fields.ts';
import type { ChoiceBook } from './import-choices.ts';
import type { ImportReport } from './import-report.ts';
import { readNumbers } from './read-columns.ts';
import { findCurrency, findCurrencyCode, isBlankCell } from '../model/read-numbers.ts';
import type { SourceTable } from './source-table.ts';

/** Columns of amounts by table, those that decide on the currency first. */
const MONEY_FIELDS: readonly (readonly [ImportTable, readonly string[]])[] = [
  ['accounts', ['arr', 'potential']],
  ['opportunities', ['amount']],
  ['subscriptions', ['arr', 'mrr']],
];

/** Amounts whose minor units a number can no longer hold to the cent. */
const MOST_MINOR = Number.MAX_SAFE_INTEGER;

/** Which currency amounts count in, and what others are worth in it. */
export interface Currencies {
  /** ISO 4217 code, or an empty text where nothing names one. */
  readonly code: string;
  /** Amounts by the code they are in. */
  readonly amounts: ReadonlyMap<string, number>;
  /** NaN where no rate was given. */
  readonly rateOf: (code: string) => number;
}

/**
 * Settles the currency of the plan before any amount is read: as chosen; else that of most amounts of the accounts, else
 * of the opportunities, else of the subscriptions.
 */
export function settleCurrency(sources: ReadonlyMap<ImportTable, SourceTable>, choices: ChoiceBook): Currencies {
  const amounts = new Map<string, number>();
  let code = choices.choices.currency?.trim().toUpperCase() ?? '';
  for (const [table, fields] of MONEY_FIELDS) {
    const source = sources.get(table);
    if (!source) continue;
    const ofTable = new Map<string, number>();
    for (const field of fields) {
      const codeOf = createCodeReader(source, field);
      if (!codeOf) continue;
      for (let row = 0; row < source.raw.rowCount; row++) {
        source.pauseAt(row);
        const own = codeOf(row);
        if (own !== '') ofTable.set(own, (ofTable.get(own) ?? 0) + 1);
      }
    }
    if (code === '') code = [...ofTable].sort((left, right) => right[1] - left[1])[0]?.[0] ?? '';
    for (const [own, count] of ofTable) amounts.set(own, (amounts.get(own) ?? 0) + count);
  }
  return { code, amounts, rateOf: (own) => (own === '' || own === code ? 1 : choices.findRate(own)) };
}

/** The currencies as the report lists them, the plan's own first. */
export function listCurrencies({ code, amounts, rateOf }: Currencies): ImportReport['currencies'] {
  const others = [...amounts].filter(([own]) => own !== code).sort((left, right) => right[1] - left[1]);
  const listed = code === '' ? others : [[code, amounts.get(code) ?? 0] as const, ...others];
  return listed.map(([own, count]) => {
    const rate = rateOf(own);
    return { code: own, amounts: count, rate: Number.isNaN(rate) ? null : rate };
  });
}

/**
 * Amounts in integer minor units of the plan's currency by row of the file, NaN where unknown; `null` without a column.
 * Amounts in another currency without a rate cannot be added up and count as unknown, each with a finding.
 */
export function readMoney(source: SourceTable, field: string, currencies: Currencies): Float64Array | null {
  const values = readNumbers(source, field);
  const column = source.readColumn(source.columnOf(field));
  if (!values || !column) return null;
  const codeOf = createCodeReader(source, field);
  const converted = new Map<string, number>();
  const minor = new Float64Array(values.length).fill(Number.NaN);
  for (let row = 0; row < values.length; row++) {
    source.pauseAt(row);
    const value = values[row] as number;
    if (Number.isNaN(value)) continue;
    const code = codeOf ? codeOf(row) : '';
    const rate = currencies.rateOf(code);
    const text = column.at(row);
    if (Number.isNaN(rate)) {
      if (source.isLeftOut(row)) continue;
      const message = `The amount is in ${code}, the plan's in ${currencies.code}; it counts as unknown. Give a rate for ${code}, or export amounts in one currency.`;
      source.warn(row, 'other-currency', field, text, message);
      continue;
    }
    const amount = Math.round(value * rate * 100);
    if (Math.abs(amount) > MOST_MINOR) {
      const message = `${text} is no amount that can be counted to the cent; it counts as unknown.`;
      if (!source.isLeftOut(row)) source.warn(row, 'out-of-range', field, text, message);
      continue;
    }
    minor[row] = amount;
    if (rate !== 1) converted.set(code, (converted.get(code) ?? 0) + 1);
  }
  for (const [code, count] of converted) {
    const message = `${formatCount(count)} amounts in ${code} were converted to ${currencies.code} at ${currencies.rateOf(code)}, as chosen.`;
    source.warnColumn('converted-currency', field, code, message);
  }
  if (currencies.code !== '') source.setReading(field, { reading: `${source.readingOf(field)}, ${currencies.code}` });
  return minor;
}

/**
 * The code of each amount: in the cell, else in the column beside it, else by the sign in the cell, else in the heading.
 * @returns `null` where nothing of it names a currency.
 */
function createCodeReader(source: SourceTable, field: string): ((row: number) => string) | null {
  const column = source.readColumn(source.columnOf(field));
  if (!column) return null;
  const paired = source.raw.columns[source.mapping.currencies[source.columnOf(field)] ?? -1];
  const named = paired ?? source.raw.columns[source.columnOf('currency')];
  const ofHeading = findCurrency(source.headingOf(field));
  const isPlain = !column.some((text) => /[^\d.,\s-]/.test(text));
  if (!named && isPlain && ofHeading === '') return null;
  return (row) => {
    const text = column.at(row);
    if (text === '') return '';
    if (!named) return (isPlain ? '' : findCurrency(text)) || ofHeading;
    const inCell = isPlain ? '' : findCurrencyCode(text);
    if (inCell !== '') return inCell;
    const beside = (named?.at(row) ?? '').trim().toUpperCase();
    if (!isBlankCell(beside)) return findCurrencyCode(beside) || beside;
    return (isPlain ? '' : findCurrency(text)) || ofHeading;
  };
}
