import { NO_ROW } from '../model/ids.ts';
import type { ChoiceBook, OwnerChoice } from './import-choices.ts';
import type { UnresolvedOwner } from './import-report.ts';
import type { OwnerMatch, OwnerReference, SellerList } from './seller-list.ts';
import type { SourceTable } from './source-table.ts';

type Unresolved = { value: string; reason: UnresolvedOwner['reason']; accounts: number; opportunities: number };

/** Finds the owner each row of a file names, and remembers the owners that nobody is. */
export class OwnerResolver {
  readonly #unresolved = new Map<string, Unresolved>();

  /**
   * @param canAdd there is no file of sellers of its own: whoever owns something becomes one.
   */
  constructor(
    private readonly sellers: SellerList,
    private readonly choices: ChoiceBook,
    private readonly canAdd: boolean,
  ) {}

  /** Whether the file names owners at all: a column that holds something. */
  hasOwners(source: SourceTable): boolean {
    return OWNER_FIELDS.some(
      (field) => source.readColumn(source.columnOf(field))?.some((text) => text !== '') ?? false,
    );
  }

  /**
   * @returns a function from a row of the file to the sellers' rows it names: none, with a finding where the owner is
   * not known; several where one cell names several.
   */
  open(source: SourceTable): (rawRow: number) => readonly number[] {
    const [ids, names, emails] = OWNER_FIELDS.map((field) => source.readColumn(source.columnOf(field)));
    // Where one column alone names the owners, a text that named a seller names the same one again, unless a new one came.
    const isAlone = [ids, names, emails].filter((column) => column).length === 1;
    const known = new Map<string, readonly number[]>();
    let sellers = 0;
    return (rawRow) => {
      const id = ids?.at(rawRow) ?? '';
      const name = names?.at(rawRow) ?? '';
      const email = emails?.at(rawRow) ?? '';
      const value = id || name || email;
      if (value === '') return NOBODY;
      if (sellers !== this.sellers.ids.length) known.clear();
      sellers = this.sellers.ids.length;
      const same = known.get(value);
      if (same) return same;
      const owner = { id, name, email };
      const whole = this.#find(source, rawRow, owner, value);
      if (whole !== null) {
        const isPlain = this.choices.findOwner(value) === undefined && this.sellers.find(owner) === whole[0];
        if (isAlone && isPlain) known.set(value, whole);
        return whole;
      }
      return splitOwners(value).flatMap(
        (part) => this.#find(source, rawRow, { id: '', name: part, email: '' }, part) ?? [],
      );
    };
  }

  /** Owners that no seller matches, and those that were settled by a choice; the most frequent first. */
  listUnresolved(): UnresolvedOwner[] {
    const listCandidates = this.sellers.openCandidates();
    return [...this.#unresolved.values()]
      .map(({ value, reason, accounts, opportunities }) => ({
        value,
        reason,
        accounts,
        opportunities,
        choice: this.choices.findOwner(value) ?? null,
        candidates: listCandidates(value).map((row) => ({
          id: this.sellers.ids[row] as string,
          name: this.sellers.names[row] as string,
        })),
      }))
      .sort((left, right) => right.accounts + right.opportunities - left.accounts - left.opportunities);
  }

  /** @returns `null` where the text may name several owners. */
  #find(source: SourceTable, rawRow: number, owner: OwnerReference, value: string): readonly number[] | null {
    const choice = this.choices.findOwner(value);
    if (choice !== undefined) return this.#follow(source, owner, value, choice);
    const isList = splitOwners(value).length > 1;
    const match = this.canAdd && !isList ? this.sellers.findOrAdd(owner) : this.sellers.find(owner);
    if (typeof match === 'number') return [match];
    if (isList) return null;
    const loose = match === 'unknown' && owner.id !== '' ? this.sellers.findLoosely(owner.id) : NO_ROW;
    if (loose >= 0) {
      const message = `No seller has the id "${owner.id}" as it is written; it was taken for the one that differs by leading zeros, a decimal part or case only.`;
      source.warn(rawRow, 'loose-id', 'ownerId', owner.id, message);
      return [loose];
    }
    this.#report(source, rawRow, value, match);
    return [];
  }

  #follow(source: SourceTable, owner: OwnerReference, value: string, choice: OwnerChoice): readonly number[] {
    this.#count(source, value, 'settled');
    if (choice === 'unassigned') return [];
    if (choice === 'create') {
      const id = owner.id || value;
      return [this.sellers.hasId(id) ? this.#need(id) : this.sellers.addOwner({ ...owner, id })];
    }
    return [this.#need(choice.seller)];
  }

  /** The seller of an id that is there, or, where sellers are made of the owners, will be. */
  #need(id: string): number {
    const match = this.sellers.find({ id, name: '', email: '' });
    return typeof match === 'number' ? match : this.sellers.addOwner({ id, name: '', email: '' });
  }

  #report(source: SourceTable, rawRow: number, value: string, match: OwnerMatch): void {
    const field = OWNER_FIELDS.find((name) => source.readTexts(name)?.[rawRow]) ?? 'owner';
    const what = source.kind === 'accounts' ? 'The account is unassigned.' : 'The opportunity has no owner.';
    const message =
      match === 'unknown'
        ? `The owner "${value}" is not among the sellers. ${what} Map the owner to a seller, or make one of them.`
        : `Several sellers are called "${value}". ${what} Map the owner to one of them, or name the owner by id.`;
    source.warn(rawRow, match === 'unknown' ? 'unknown-owner' : 'ambiguous-owner', field, value, message);
    this.#count(source, value, match === 'unknown' ? 'unknown' : 'ambiguous');
  }

  #count(source: SourceTable, value: string, reason: Unresolved['reason']): void {
    const entry = this.#unresolved.get(value) ?? { value, reason, accounts: 0, opportunities: 0 };
    if (source.kind === 'accounts') entry.accounts += 1;
    else entry.opportunities += 1;
    this.#unresolved.set(value, entry);
  }
}

/** The owners that one cell names; a single one where its parts do not look like names, ids or addresses. */
function splitOwners(value: string): string[] {
  if (!/[;\n]/.test(value)) return [value];
  const parts = value.split(/\s*[;\n]\s*/).filter((part) => part !== '');
  return parts.every((part) => OWNER_NAME.test(part)) ? parts : [value];
}

const OWNER_NAME = /^[\p{Letter}\p{Number}][\p{Letter}\p{Mark}\p{Number} .,'’@_&()-]*$/u;

const NOBODY: readonly number[] = [];
const OWNER_FIELDS = ['ownerId', 'owner', 'ownerEmail'] as const;
