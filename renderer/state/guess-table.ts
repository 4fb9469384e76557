import { IMPORT_TABLES, listRequiredFields } from '../../shared/files/fields.ts';
import type { ImportTable } from '../../shared/files/fields.ts';
import { guessMapping } from '../../shared/files/mapping.ts';

/** Fields that tell a table from the others; ids, names and owners stand in all of them. */
const TELLING: Readonly<Record<ImportTable, readonly string[]>> = {
  accounts: [
    'segment',
    'industry',
    'lifecycle',
    'parent',
    'customerSince',
    'arr',
    'strategic',
    'potential',
    'workload',
  ],
  sellers: ['role', 'manager', 'team', 'active', 'fte', 'capacityHours', 'hiredOn'],
  opportunities: ['stage', 'amount', 'closeOn', 'probability', 'isClosed', 'isWon'],
  associations: ['opportunity'],
  contacts: ['email', 'phone', 'role', 'firstName', 'lastName', 'language', 'optedOut'],
  health: ['health', 'healthBand', 'atRisk', 'daysToRenewal', 'snapshot'],
  subscriptions: ['mrr', 'startOn', 'endOn', 'status'],
};

const WEIGHTS = { exact: 2, alias: 2, pattern: 1, chosen: 2 } as const;

/** Which table a file most likely holds: by its headings, and by its name where they do not tell. */
export function guessTable(fileName: string, header: readonly string[]): ImportTable {
  const named = guessByName(fileName);
  let best = named ?? 'accounts';
  let bestScore = 0;
  for (const table of IMPORT_TABLES) {
    const { fields, ambiguous } = guessMapping(table, header);
    const isAsked = (field: string): boolean => ambiguous.some((entry) => entry.field === field);
    const isUsable = listRequiredFields(table).every((group) => group.some((field) => fields[field] || isAsked(field)));
    if (!isUsable) continue;
    const weigh = (field: string): number => (fields[field] ? WEIGHTS[fields[field].confidence] : 0);
    const telling = TELLING[table].reduce((sum, field) => sum + weigh(field), 0);
    // The name outweighs a stray column; what all tables have decides only where nothing else does.
    const score = telling + (table === named ? 3 : 0) + Object.keys(fields).length / 10;
    if (score <= bestScore) continue;
    best = table;
    bestScore = score;
  }
  return best;
}

/** Which table a file most likely is by its name, `null` where that says nothing. */
function guessByName(fileName: string): ImportTable | null {
  const name = fileName.toLowerCase();
  if (/associat|(deal|opp\w*)s?[ _-](to[ _-])?(compan|account)/.test(name)) return 'associations';
  if (/opp|deal|pipeline/.test(name)) return 'opportunities';
  if (/contact|people/.test(name)) return 'contacts';
  if (/health|usage/.test(name)) return 'health';
  if (/subscr|renewal|contract/.test(name)) return 'subscriptions';
  if (/seller|rep|user|owner|employee|team/.test(name)) return 'sellers';
  return /account|compan|customer|client/.test(name) ? 'accounts' : null;
}
