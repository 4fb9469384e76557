import { toIdKey, toLooseKey, toNameKey } from './record-ids.ts';

/** How a record names its owner; each part may be an empty text. */
export interface OwnerReference {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

const AMBIGUOUS = -2;
const NOT_FOUND = -1;
const MOST_CANDIDATES = 5;

/** Row of a seller, or why there is none: `none` for an empty reference. */
export type OwnerMatch = number | 'none' | 'unknown' | 'ambiguous';

/** The sellers known so far, found by id, else by name, else by e-mail address; names and addresses only where unique. */
export class SellerList {
  readonly ids: string[] = [];
  readonly names: string[] = [];
  readonly emails: string[] = [];
  readonly #byId = new Map<string, number>();
  readonly #byName = new Map<string, number>();
  readonly #byEmail = new Map<string, number>();
  readonly #byLoose = new Map<string, number>();
  readonly #known = new Map<string, OwnerMatch>();

  /** @returns the seller's row. */
  add(id: string, name: string, email: string): number {
    const row = this.ids.length;
    this.ids.push(id);
    this.names.push(name);
    this.emails.push(email);
    this.#byId.set(toIdKey(id), row);
    remember(this.#byName, toNameKey(name), row);
    remember(this.#byEmail, toNameKey(email), row);
    remember(this.#byLoose, toLooseKey(id), row);
    this.#known.clear();
    return row;
  }

  hasId(id: string): boolean {
    return this.#byId.has(toIdKey(id));
  }

  /** Whatever column a text stands in, it may be an id, a name or an e-mail address. */
  find(owner: OwnerReference): OwnerMatch {
    const { id, name, email } = owner;
    const key = name === '' && email === '' ? id : `${id}\u0000${name}\u0000${email}`;
    let match = this.#known.get(key);
    if (match === undefined) {
      match = this.#search(owner);
      this.#known.set(key, match);
    }
    return match;
  }

  /** Finds the seller, or adds one of that id, name and address. */
  findOrAdd(owner: OwnerReference): OwnerMatch {
    // Two owners of one name with ids of their own are two sellers.
    const match = this.find(owner.id === '' ? owner : { id: owner.id, name: '', email: '' });
    if (match === 'unknown') return this.addOwner(owner);
    if (typeof match === 'number') this.#learn(match, owner);
    return match;
  }

  /** Adds whom a record names as its owner. @returns the seller's row. */
  addOwner({ id, name, email }: OwnerReference): number {
    const known = id || name || email;
    return this.add(known, name || email || id, email || (known.includes('@') ? known : ''));
  }

  /** The one seller whose id differs only as spreadsheets change ids, or -1. */
  findLoosely(id: string): number {
    return Math.max(this.#byLoose.get(toLooseKey(id)) ?? NOT_FOUND, NOT_FOUND);
  }

  /** Looks up who may be meant by a text: all of that name, else those who share a word with it, the likeliest first. */
  openCandidates(): (text: string) => readonly number[] {
    const byName = new Map<string, number[]>();
    const byWord = new Map<string, number[]>();
    const put = (index: Map<string, number[]>, key: string, row: number): void => {
      const rows = index.get(key);
      if (rows) rows.push(row);
      else index.set(key, [row]);
    };
    this.names.forEach((name, row) => {
      put(byName, toNameKey(name), row);
      const words = [...splitWords(toNameKey(name)), ...splitWords(toNameKey(this.emails[row] as string))];
      for (const word of new Set(words)) put(byWord, word, row);
    });
    return (text) => {
      const key = toNameKey(text);
      const same = byName.get(key);
      if (same) return same;
      const shared = new Map<number, number>();
      for (const word of splitWords(key)) {
        for (const row of byWord.get(word) ?? []) shared.set(row, (shared.get(row) ?? 0) + 1);
      }
      return [...shared]
        .sort((left, right) => right[1] - left[1] || left[0] - right[0])
        .slice(0, MOST_CANDIDATES)
        .map(([row]) => row);
    };
  }

  /** A seller who was known by the id alone gets the name and address that a later record gives. */
  #learn(row: number, { id, name, email }: OwnerReference): void {
    if (id === '' || id !== this.ids[row]) return;
    if (name !== '' && this.names[row] === id && name !== id) {
      this.names[row] = name;
      remember(this.#byName, toNameKey(name), row);
      this.#known.clear();
    }
    if (email !== '' && this.emails[row] === '') {
      this.emails[row] = email;
      remember(this.#byEmail, toNameKey(email), row);
      this.#known.clear();
    }
  }

  #search(owner: OwnerReference): OwnerMatch {
    const texts = [owner.id, owner.name, owner.email].filter((text) => text !== '');
    if (texts.length === 0) return 'none';
    for (const text of texts) {
      const row = this.#byId.get(toIdKey(text));
      if (row !== undefined) return row;
    }
    let isAmbiguous = false;
    for (const index of [this.#byName, this.#byEmail]) {
      for (const text of texts) {
        const row = index.get(toNameKey(text)) ?? index.get(toNameKey(swapNames(text))) ?? NOT_FOUND;
        if (row >= 0) return row;
        if (row === AMBIGUOUS) isAmbiguous = true;
      }
    }
    return isAmbiguous ? 'ambiguous' : 'unknown';
  }
}

function remember(index: Map<string, number>, key: string, row: number): void {
  if (key !== '') index.set(key, index.has(key) ? AMBIGUOUS : row);
}

/** Of a name or address, the words of at least three letters; domains say nothing about who is meant. */
function splitWords(text: string): string[] {
  return text
    .replace(/@.*$/, '')
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter((word) => word.length >= 3);
}

/** "Weber, Jonas" is "Jonas Weber". */
function swapNames(text: string): string {
  const parts = /^([^,]+),\s*([^,]+)$/.exec(text);
  return parts ? `${parts[2]} ${parts[1]}` : text;
}
