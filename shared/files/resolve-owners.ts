import { NO_ROW } from '../model/ids.ts';
import { readTexts } from './read-columns.ts';
import type { SellerList } from './seller-list.ts';
import type { SourceTable } from './source-table.ts';

/** Finds the owner each row of a file names, and remembers the owners that nobody is. */
export class OwnerResolver {
  readonly #unresolved = new Map<string, { value: string; accounts: number; opportunities: number }>();

  /**
   * @param canAdd there is no file of sellers: whoever owns something becomes one.
   */
  constructor(
    private readonly sellers: SellerList,
    private readonly canAdd: boolean,
  ) {}

  /** Whether the file names owners at all: a column that holds something. */
  hasOwners(source: SourceTable): boolean {
    return OWNER_FIELDS.some((field) => readTexts(source, field)?.some((text) => text !== '') ?? false);
  }

  /** @returns a function from a row of the file to the seller's row, or `NO_ROW` with a finding where it is not known. */
  open(source: SourceTable): (rawRow: number) => number {
    const ids = readTexts(source, 'ownerId');
    const names = readTexts(source, 'owner');
    const emails = readTexts(source, 'ownerEmail');
    return (rawRow) => {
      const owner = { id: ids?.[rawRow] ?? '', name: names?.[rawRow] ?? '', email: emails?.[rawRow] ?? '' };
      const match = this.canAdd ? this.sellers.findOrAdd(owner) : this.sellers.find(owner);
      if (typeof match === 'number') return match;
      if (match !== 'none') this.#report(source, rawRow, owner.id || owner.name || owner.email, match);
      return NO_ROW;
    };
  }

  /** Owners that no seller matches, the most frequent first. */
  listUnresolved(): { value: string; accounts: number; opportunities: number }[] {
    return [...this.#unresolved.values()].sort(
      (left, right) => right.accounts + right.opportunities - left.accounts - left.opportunities,
    );
  }

  #report(source: SourceTable, rawRow: number, value: string, match: 'unknown' | 'ambiguous'): void {
    const field = OWNER_FIELDS.find((name) => source.has(name)) ?? 'owner';
    const what = source.kind === 'accounts' ? 'The account is unassigned.' : 'The opportunity has no owner.';
    const message =
      match === 'unknown'
        ? `The owner "${value}" is not among the sellers. ${what} Add the seller to the sellers' file.`
        : `Several sellers are called "${value}". ${what} Name the owner by id.`;
    source.warn(rawRow, match === 'unknown' ? 'unknown-owner' : 'ambiguous-owner', field, value, message);
    const entry = this.#unresolved.get(value) ?? { value, accounts: 0, opportunities: 0 };
    if (source.kind === 'accounts') entry.accounts += 1;
    else entry.opportunities += 1;
    this.#unresolved.set(value, entry);
  }
}

const OWNER_FIELDS = ['ownerId', 'owner', 'ownerEmail'] as const;
