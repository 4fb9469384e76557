import { FLAG_NO, FLAG_YES } from '../model/columns.ts';
import { CONTACT_COLUMNS } from '../model/facts.ts';
import type { ContactTable } from '../model/facts.ts';
import { TableBuilder } from '../model/table.ts';
import type { Companies } from './draw-companies.ts';
import { CONTACT_ROLES, FICTION_NUMBERS, PEOPLE_WORDS } from './people-words.ts';
import { PLACES } from './places.ts';
import { WeightedPick } from '../model/random.ts';
import type { Random } from '../model/random.ts';
import { transliterate } from './transliterate.ts';

const ROLE_PICK = new WeightedPick(CONTACT_ROLES.map(([, weight]) => weight));

/** One to three people for every account. Nobody can be reached: the domains and numbers are reserved for fiction. */
export function drawContacts(random: Random, companies: Companies): ContactTable {
  const perAccount = new Uint8Array(companies.count);
  let count = 0;
  for (let row = 0; row < companies.count; row++) {
    perAccount[row] = random.between(1, 3);
    count += perAccount[row] as number;
  }
  const table = new TableBuilder(CONTACT_COLUMNS, count);
  let at = 0;
  for (let account = 0; account < companies.count; account++) {
    const place = PLACES[companies.place[account] as number]!;
    const numbers = FICTION_NUMBERS[place.country] ?? [];
    for (let contact = 0; contact < (perAccount[account] as number); contact++, at++) {
      const words = PEOPLE_WORDS[random.hasLuck(0.9) ? place.language : 'en'];
      const given = random.pick(words.given);
      const family = random.pick(words.family);
      table.set('id', at, `CON-${String(at + 1).padStart(7, '0')}`);
      table.set('name', at, `${given} ${family}`);
      table.set('role', at, CONTACT_ROLES[ROLE_PICK.draw(random)]![0]);
      table.set('email', at, `${transliterate(given)}.${transliterate(family)}@${companies.domains[account]}`);
      table.set('language', at, words.name);
      table.set('optedOut', at, random.hasLuck(0.04) ? FLAG_YES : FLAG_NO);
      table.set('account', at, account);
      // Not every CRM record has a number.
      if (numbers.length > 0 && random.hasLuck(0.9)) {
        const [prefix, digits] = random.pick(numbers);
        table.set('phone', at, prefix + String(random.below(10 ** digits)).padStart(digits, '0'));
      }
    }
  }
  return table.build();
}
