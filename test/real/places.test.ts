import { describe, expect, test } from 'vitest';
import { importTables } from '../../shared/files/import-plan.ts';
import { measureDistance } from '../../shared/places/distance.ts';
import { NOT_PLACED, placeAccounts } from '../../shared/places/place-accounts.ts';
import { GAZETTEER } from '../places/gazetteer-fixture.ts';
import { readReal, realInput, withRealData } from './real-data.ts';

withRealData('geo', () => {
  describe('geo: every American postal code with an area', () => {
    test('is found within a kilometre of its middle', () => {
      const lines = new TextDecoder().decode(readReal('geo/us_zcta_census_2021.csv')).trim().split(/\r?\n/).slice(1);
      expect(lines.length).toBeGreaterThan(33_000);
      const far = lines.filter((line) => {
        const [zip = '', latitude, longitude] = line.split(',');
        const centre = GAZETTEER.findPostalCode('US', zip);
        return (
          centre?.name !== zip ||
          measureDistance(Number(latitude), Number(longitude), centre.latitude, centre.longitude) > 1
        );
      });
      expect(far).toEqual([]);
    });
  });
});

withRealData('adventureworks', () => {
  describe('adventureworks: where the customers are', () => {
    test('nearly all are placed, by what their rows say', () => {
      const result = importTables(
        {
          accounts: realInput('adventureworks/accounts.csv'),
          sellers: realInput('adventureworks/sellers.csv'),
        },
        { today: '2026-07-01', factsId: 'facts-1', choices: {} },
      );
      if (!result.ok) throw new Error(result.errors.map(({ message }) => message).join('\n'));
      const { accounts } = result.facts;
      const { counts } = placeAccounts(accounts, GAZETTEER);
      expect(counts[NOT_PLACED] as number).toBeLessThan(0.02 * accounts.count);
      // States, and in America and Canada postal codes where the file has them: hardly anybody by the country alone.
      expect(counts[3] as number).toBeLessThan(0.3 * accounts.count);
    });
  });
});
