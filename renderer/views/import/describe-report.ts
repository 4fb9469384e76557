import type { ImportReport } from '../../../shared/files/import-report.ts';
import { SOURCES } from '../../../shared/files/source-systems.ts';
import { countNoun, formatsFor } from '../../ui/format.ts';
import { countOpenQuestions } from './open-questions.ts';

/** What was made of the files where they did not say it, a sentence each. */
export function describeReport(report: ImportReport): string[] {
  const { owners, ownersFrom, sellersFrom, severalOwners, unresolvedOwners, currency, currencies, lifecycleFrom } =
    report;
  const formats = formatsFor(currency);
  const accounts = (count: number): string => countNoun(formats, count, 'account');
  const lines: string[] = [];
  const systems = [...new Set(report.sources.map(({ source }) => source))].filter((source) => source !== 'plain');
  if (systems.length > 0) lines.push(`Exported from ${systems.map((source) => SOURCES[source].name).join(' and ')}.`);
  if (ownersFrom === 'opportunities') {
    const bases = [
      [owners.latestOpenOpportunity, 'from the latest open deal'],
      [owners.latestOpportunity, 'from the latest of any'],
      [owners.mostRevenue, 'from whoever has the most revenue'],
      [owners.mostDeals, 'from whoever has the most deals'],
    ] as const;
    const parts = bases.filter(([count]) => count > 0).map(([count, basis]) => `${accounts(count)} ${basis}`);
    lines.push(`No column names the owners: ${parts.join(', ')}.`);
  }
  if (severalOwners.accounts > 0) {
    lines.push(`${accounts(severalOwners.accounts)} had several sellers; the ${severalOwners.rule} decided.`);
  }
  if (owners.unassigned > 0) lines.push(`${accounts(owners.unassigned)} without an owner: they start unassigned.`);
  if (sellersFrom === 'owners') lines.push('There is no sellers file: the owners are the sellers.');
  const open = unresolvedOwners.filter(({ choice }) => choice === null);
  if (open.length > 0) {
    const names = countNoun(formats, open.length, 'owner');
    lines.push(`${names} not among the sellers, such as “${open[0]?.value ?? ''}”: settle them under Values.`);
  }
  if (lifecycleFrom !== '') lines.push(`Customers and prospects told apart: ${lifecycleFrom}.`);
  lines.push(currency === '' ? 'The files name no currency.' : `Amounts are in ${currency}.`);
  const missing = currencies.filter(({ rate }) => rate === null).map(({ code }) => code);
  if (missing.length > 0) lines.push(`Amounts in ${missing.join(', ')} count as unknown until there is a rate.`);
  const questions = countOpenQuestions(report);
  if (questions > 0) lines.push(`${countNoun(formats, questions, 'thing')} to settle under Values.`);
  return lines;
}
