import { expect, test } from 'vitest';
import { createPlanDocument, FIRST_SCENARIO } from '../../shared/model/create-plan.ts';
import { buildPlanBase } from '../../shared/overview/plan-base.ts';
import { writeCsv } from '../../shared/files/csv-write.ts';
import { createCrmAccountsCsv, createMovesCsv } from '../../shared/files/export-moves.ts';
import { importTables } from '../../shared/files/import-plan.ts';
import { reportToCsv } from '../../shared/files/import-report.ts';
import { scenarioTableKey } from '../../shared/model/plan.ts';
import { splitCsv, toBytes } from '../files/text-fixture.ts';
import { readReal, withRealData } from './real-data.ts';

/** A cell that a spreadsheet would run. */
const RUNS = /^[=+\-@\t\r]/;

function listPayloads(): string[] {
  const decode = (path: string): string => new TextDecoder().decode(readReal(`injection/${path}`));
  const blocks = ['PayloadsAllTheThings-CSV-Injection.md', 'payloadbox-README.md'].flatMap((path) =>
    [...decode(path).matchAll(/```\w*\n([\s\S]*?)```/g)].map(([, block]) => block as string),
  );
  const lines = [decode('csv-payload.txt'), ...blocks].flatMap((text) =>
    text.split(/\r?\n/).map((line) => line.trim()),
  );
  // A lone dash says "nothing" in any list.
  return [...new Set(lines)].filter((line) => line !== '' && line !== '–');
}

withRealData('injection', () => {
  const payloads = [...listPayloads(), "'=already escaped", "''=twice", '-1+1', '@x', '__proto__', 'constructor'];
  const source = `Account ID,Account Name,Owner,Note\r\n${payloads
    .map((text, row) => [`A${row}`, text, text, text].map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
    .join('\r\n')}\r\n`;
  const load = (text: string) => {
    const result = importTables(
      { accounts: { fileName: 'a.csv', bytes: toBytes(text) } },
      { today: '2026-07-01', factsId: 'facts-1' },
    );
    if (!result.ok) throw new Error(result.errors.map(({ message }) => message).join('\n'));
    return result;
  };

  test(`${payloads.length} payloads are ordinary texts inside`, () => {
    expect(payloads.length).toBeGreaterThan(15);
    const { facts, report } = load(source);
    expect(facts.accounts.name).toEqual(payloads);
    expect(facts.sellers.name).toEqual([...new Set(payloads)]);
    expect(facts.customFields[0]?.column.values).toEqual([...new Set(payloads)]);
    expect(report.tables[0]).toMatchObject({ rows: payloads.length, refused: 0 });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('they leave as text that no spreadsheet runs, and come back as they were', () => {
    const { facts } = load(source);
    const document = createPlanDocument({
      id: 'p',
      name: 'p',
      facts: 'facts-1',
      asOf: '2026-07-01',
      createdAt: '2026-07-01T00:00:00.000Z',
    });
    const [first] = facts.sellers.id;
    const moves = new Map(facts.accounts.id.map((id) => [id, first as string]));
    document.tables.set(scenarioTableKey(FIRST_SCENARIO, 'incoming'), moves);
    const base = buildPlanBase(facts, document, FIRST_SCENARIO);
    const exported = createMovesCsv(base);
    for (const csv of [exported, createCrmAccountsCsv(base)]) {
      const cells = splitCsv(csv.replace(/^\ufeff/, '')).flat();
      expect(cells.filter((cell) => RUNS.test(cell))).toEqual([]);
    }
    const { facts: back, report } = load(exported);
    expect(report.sources).toEqual([{ table: 'accounts', source: 'baton' }]);
    // All but the account that stays with the seller to whom the others go.
    expect(back.accounts.name).toEqual(payloads.slice(1));
    expect(new Set(back.sellers.name)).toEqual(new Set(payloads.slice(1)));
  });

  test('values quoted by the report do not run either', () => {
    const { report } = load(source.replace('Owner', 'ARR'));
    expect(report.findings.length).toBeGreaterThan(0);
    expect(
      splitCsv(reportToCsv(report).slice(1))
        .flat()
        .filter((cell) => RUNS.test(cell)),
    ).toEqual([]);
    expect(writeCsv(['x'], [[-5]])).toBe('x\r\n-5\r\n');
  });
});
