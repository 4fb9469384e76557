import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { packFacts, unpackFacts } from '../../shared/files/packed-facts.ts';
import { writePlanFile } from '../../shared/files/plan-file.ts';
import { createPlan, facts } from './plan-fixture.ts';

test('facts that were packed and copied to another thread are the same', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const arrived = unpackFacts(structuredClone(packFacts(given)));
      expect(arrived).toEqual(given);
      // Packed again, nothing is taken apart or put together once more.
      expect(packFacts(arrived)).toBe(packFacts(arrived));
      expect(unpackFacts(packFacts(arrived))).toEqual(given);
    }),
    { numRuns: 100 },
  );
});

test('they make the same plan file', () => {
  fc.assert(
    fc.property(facts, (given) => {
      const { document, journal } = createPlan([]);
      const write = (version: typeof given): Uint8Array =>
        writePlanFile({ document, facts: version, journal, appVersion: '1' });
      expect(write(unpackFacts(packFacts(given)))).toEqual(write(given));
    }),
    { numRuns: 20 },
  );
});

test('texts with any characters keep their places', () => {
  fc.assert(
    fc.property(facts, fc.array(fc.string({ unit: 'binary' }), { maxLength: 20 }), (given, names) => {
      const named = { ...given, contacts: { ...given.contacts, name: names } };
      expect(unpackFacts(structuredClone(packFacts(named))).contacts.name).toEqual(names);
    }),
    { numRuns: 50 },
  );
});
