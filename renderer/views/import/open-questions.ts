import type { ColumnReading, ImportReport } from '../../../shared/files/import-report.ts';

/** What nothing in the files shows, so that it was assumed or left out: for people to settle. */

const isOpenBasis = (basis: string): boolean => basis === 'assumed' || basis === 'unknown';

export function countOpenWords(words: readonly { readonly basis: string }[]): number {
  return words.filter(({ basis }) => isOpenBasis(basis)).length;
}

export function isOpenReading({ date, number }: ColumnReading): boolean {
  return [date, number].some(
    (reading) => reading?.basis === 'assumed' || (reading?.isMixed && reading.basis !== 'chosen'),
  );
}

export function countOpenOwners({ unresolvedOwners }: ImportReport): number {
  return unresolvedOwners.filter(({ choice }) => choice === null).length;
}

export function countOpenRates({ currencies }: ImportReport): number {
  return currencies.filter(({ rate }) => rate === null).length;
}

export function countOpenHealth({ healthScale, healthWords }: ImportReport): number {
  return Number(healthScale?.basis === 'assumed') + countOpenWords(healthWords);
}

export function countOpenQuestions(report: ImportReport): number {
  return (
    countOpenOwners(report) +
    report.columns.filter(isOpenReading).length +
    countOpenWords(report.stages) +
    countOpenWords(report.lifecycles) +
    countOpenHealth(report) +
    countOpenRates(report)
  );
}
