/** What each kind of finding is, in a few words and for any row. Codes are stable: scripts and tests go by them. */
const FINDING_TITLES = {
  'ambiguous-account': 'Several accounts have this name; the row is left out. Name the account by its id.',
  'ambiguous-column': 'Several columns may be the field; none was taken. Choose one.',
  'ambiguous-date-order': 'No date shows whether the day or the month comes first. Choose the order.',
  'ambiguous-number-style': 'No number shows whether a point parts thousands or decimals. Choose the style.',
  'ambiguous-owner': 'Several sellers have this name; the record has no owner. Choose a seller.',
  'ambiguous-parent': 'Several accounts have the name of the parent. Name the parent by its id.',
  'assumed-health-direction': 'Nothing shows whether high scores of health are good. Choose the direction.',
  'assumed-stage': 'The stage is none that is known; its deals are taken as open. Choose its class.',
  'conflicting-row': 'The row says something else about the account than an earlier one, which counts.',
  'converted-currency': 'Amounts in another currency were converted by the rate given.',
  'damaged-id': 'A spreadsheet has shortened the id. Export it again as text.',
  'deleted-record': 'The CRM marks the record as deleted; it is left out.',
  'duplicate-id': 'The id stands in an earlier row already; the row is left out.',
  'holds-more-tables': 'The file seems to hold other records too. Give it for these tables as well.',
  'loose-id': 'The id differs from that of the record by leading zeros, a decimal part or its case only.',
  'missing-column': 'The file lacks a column that it must have.',
  'mixed-date-order': 'Some dates have the day first, some the month.',
  'mixed-number-style': 'The number is written in another style than the rest of its column.',
  'name-as-id': 'There is no column of ids; names are taken instead.',
  'no-account': 'The row names no account; it is left out.',
  'no-accounts': 'The file holds no usable account.',
  'no-id': 'The row has no id.',
  'no-name': 'The row has neither a name nor an e-mail address; it is left out.',
  'no-stage': 'The stage does not say whether the deal is open, won or lost.',
  'no-stage-column': 'No column says which deals are open, won or lost.',
  'other-currency': 'The amount is in another currency and counts as unknown. Give a rate.',
  'out-of-range': 'The value is out of the range that the field can have; it counts as unknown.',
  'owners-from-opportunities': 'The file names no owners; they are taken from the opportunities.',
  'parent-circle': 'The account is an ancestor of itself.',
  'several-accounts': 'The opportunity belongs to several accounts; the primary one counts, else the first.',
  'several-owners': 'Several sellers come into question as the owner; one was chosen by the rule.',
  'suggested-column': 'A column may be the field and was not taken. Choose it if it is.',
  'unknown-account': 'No account has this id or name; the row is left out.',
  'unknown-choice': 'A choice names something that is not there.',
  'unknown-manager': 'The manager is not among the sellers.',
  'unknown-opportunity': 'No opportunity has this id; the row is left out.',
  'unknown-owner': 'The owner is not among the sellers; the record has none. Choose what becomes of it.',
  'unknown-parent': 'The parent is not in the file; the account stands on its own.',
  'unread-health': 'The word names no state of health; it counts as unknown.',
  'unread-lifecycle': 'The word does not tell customers from prospects; it is derived instead.',
  'unreadable-date': 'The text is not a date; it counts as unknown.',
  'unreadable-flag': 'The text is neither yes nor no; it counts as unknown.',
  'unreadable-number': 'The text is not a number; it counts as unknown.',
} as const;

/** The findings on meaning; those on the shape of a file have codes of their own. */
export type FindingCode = keyof typeof FINDING_TITLES;

/** What a kind of finding is, for people; an empty text for a kind whose messages alone say it. */
export function describeCode(code: string): string {
  return Object.hasOwn(FINDING_TITLES, code) ? FINDING_TITLES[code as FindingCode] : '';
}
