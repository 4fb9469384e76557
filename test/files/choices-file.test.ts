import { describe, expect, test } from 'vitest';
import { ChoicesFault, readChoices, writeChoices } from '../../shared/files/choices-file.ts';

const WHOLE = {
  accounts: { owner: 'Account Owner', arr: null },
  opportunities: { stage: 'Phase' },
  source: 'hubspot',
  dates: { accounts: { customerSince: 'day-first' } },
  numbers: { opportunities: { amount: 'comma' } },
  stages: { Signed: 'won', '': 'open' },
  lifecycles: { Partner: 'prospect' },
  healthWords: { C: 'red' },
  healthDirection: 'lower-is-better',
  ownerRule: 'most revenue',
  owners: { Zed: 'create', House: 'unassigned', 'A. Lee': { seller: 'U1' } },
  currency: 'EUR',
  rates: { USD: 0.92 },
  reading: { accounts: { sheet: 'Data', delimiter: ';', quote: "'", headerRow: 3, skipFooter: 2, encoding: 'UTF-8' } },
};

describe('a file of choices', () => {
  test('holds columns by table, and everything else by name', () => {
    const { choices, corrections } = readChoices(WHOLE);
    expect(choices.columns).toEqual({ accounts: WHOLE.accounts, opportunities: WHOLE.opportunities });
    expect(choices).toMatchObject({ source: 'hubspot', ownerRule: 'most revenue', owners: WHOLE.owners });
    expect(corrections).toEqual(WHOLE.reading);
    expect(readChoices({})).toEqual({ choices: {}, corrections: {} });
  });

  test('is written as it is read', () => {
    expect(writeChoices(readChoices(WHOLE))).toEqual(WHOLE);
    expect(writeChoices(readChoices({}))).toEqual({});
  });

  test.each<[unknown, RegExp, string]>([
    [[], /holds no object/, ''],
    [null, /holds no object/, ''],
    [{ stage: {} }, /no table or choice “stage”/, 'stage'],
    [{ accounts: 'arr' }, /“accounts” must hold fields/, ''],
    [{ accounts: { arr: 7 } }, /“accounts”, “arr” must be a heading/, ''],
    [{ source: 'sap' }, /“source” must be one of salesforce, hubspot/, 'sap'],
    [{ dates: { acounts: {} } }, /no table “acounts”/, 'acounts'],
    [{ dates: { accounts: { x: 'first' } } }, /“x” must be one of day-first/, 'first'],
    [{ stages: { Signed: 'wonn' } }, /“stages”, “Signed” must be one of open/, 'wonn'],
    [{ owners: { Zed: { seler: 'U1' } } }, /“Zed” must be "create"/, ''],
    [{ rates: { USD: '0.9' } }, /“USD” must be a number above zero/, ''],
    [{ rates: { USD: 0 } }, /above zero/, ''],
    [{ currency: 'Euro' }, /code of three letters/, ''],
    [{ reading: { accounts: { sheets: 'x' } } }, /“sheets” is nothing to choose/, 'sheets'],
    [{ reading: { accounts: { headerRow: 1.5 } } }, /whole number/, ''],
    [{ reading: { accounts: { encoding: 'ebcdic' } } }, /must be one of UTF-8/, 'ebcdic'],
  ])('%j is refused', (content, message, word) => {
    const read = () => readChoices(content);
    expect(read).toThrow(ChoicesFault);
    expect(read).toThrow(message);
    try {
      read();
    } catch (error) {
      expect((error as ChoicesFault).word).toBe(word);
    }
  });

  test('words that objects have of their own are no choices', () => {
    expect(() => readChoices(JSON.parse('{"__proto__": {}}'))).toThrow(/no table or choice/);
    expect(() => readChoices({ constructor: {} })).toThrow(/no table or choice/);
  });
});
