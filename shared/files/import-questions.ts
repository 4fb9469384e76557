import { FIELDS } from './fields.ts';
import { countAccounts, countOpportunities, formatCount } from './count-words.ts';
import { DEFAULT_OWNER_RULE } from './import-choices.ts';
import type { ImportReport } from './import-report.ts';

/** Something that an import assumed or left open, and that people can settle. */
export interface ImportQuestion {
  readonly kind:
    | 'column'
    | 'date order'
    | 'number style'
    | 'stage'
    | 'lifecycle'
    | 'health word'
    | 'health direction'
    | 'owner'
    | 'owner rule'
    | 'currency';
  /** For people, with what was done meanwhile. */
  readonly question: string;
  /** An answer in the form of a file of choices; where it has alternatives, the likeliest. */
  readonly choice: Readonly<Record<string, unknown>>;
  /** How many rows, words or amounts hang on it; 0 where that cannot be counted. */
  readonly count: number;
}

const DAY_FIRST = 'day-first';
const STAGE_HINT = 'open, late, won or lost';

/** What is left to settle after an import, most important first. Nothing that was chosen is asked again. */
export function listQuestions(report: ImportReport): ImportQuestion[] {
  return [
    ...askColumns(report),
    ...askOwners(report),
    ...askCurrencies(report),
    ...askReadings(report),
    ...askWords(report),
    ...askHealth(report),
  ];
}

function askColumns({ findings }: ImportReport): ImportQuestion[] {
  return findings.flatMap(({ code, table, column, value, message }): ImportQuestion[] => {
    if (code !== 'ambiguous-column' && code !== 'suggested-column') return [];
    // Such a finding names the field by its label, since it has no column.
    const field = FIELDS[table].find(({ label }) => label === column)?.field ?? column;
    const heading = value.split(', ')[0] ?? value;
    return [{ kind: 'column', question: message, choice: { [table]: { [field]: heading } }, count: 0 }];
  });
}

function askOwners({ unresolvedOwners, severalOwners }: ImportReport): ImportQuestion[] {
  const questions: ImportQuestion[] = [];
  for (const { value, reason, accounts, opportunities, choice, candidates } of unresolvedOwners) {
    if (choice !== null) continue;
    const count = accounts + opportunities;
    const whom = candidates.map(({ id, name }) => `${name} (${id})`).join(' or ');
    const what = reason === 'ambiguous' ? 'Several sellers are called' : 'No seller is called';
    const question = `${what} "${value}", the owner of ${countAccounts(accounts)} and ${countOpportunities(opportunities)}${whom === '' ? '' : `; ${whom} may be meant`}:`;
    const [only] = candidates;
    const answer = only && candidates.length === 1 ? { seller: only.id } : 'create';
    questions.push({ kind: 'owner', question, choice: { owners: { [value]: answer } }, count });
  }
  const { rule, accounts } = severalOwners;
  if (accounts > 0 && rule === DEFAULT_OWNER_RULE) {
    const question = `${countAccounts(accounts)} with several sellers: the one with the ${rule} was taken. By another rule:`;
    questions.push({ kind: 'owner rule', question, choice: { ownerRule: 'most revenue' }, count: accounts });
  }
  return questions;
}

function askCurrencies({ currency, currencies }: ImportReport): ImportQuestion[] {
  return currencies.flatMap(({ code, amounts, rate }): ImportQuestion[] => {
    if (rate !== null) return [];
    const question = `${formatCount(amounts)} amounts in ${code} count as unknown; say what one ${code} is in ${currency}:`;
    return [{ kind: 'currency', question, choice: { rates: { [code]: 1 } }, count: amounts }];
  });
}

function askReadings({ columns }: ImportReport): ImportQuestion[] {
  return columns.flatMap(({ table, column, field, date, number, examples }): ImportQuestion[] => {
    const shown = examples[0] ? `, so ${examples[0].text} is ${examples[0].value}` : '';
    if (date?.basis === 'assumed' || (date?.isMixed && date.basis !== 'chosen')) {
      const other = date.order === DAY_FIRST ? 'month-first' : DAY_FIRST;
      const question = `${column} was read ${date.order}${shown}; if that is wrong:`;
      return [{ kind: 'date order', question, choice: { dates: { [table]: { [field]: other } } }, count: 0 }];
    }
    if (number?.basis === 'assumed' || (number?.isMixed && number.basis !== 'chosen')) {
      const other = number.style === 'point' ? 'comma' : 'point';
      const question = `${column} was read with a decimal ${number.style}${shown}; if that is wrong:`;
      return [{ kind: 'number style', question, choice: { numbers: { [table]: { [field]: other } } }, count: 0 }];
    }
    return [];
  });
}

function askWords({ stages, lifecycles, healthWords }: ImportReport): ImportQuestion[] {
  const questions: ImportQuestion[] = [];
  for (const { stage, stageClass, count, basis } of stages) {
    if (basis !== 'assumed' && basis !== 'unknown') continue;
    const name = stage === '' ? 'without a stage' : `at the stage "${stage}"`;
    const question = `${countOpportunities(count)} ${name} count as ${stageClass || 'neither open nor closed'}; ${STAGE_HINT}?`;
    questions.push({ kind: 'stage', question, choice: { stages: { [stage]: stageClass || 'won' } }, count });
  }
  for (const { word, count, basis } of lifecycles) {
    if (basis !== 'unknown') continue;
    const question = `"${word}" of ${countAccounts(count)} does not tell customers from prospects; customer, former or prospect?`;
    questions.push({ kind: 'lifecycle', question, choice: { lifecycles: { [word]: 'customer' } }, count });
  }
  for (const { word, count, basis } of healthWords) {
    if (basis !== 'unknown') continue;
    const question = `"${word}" of ${countAccounts(count)} names no state of health; red, amber or green?`;
    questions.push({ kind: 'health word', question, choice: { healthWords: { [word]: 'amber' } }, count });
  }
  return questions;
}

function askHealth({ healthScale }: ImportReport): ImportQuestion[] {
  if (healthScale?.basis !== 'assumed') return [];
  const { known, least, most } = healthScale;
  const question = `${formatCount(known)} scores of health from ${least} to ${most} were taken as better the higher they are; if that is wrong:`;
  return [{ kind: 'health direction', question, choice: { healthDirection: 'lower-is-better' }, count: known }];
}
