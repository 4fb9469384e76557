import { describe, expect, it } from 'vitest';
import { buildAssignment, moveKindOf } from '../../shared/model/assignment.ts';
import { FLAG_UNKNOWN, FLAG_YES, readCategory } from '../../shared/model/columns.ts';
import type { CategoryColumn } from '../../shared/model/columns.ts';
import { FIRST_SCENARIO } from '../../shared/model/create-plan.ts';
import { MISSING_DAY, parseIsoDay } from '../../shared/model/day.ts';
import { findFamilies } from '../../shared/model/families.ts';
import { NO_ROW } from '../../shared/model/ids.ts';
import { readScenarioTable, readSetting } from '../../shared/model/plan.ts';
import { buildRoster } from '../../shared/model/roster.ts';
import { classifyAccounts } from '../../shared/persona/classify.ts';
import { indexDeals } from '../../shared/persona/deals.ts';
import { generateSample } from '../../shared/sample/generate-sample.ts';
import type { Sample } from '../../shared/sample/generate-sample.ts';

const TODAY = '2027-01-11';
const sample = generateSample({ today: TODAY });
const { accounts, sellers, opportunities, contacts } = sample.facts;

function countValue(column: CategoryColumn, value: string): number {
  const code = column.values.indexOf(value);
  return column.codes.filter((own) => own === code).length;
}

function countWhere<T>(
  column: { filter(isWanted: (value: T) => boolean): { length: number } },
  isWanted: (value: T) => boolean,
) {
  return column.filter(isWanted).length;
}

function assign({ facts, document }: Sample) {
  const roster = buildRoster(facts, document, FIRST_SCENARIO);
  return { roster, ...buildAssignment(facts, roster, document, FIRST_SCENARIO) };
}

describe('the sample that the first screen opens', () => {
  it('is a company of the promised size', () => {
    expect({
      accounts: accounts.count,
      opportunities: opportunities.count,
      regions: new Set(accounts.region.values).size,
      sellers: countValue(sellers.kind, 'seller'),
      managers: countValue(sellers.kind, 'manager'),
      vacancies: countValue(sellers.kind, 'vacancy'),
      leaving: countWhere<number>(sellers.leavesOn, (day) => day !== MISSING_DAY),
      currency: sample.facts.currency,
      name: readSetting(sample.document, 'name'),
    }).toEqual({
      accounts: 1200,
      opportunities: 300,
      regions: 4,
      sellers: 24,
      managers: 4,
      vacancies: 2,
      leaving: 1,
      currency: 'EUR',
      name: 'Sample: Halyard Software',
    });
  });

  it('dates the leaver some seven weeks ahead, the vacancies in the future', () => {
    const today = parseIsoDay(TODAY);
    const leaves = sellers.leavesOn.find((day) => day !== MISSING_DAY) as number;
    expect(leaves - today).toBeGreaterThan(38);
    expect(leaves - today).toBeLessThan(53);
    sellers.startsOn.forEach((day, row) => {
      if (readCategory(sellers.kind, row) === 'vacancy') expect(day).toBeGreaterThan(today);
    });
  });

  it('holds every kind of case that the screens must show, whatever the seed', () => {
    for (let seed = 0; seed < 12; seed++) {
      const { facts, document } = generateSample({ today: TODAY, seed });
      const table = facts.accounts;
      const day = parseIsoDay(TODAY);
      const families = findFamilies(facts);
      const sizes = Array.from(
        { length: families.starts.length - 1 },
        (_, at) => families.starts[at + 1]! - families.starts[at]!,
      );
      const isSplit = (family: number): boolean => {
        const members = families.members.subarray(families.starts[family], families.starts[family + 1]);
        return members.some((row) => table.owner[row] !== table.owner[members[0] as number]);
      };
      const { codes, personas } = classifyAccounts(facts, document, FIRST_SCENARIO, indexDeals(facts, document));
      const cases: Record<string, number> = {
        unassigned: countWhere<number>(table.owner, (row) => row === NO_ROW),
        locked: countWhere<number>(table.locked, (flag) => flag === FLAG_YES),
        strategic: countWhere<number>(table.strategic, (flag) => flag === FLAG_YES),
        atRisk: countWhere<number>(table.atRisk, (flag) => flag === FLAG_YES),
        refusedSeller: countWhere<number>(table.refusedSeller, (flag) => flag === FLAG_YES),
        unknownHealth: countWhere<number>(table.health, Number.isNaN),
        unknownArr: countWhere<number>(table.arr, Number.isNaN),
        unknownStrategic: countWhere<number>(table.strategic, (flag) => flag === FLAG_UNKNOWN),
        families: sizes.filter((size) => size > 2).length,
        splitFamilies: sizes.filter((_, family) => isSplit(family)).length,
        newCustomers: countWhere<number>(table.customerSince, (since) => since > day - 365),
        renewals: countWhere<number>(table.renewal, (renewal) => renewal > day && renewal < day + 90),
        longNames: table.name.filter((name) => name.length > 40).length,
        umlauts: table.name.filter((name) => /[äöüåøéè]/i.test(name)).length,
        prospects: countValue(table.lifecycle, 'prospect'),
        former: countValue(table.lifecycle, 'former'),
        red: countValue(table.healthBand, 'red'),
        amber: countValue(table.healthBand, 'amber'),
        green: countValue(table.healthBand, 'green'),
        openDeals: countValue(facts.opportunities.stageClass, 'open'),
        lateDeals: countValue(facts.opportunities.stageClass, 'late'),
        wonDeals: countValue(facts.opportunities.stageClass, 'won'),
        lostDeals: countValue(facts.opportunities.stageClass, 'lost'),
        renewalDeals: countWhere<number>(facts.opportunities.renewal, (flag) => flag === FLAG_YES),
        optedOut: countWhere<number>(facts.contacts.optedOut, (flag) => flag === FLAG_YES),
        ...Object.fromEntries(
          personas.map(({ id }, code) => [`persona ${id}`, countWhere<number>(codes, (own) => own === code)]),
        ),
      };
      const missing = Object.keys(cases).filter((name) => !((cases[name] as number) > 0));
      expect({ seed, missing }).toEqual({ seed, missing: [] });
    }
  });

  it('gives every customer a place: postal code, country and coordinates in Europe', () => {
    for (let row = 0; row < accounts.count; row++) {
      expect(readCategory(accounts.city, row)).not.toBe('');
      expect(readCategory(accounts.country, row)).not.toBe('');
      expect(readCategory(accounts.postalCode, row)).not.toBe('');
      expect(accounts.latitude[row]).toBeGreaterThan(43);
      expect(accounts.latitude[row]).toBeLessThan(64);
      expect(accounts.longitude[row]).toBeGreaterThan(-9);
      expect(accounts.longitude[row]).toBeLessThan(26);
    }
  });

  it('has books as unequal as in life', () => {
    const books = new Map<number, number>();
    accounts.owner.forEach((row) => {
      if (row !== NO_ROW) books.set(row, (books.get(row) ?? 0) + 1);
    });
    const sizes = [...books.values()].toSorted((left, right) => left - right);
    expect(sizes.at(-1)! / sizes[0]!).toBeGreaterThan(2);
    const arr = accounts.arr
      .filter((amount) => amount > 0)
      .toSorted()
      .toReversed();
    const total = arr.reduce((left, right) => left + right, 0);
    const topTenth = arr.slice(0, Math.round(arr.length / 10)).reduce((left, right) => left + right, 0);
    expect(topTenth / total).toBeGreaterThan(0.35);
    expect([...accounts.arr].every((amount) => Number.isNaN(amount) || Number.isInteger(amount))).toBe(true);
  });

  it('never names an address or a number that could be real', () => {
    expect(contacts.email.every((address) => /^[a-z0-9.-]+@[a-z0-9-]+\.example$/.test(address))).toBe(true);
    expect(sellers.email.every((address) => address === '' || /^[a-z0-9.-]+@halyard\.example$/.test(address))).toBe(
      true,
    );
    const reserved =
      /^(\+49 (30 23125|40 66969|69 90009|89 99998) \d{3}|\+44 (20 7946 0|1\d1 496 0)\d{3}|\+44 113 496 0\d{3}|\+33 (1 99 00|2 61 91|3 53 01|4 65 71|5 36 49) \d{4}|\+353 20 91\d \d{4}|\+46 (8 465 004|31 390 06|40 628 04) \d{2})?$/;
    expect(contacts.phone.filter((number) => !reserved.test(number))).toEqual([]);
  });

  it('is a plan half made: most of the leaver gone, the vacancies begun, something left to find', () => {
    const { roster, incumbent, incoming, wave } = assign(sample);
    const leaver = roster.leavesOn.findIndex((day) => day !== MISSING_DAY);
    const kinds = new Map<string, number>();
    let moved = 0;
    let unscheduled = 0;
    incoming.forEach((to, row) => {
      const kind = moveKindOf(roster, incumbent[row] as number, to);
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      if (kind === 'none') return;
      moved += 1;
      if (wave[row] === NO_ROW) unscheduled += 1;
    });
    const left = countWhere<number>(incoming, (row) => row === leaver);
    expect(left).toBeGreaterThan(0);
    expect(kinds.get('succession')).toBeGreaterThan(2 * left);
    expect(kinds.get('transfer')).toBeGreaterThan(10);
    expect(kinds.get('assignment')).toBeGreaterThan(0);
    expect(moved / accounts.count).toBeLessThan(0.2);
    expect(unscheduled).toBeGreaterThan(0);
    expect(unscheduled / moved).toBeLessThan(0.25);
    for (const [row, kind] of roster.kinds.entries()) {
      if (kind === 'vacancy') expect(countWhere<number>(incoming, (to) => to === row)).toBeGreaterThan(5);
    }
    const { codes } = classifyAccounts(
      sample.facts,
      sample.document,
      FIRST_SCENARIO,
      indexDeals(sample.facts, sample.document),
    );
    const riskyInFirst = wave.findIndex((at, row) => at === 0 && codes[row] === 0);
    expect(riskyInFirst).not.toBe(-1);
    expect(readScenarioTable(sample.document, FIRST_SCENARIO, 'personaOverrides').size).toBe(1);
    expect(readScenarioTable(sample.document, FIRST_SCENARIO, 'locks').size).toBe(1);
  });
});

describe('a large sample', () => {
  it('has 100,000 different names, and more managers, leavers and vacancies', () => {
    const { facts } = generateSample({ today: TODAY, accounts: 100_000, sellers: 300 });
    expect(new Set(facts.accounts.name).size).toBe(100_000);
    expect({
      sellers: countValue(facts.sellers.kind, 'seller'),
      managers: countValue(facts.sellers.kind, 'manager'),
      vacancies: countValue(facts.sellers.kind, 'vacancy'),
      leaving: countWhere<number>(facts.sellers.leavesOn, (day) => day !== MISSING_DAY),
    }).toEqual({ sellers: 300, managers: 26, vacancies: 25, leaving: 13 });
  });
});
