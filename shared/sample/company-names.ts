import { COMPANY_WORDS, COUNTRY_NAMES } from './company-words.ts';
import type { CompanyWords } from './company-words.ts';
import { PEOPLE_WORDS } from './people-words.ts';
import type { Language, Place } from './places.ts';
import type { Random } from '../model/random.ts';
import { transliterate } from './transliterate.ts';

export interface CompanyName {
  readonly name: string;
  /** What the company is called for short; its subsidiaries share it. */
  readonly stem: string;
  /** Under the top-level domain `.example`, which is reserved for this. */
  readonly domain: string;
}

/** Makes company names that never repeat, however many are drawn. */
export class CompanyNames {
  readonly #random: Random;
  readonly #taken = new Set<string>();

  constructor(random: Random) {
    this.#random = random;
  }

  /** @param industry index into `INDUSTRIES`. */
  createCompany(place: Place, industry: number): CompanyName {
    const random = this.#random;
    const words = COMPANY_WORDS[place.language];
    for (let attempt = 0; ; attempt++) {
      const style = random.fraction();
      const isLong = style < 0.03;
      // A taken name tries again with more parts; pairs of stems are too many to run out of.
      const hasPair = isLong || style > 0.9 || attempt > 1;
      const hasPlace = isLong || (style > 0.8 && style < 0.9) || attempt > 0;
      const stem = hasPair ? this.#createPair(place.language) : this.#createStem(words);
      const trades = words.trades[industry] as readonly string[];
      const trade = isLong ? `${trades[0]} ${words.and} ${trades[1]}` : random.pick(trades);
      const name = this.#join(words, stem, trade, hasPlace ? place.city : '', place.country);
      if (this.#take(name)) return { name, stem, domain: createDomain(stem, trade) };
    }
  }

  /** The company on top of a group: `Lindenhof Holding AG`. */
  createParent(place: Place, industry: number): CompanyName {
    const words = COMPANY_WORDS[place.language];
    for (let attempt = 0; ; attempt++) {
      const stem = attempt < 2 ? this.#createStem(words) : this.#createPair(place.language);
      const trade = attempt % 2 === 0 ? words.holding : `${(words.trades[industry] as string[])[0]} ${words.holding}`;
      const name = this.#join(words, stem, trade, '', place.country);
      if (this.#take(name)) return { name, stem, domain: createDomain(stem, words.holding) };
    }
  }

  /** A company of the group: the parent's stem, with the trade and legal form of its own country. */
  createSubsidiary(stem: string, place: Place, industry: number): CompanyName {
    const words = COMPANY_WORDS[place.language];
    for (let attempt = 0; ; attempt++) {
      const trade = this.#random.pick(words.trades[industry] as string[]);
      const where = attempt === 0 ? (COUNTRY_NAMES[place.country] ?? '') : place.city;
      const own = attempt < 3 ? stem : `${stem}-${this.#createStem(words)}`;
      const name = this.#join(words, own, trade, where, place.country);
      if (this.#take(name)) return { name, stem, domain: createDomain(stem, trade) };
    }
  }

  #createStem(words: CompanyWords): string {
    for (;;) {
      const beginning = this.#random.pick(words.beginnings);
      const ending = this.#random.pick(words.endings);
      // No "Lundlund", and no letter three times in a row.
      if (beginning.toLowerCase() !== ending && beginning.at(-1) !== ending[0]) return beginning + ending;
    }
  }

  #createPair(language: Language): string {
    const words = COMPANY_WORDS[language];
    const first = this.#createStem(words);
    if (this.#random.hasLuck(0.5)) return `${first}-${this.#createStem(words)}`;
    return `${first} & ${this.#random.pick(PEOPLE_WORDS[language].family)}`;
  }

  #join(words: CompanyWords, stem: string, trade: string, where: string, country: string): string {
    const form = this.#random.pick(words.forms[country] ?? Object.values(words.forms)[0] ?? []);
    const body = words.isTradeFirst ? `${trade} ${stem}` : `${stem} ${trade}`;
    return where === '' ? `${body} ${form}` : `${body} ${where} ${form}`;
  }

  #take(name: string): boolean {
    if (this.#taken.has(name)) return false;
    this.#taken.add(name);
    return true;
  }
}

function createDomain(stem: string, trade: string): string {
  return `${transliterate(stem)}-${transliterate(trade)}.example`;
}
