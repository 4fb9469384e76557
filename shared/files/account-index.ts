import { TextIndex } from '../model/text-index.ts';
import { toIdKey, toLooseKey, toNameKey } from './record-ids.ts';
import type { SourceTable } from './source-table.ts';

export type AccountMatch = number | 'none' | 'unknown' | 'ambiguous';

const AMBIGUOUS = -2;

/** Finds accounts by id, else by name where only one has it. */
export class AccountIndex {
  readonly #byId = new TextIndex();
  readonly #names: string[] = [];
  #byName: Map<string, number> | null = null;
  #byLoose: Map<string, number> | null = null;

  /** Rows are numbered in the order in which they are added. @returns whether the id was free. */
  add(id: string, name: string): boolean {
    if (this.#byId.add(toIdKey(id)) < this.#names.length) return false;
    this.#names.push(name);
    this.#byName = null;
    this.#byLoose = null;
    return true;
  }

  find(text: string): AccountMatch {
    if (text === '') return 'none';
    const byId = this.rowOf(text);
    if (byId !== -1) return byId;
    const byName = this.#indexNames().get(toNameKey(text));
    if (byName !== undefined) return byName === AMBIGUOUS ? 'ambiguous' : byName;
    // HubSpot lists all companies of a deal, the primary one first.
    const first = /^([^;]+);/.exec(text)?.[1]?.trim();
    return first === undefined ? 'unknown' : this.find(first);
  }

  /** The row of an id, or -1. */
  rowOf(id: string): number {
    return this.#byId.find(toIdKey(id));
  }

  /** The one account whose id differs only as spreadsheets change ids, or -1. */
  findLoosely(text: string): number {
    if (!this.#byLoose) {
      const byLoose = new Map<string, number>();
      this.#byId.texts.forEach((id, row) => {
        const key = toLooseKey(id);
        if (key !== '') byLoose.set(key, byLoose.has(key) ? AMBIGUOUS : row);
      });
      this.#byLoose = byLoose;
    }
    return Math.max(this.#byLoose.get(toLooseKey(text)) ?? -1, -1);
  }

  /** Made at the first look: most files name accounts by id only. */
  #indexNames(): ReadonlyMap<string, number> {
    if (this.#byName) return this.#byName;
    const byName = new Map<string, number>();
    this.#names.forEach((name, row) => {
      const key = toNameKey(name);
      if (key !== '') byName.set(key, byName.has(key) ? AMBIGUOUS : row);
    });
    this.#byName = byName;
    return byName;
  }
}

/**
 * The account each row of a file belongs to, or -1. Rows without one are refused with a finding: they would count
 * nowhere.
 * @param findOther where else a row's account may be named: its row, or -1.
 */
export function joinAccounts(
  source: SourceTable,
  index: AccountIndex,
  findOther: (row: number) => number = () => -1,
): Int32Array {
  const ids = source.readTexts('account');
  const names = source.readTexts('accountName');
  const rows = new Int32Array(source.raw.rowCount).fill(-1);
  for (let row = 0; row < rows.length; row++) {
    source.pauseAt(row);
    if (source.isLeftOut(row)) continue;
    const id = ids?.[row] ?? '';
    const name = names?.[row] ?? '';
    const byId = index.find(id);
    const match = typeof byId === 'number' || name === '' ? byId : index.find(name);
    const value = id || name;
    const field = id !== '' || !names ? 'account' : 'accountName';
    const loose = byId === 'unknown' ? index.findLoosely(id) : -1;
    if (loose >= 0) {
      rows[row] = loose;
      const message = `No account has the id "${id}" as it is written; it was taken for the one that differs by leading zeros, a decimal part or case only.`;
      source.warn(row, 'loose-id', field, id, message);
    } else if (typeof match === 'number') {
      rows[row] = match;
      if (byId !== 'unknown') continue;
      const message = `No account has the id "${id}"; the row was taken for the account called "${name}".`;
      source.warn(row, 'loose-id', field, id, message);
    } else if (match === 'none') {
      rows[row] = findOther(row);
      if (rows[row] !== -1) continue;
      const message = 'The row names no account, so it is left out. Fill in the account and import again.';
      source.refuse(row, 'no-account', field, '', message);
    } else if (match === 'ambiguous') {
      const message = `Several accounts are called "${value}". Name the account by its id.`;
      source.refuse(row, 'ambiguous-account', field, value, message);
    } else {
      const message = `No account has the id or name "${value}". Export that account too, or correct the value.`;
      source.refuse(row, 'unknown-account', field, value, message);
    }
  }
  return rows;
}
