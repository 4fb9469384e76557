import { toIdKey, toNameKey } from './record-ids.ts';

/** How a record names its owner; each part may be an empty text. */
export interface OwnerReference {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

const AMBIGUOUS = -2;
const NOT_FOUND = -1;

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
    this.#known.clear();
    return row;
  }

  hasId(id: string): boolean {
    return this.#byId.has(toIdKey(id));
  }

  /** Whatever column a text stands in, it may be an id, a name or an e-mail address. */
  find(owner: OwnerReference): OwnerMatch {
    const key = `${owner.id}\u0000${owner.name}\u0000${owner.email}`;
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
    if (match !== 'unknown') return match;
    const id = owner.id || owner.name || owner.email;
    return this.add(id, owner.name || owner.email || owner.id, owner.email || (id.includes('@') ? id : ''));
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

/** "Weber, Jonas" is "Jonas Weber". */
function swapNames(text: string): string {
  const parts = /^([^,]+),\s*([^,]+)$/.exec(text);
  return parts ? `${parts[2]} ${parts[1]}` : text;
}
