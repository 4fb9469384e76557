import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { execute } from '../../shared/commands/execute.ts';
import { importTables } from '../../shared/files/import-plan.ts';
import {
  comparePast,
  lookBackInSteps,
  prepareRefresh,
  summarizePast,
  toCommand,
} from '../../shared/files/refresh-facts.ts';
import type { Refresh, RefreshOptions } from '../../shared/files/refresh-facts.ts';
import { applyPatch, invertPatch } from '../../shared/history/patch.ts';
import { correctionKey, overlayCorrections } from '../../shared/model/corrections.ts';
import { createPlanDocument, FIRST_SCENARIO } from '../../shared/model/create-plan.ts';
import { readFact } from '../../shared/model/fact-cells.ts';
import { FACTS_TABLES } from '../../shared/model/facts.ts';
import type { Facts, FactsTableName } from '../../shared/model/facts.ts';
import { scenarioTableKey } from '../../shared/model/plan.ts';
import type { PlanDocument } from '../../shared/model/plan.ts';
import { runSteps } from '../../shared/model/steps.ts';
import { buildPlanBase } from '../../shared/overview/plan-base.ts';
import { summarizeRefresh } from '../../shared/overview/refresh-summary.ts';
import { readTables } from '../plan-fixture.ts';
import { facts as anyFacts } from './plan-fixture.ts';

type Files = Readonly<Partial<Record<'accounts' | 'sellers' | 'opportunities' | 'contacts' | 'health', string>>>;

function importFiles(files: Files & { readonly accounts: string }, factsId: string): Facts {
  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);
  const inputs = Object.fromEntries(
    Object.entries(files).map(([table, text]) => [table, { fileName: `${table}.csv`, bytes: encode(text) }]),
  ) as unknown as Parameters<typeof importTables>[0];
  const result = importTables(inputs, { today: '2027-01-11', factsId });
  if (!result.ok) throw new Error(result.errors.map(({ message }) => message).join(' '));
  return result.facts;
}

function createDocument(): PlanDocument {
  const createdAt = '2027-01-11T08:00:00.000Z';
  return createPlanDocument({ id: 'plan-1', name: 'Plan', facts: 'facts-1', asOf: '2027-01-11', createdAt });
}

function decide(document: PlanDocument, table: string, rows: Readonly<Record<string, unknown>>): void {
  for (const [id, row] of Object.entries(rows)) document.tables.get(table)?.set(id, row);
}

const incoming = scenarioTableKey(FIRST_SCENARIO, 'incoming');

/** Puts new facts under the plan as the app does. @returns what was prepared and the step to take back. */
function refresh(document: PlanDocument, facts: Facts, imported: Facts, options: RefreshOptions = {}) {
  const prepared = prepareRefresh({ document, facts }, imported, options);
  const outcome = execute(buildPlanBase(facts, document, FIRST_SCENARIO), toCommand(prepared, undefined));
  if (!outcome.ok) throw new Error(outcome.message);
  applyPatch(document, outcome.patch);
  return { ...prepared, patch: outcome.patch };
}

const ACCOUNTS = [
  'Account ID,Account Name,Account Owner,ARR,Customer Since,Segment',
  'A1,Acme,S1,1000,2020-01-01,SMB',
  'A2,Brunn,S1,2000,2021-01-01,SMB',
  'A3,Corvo,S2,3000,,Enterprise',
  'A4,Dahl,S2,4000,2022-01-01,',
].join('\n');
const SELLERS = 'User ID,Full Name,FTE,Team\nS1,Ann Ortiz,1,North\nS2,Ben Chen,0.5,South\n';
const DEALS =
  'Opportunity ID,Account ID,Opportunity Owner,Stage,Amount\nO1,A1,S1,Negotiation,10\nO2,A4,S2,Prospecting,20\n';
const FILES = { accounts: ACCOUNTS, sellers: SELLERS, opportunities: DEALS };

describe('the summary of a refresh', () => {
  it('names what is new, gone and changed, field by field', () => {
    const facts = importFiles(FILES, 'facts-1');
    const accounts = [
      'Account ID,Account Name,Account Owner,ARR,Customer Since,Segment',
      'A9,Ekmark,S1,500,,SMB',
      'A3,Corvo SA,S2,3000,2019-05-05,Mid-Market',
      'A1,Acme,S2,1200,2020-01-01,SMB',
      'A2,Brunn,S1,2000,,SMB',
    ].join('\n');
    const { summary } = prepareRefresh(
      { document: createDocument(), facts },
      importFiles({ ...FILES, accounts }, 'facts-2'),
    );
    expect(summary.tables[0]).toEqual({
      table: 'accounts',
      before: 4,
      after: 4,
      added: { count: 1, examples: [{ id: 'A9', name: 'Ekmark' }] },
      gone: { count: 1, examples: [{ id: 'A4', name: 'Dahl' }] },
      changed: 3,
      fields: [
        field('name', 'Name', 'text', 1, [change('A3', 'Corvo SA', 'Corvo', 'Corvo SA')]),
        field('owner', 'Incumbent', 'reference', 1, [change('A1', 'Acme', 'Ann Ortiz', 'Ben Chen')]),
        field('arr', 'ARR', 'money', 1, [change('A1', 'Acme', 100_000, 120_000)]),
        field('segment', 'Segment', 'category', 1, [change('A3', 'Corvo SA', 'Enterprise', 'Mid-Market')]),
        {
          ...field('customerSince', 'Customer since', 'day', 2, [
            change('A3', 'Corvo SA', null, '2019-05-05'),
            change('A2', 'Brunn', '2021-01-01', null),
          ]),
          filled: 1,
          emptied: 1,
        },
      ],
    });
    expect(summary.tables[2]).toMatchObject({
      table: 'opportunities',
      gone: { count: 1, examples: [{ id: 'O2' }] },
      changed: 0,
    });
    expect(summary.isSame).toBe(false);
  });

  it('tells fields that the new files lack from those that changed', () => {
    const facts = importFiles(FILES, 'facts-1');
    const accounts = 'Account ID,Account Name,Account Owner,Segment\nA1,Acme,S1,SMB\nA2,Brunn,S1,\n';
    const imported = importFiles({ ...FILES, accounts }, 'facts-2');
    const { summary } = prepareRefresh({ document: createDocument(), facts }, imported);
    expect(summary.tables[0]?.fields.map(({ field: name, isLost }) => [name, isLost])).toEqual([
      ['arr', true],
      ['segment', false],
      ['customerSince', true],
    ]);
  });

  it('of the same files says that nothing changed', () => {
    const facts = importFiles(FILES, 'facts-1');
    const { summary } = prepareRefresh({ document: createDocument(), facts }, importFiles(FILES, 'facts-2'));
    expect(summary.isSame).toBe(true);
  });

  it('tells moves that are done from those that the CRM contradicts, and what rests from what comes back', () => {
    const document = createDocument();
    const facts = importFiles(FILES, 'facts-1');
    decide(document, incoming, { A1: 'S2', A2: 'S2', A4: '', A9: 'S2' });
    decide(document, scenarioTableKey(FIRST_SCENARIO, 'waveOf'), { A1: 'wave-1', A4: 'wave-2' });
    decide(document, scenarioTableKey(FIRST_SCENARIO, 'locks'), { A3: { isLocked: true, reason: 'promised' } });
    const accounts = [
      'Account ID,Account Name,Account Owner',
      'A1,Acme,S2',
      'A2,Brunn,S3',
      'A3,Corvo,S1',
      'A9,Ekmark,S1',
    ].join('\n');
    const sellers = `${SELLERS}S3,Cy Diallo,1,South\n`;
    const imported = importFiles({ ...FILES, accounts, sellers }, 'facts-2');
    const before = readTables(document);
    const { summary, facts: after } = refresh(document, facts, imported);
    expect(summary.scenarios).toEqual([
      {
        scenario: FIRST_SCENARIO,
        name: 'Plan A',
        movesBefore: 3,
        movesNow: 2,
        done: [{ id: 'A1', name: 'Acme', from: 'Ann Ortiz', planned: 'Ben Chen', to: 'Ben Chen' }],
        contradicted: [{ id: 'A2', name: 'Brunn', from: 'Ann Ortiz', planned: 'Ben Chen', to: 'Cy Diallo' }],
        followed: { count: 1, examples: [{ id: 'A3', name: 'Corvo', from: 'Ben Chen', planned: '', to: 'Ann Ortiz' }] },
        lockedMoved: [{ id: 'A3', name: 'Corvo', from: 'Ben Chen', planned: '', to: 'Ann Ortiz' }],
        aside: [{ id: 'A4', name: 'Dahl', decisions: ['move', 'wave'], isNew: true }],
        returned: [{ id: 'A9', name: 'Ekmark', decisions: ['move'], isNew: false }],
        sellersGone: [],
      },
    ]);
    expect(readTables(document)).toEqual({ ...before, plan: { ...before['plan'], facts: 'facts-2' } });
    const { assignment } = buildPlanBase(after, document, FIRST_SCENARIO);
    expect([...assignment.incoming]).toEqual([1, 1, 0, 1]);
    expect([...assignment.incumbent]).toEqual([1, 2, 0, 0]);
    // The account comes back, and with it what was decided about it.
    const again = refresh(document, after, { ...importFiles(FILES, 'facts-3') });
    expect(again.summary.scenarios[0]?.returned).toMatchObject([{ id: 'A4', decisions: ['move', 'wave'] }]);
    expect(buildPlanBase(again.facts, document, FIRST_SCENARIO).assignment.incoming[3]).toBe(-1);
  });

  it('names sellers who are gone with what should go to them', () => {
    const document = createDocument();
    decide(document, incoming, { A1: 'S2', A2: 'S2' });
    const sellers = 'User ID,Full Name\nS1,Ann Ortiz\n';
    const accounts = ACCOUNTS.replaceAll('S2', 'S1');
    const imported = importFiles({ accounts, sellers }, 'facts-2');
    const { summary, facts } = refresh(document, importFiles(FILES, 'facts-1'), imported, { carry: [] });
    expect(summary.scenarios[0]?.sellersGone).toEqual([{ id: 'S2', name: 'Ben Chen', accounts: 2 }]);
    expect(buildPlanBase(facts, document, FIRST_SCENARIO).assignment.incoming[0]).toBe(0);
  });

  it('reports corrections that are met, overtaken and without a record', () => {
    const document = createDocument();
    const correct = (table: FactsTableName, rowId: string, name: string, value: unknown): void =>
      decide(document, 'corrections', {
        [correctionKey(table, rowId, name)]: { table, rowId, field: name, value, reason: 'known better' },
      });
    correct('sellers', 'S2', 'fte', 1);
    correct('accounts', 'A1', 'arr', 555_500);
    correct('accounts', 'A4', 'segment', 'SMB');
    correct('accounts', 'A2', 'parent', 'A3');
    const accounts = ACCOUNTS.replace('1000', '1100').replace(/\nA4.*/, '');
    const sellers = SELLERS.replace('0.5', '1');
    const imported = importFiles({ ...FILES, accounts, sellers }, 'facts-2');
    const { summary, facts } = refresh(document, importFiles(FILES, 'facts-1'), imported);
    expect(summary.corrections).toMatchObject({
      kept: 4,
      met: [{ id: 'S2', name: 'Ben Chen', label: 'FTE', from: 0.5, to: 1, corrected: 1 }],
      changed: [{ id: 'A1', label: 'ARR', from: 100_000, to: 110_000, corrected: 555_500, reason: 'known better' }],
      aside: [{ id: 'A4', name: 'Dahl', label: 'Segment' }],
    });
    const seen = overlayCorrections(facts, document);
    expect(seen.accounts.arr[0]).toBe(555_500);
    expect(readFact(seen, 'accounts', 'parent', 1)).toBe('A3');
  });

  it('looks back the same way once it is done', () => {
    const document = createDocument();
    decide(document, incoming, { A1: 'S2' });
    const facts = importFiles(FILES, 'facts-1');
    const done = refresh(
      document,
      facts,
      importFiles({ ...FILES, accounts: ACCOUNTS.replace('A1,Acme,S1', 'A1,Acme,S2') }, 'facts-2'),
    );
    expect(summarizePast(document, comparePast(facts, done.facts))).toEqual(done.summary);
    expect(summarizePast(document, runSteps(lookBackInSteps(done, facts)))).toEqual(done.summary);
  });
});

describe('the records of a refresh', () => {
  it('are found again by either form of a Salesforce id', () => {
    const document = createDocument();
    decide(document, incoming, { '0015g00000ABCDE': 'S2', '0015g00000FGHIJ': 'S2' });
    const list = (ids: readonly string[]): string =>
      `Account ID,Account Name,Account Owner\n${ids.map((id) => `${id},N${id},S1`).join('\n')}\n`;
    const facts = importFiles({ accounts: list(['0015g00000ABCDE']), sellers: SELLERS }, 'facts-1');
    const long = list(['0015g00000ABCDEAA5', '0015g00000FGHIJAA5', '0015g00000abcdeAAA']);
    const { facts: after, summary } = refresh(
      document,
      facts,
      importFiles({ accounts: long, sellers: SELLERS }, 'facts-2'),
    );
    expect(after.accounts.id.slice(0, 2)).toEqual(['0015g00000ABCDE', '0015g00000FGHIJ']);
    expect(after.accounts.id[2]).not.toBe('0015g00000ABCDE');
    expect(summary.scenarios[0]?.returned).toMatchObject([{ id: '0015g00000FGHIJ' }]);
    expect([...buildPlanBase(after, document, FIRST_SCENARIO).assignment.incoming]).toEqual([1, 1, 0]);
  });

  it('take their real ids where names stood for them, and decisions follow in the same step', () => {
    const document = createDocument();
    const names = 'Account Name,Account Owner\nAcme,Ann Ortiz\nBrunn,Ann Ortiz\nCorvo,Ben Chen\n';
    const facts = importFiles({ accounts: names }, 'facts-1');
    decide(document, incoming, { Acme: 'Ben Chen', Corvo: '' });
    decide(document, scenarioTableKey(FIRST_SCENARIO, 'sellerChanges'), { 'Ann Ortiz': { fte: 0.5, reason: 'r' } });
    decide(document, scenarioTableKey(FIRST_SCENARIO, 'vacancies'), {
      v1: { name: 'Vacancy', team: '', region: '', manager: 'Ben Chen', fte: 1, startsOn: '' },
    });
    decide(document, 'corrections', {
      [correctionKey('accounts', 'Brunn', 'parent')]: {
        table: 'accounts',
        rowId: 'Brunn',
        field: 'parent',
        value: 'Acme',
        reason: 'r',
      },
    });
    const before = readTables(document);
    const { summary, facts: after, patch } = refresh(document, facts, importFiles(FILES, 'facts-2'));
    expect(summary.tables[0]).toMatchObject({ added: { count: 1 }, gone: { count: 0 } });
    expect(summary.tables[1]).toMatchObject({ added: { count: 0 }, gone: { count: 0 } });
    expect(readTables(document)).toMatchObject({
      [incoming]: { A1: 'S2', A3: '' },
      'plan-a/sellerChanges': { S1: { fte: 0.5 } },
      'plan-a/vacancies': { v1: { manager: 'S2' } },
      corrections: { [correctionKey('accounts', 'A2', 'parent')]: { rowId: 'A2', value: 'A1' } },
    });
    expect(buildPlanBase(after, document, FIRST_SCENARIO).assignment.incoming[0]).toBe(1);
    expect(summarizePast(document, comparePast(facts, after))).toEqual(summary);
    applyPatch(document, invertPatch(patch));
    expect(readTables(document)).toEqual(before);
  });

  it('keep their ids where a later file has none, and are never guessed between two of a name', () => {
    const document = createDocument();
    const facts = importFiles(FILES, 'facts-1');
    const names = 'Account Name,Account Owner\nACME,Ann Ortiz\nBrunn,Ann Ortiz\n';
    const { facts: after } = prepareRefresh(
      { document, facts },
      importFiles({ accounts: names, sellers: SELLERS }, 'facts-2'),
    );
    expect(after.accounts.id).toEqual(['A1', 'A2']);
    const twice = importFiles({ ...FILES, accounts: ACCOUNTS.replace('Brunn', 'Acme') }, 'facts-1');
    const guessed = prepareRefresh(
      { document, facts: twice },
      importFiles({ accounts: names, sellers: SELLERS }, 'facts-2'),
    );
    expect(guessed.facts.accounts.id).toEqual(['ACME', 'Brunn']);
  });
});

describe('what the new files do not speak of', () => {
  const facts = importFiles(
    {
      ...FILES,
      contacts: 'Contact ID,Full Name,Account ID\nC1,Zoe,A1\nC2,Yan,A4\n',
      health: 'Account ID,Health Score\nA1,7\nA3,9\n',
    },
    'facts-1',
  );
  const accounts = 'Account ID,Account Name,Account Owner\nA3,Corvo,Ann Ortiz\nA1,Acme,Cy Diallo\n';

  it('is taken over, without the records of accounts that are gone', () => {
    const prepared = prepareRefresh({ document: createDocument(), facts }, importFiles({ accounts }, 'facts-2'));
    expect(prepared.missing).toEqual(['sellers', 'opportunities', 'contacts', 'health']);
    expect(prepared.carried).toEqual(prepared.missing);
    const { facts: after } = prepared;
    expect(listRows(after, 'sellers', ['name', 'fte', 'team'])).toEqual([
      ['S1', 'Ann Ortiz', 1, 'North'],
      ['S2', 'Ben Chen', 0.5, 'South'],
      ['Cy Diallo', 'Cy Diallo', null, null],
    ]);
    expect(listRows(after, 'accounts', ['owner', 'health'])).toEqual([
      ['A3', 'S1', 9],
      ['A1', 'Cy Diallo', 7],
    ]);
    expect(listRows(after, 'opportunities', ['account', 'owner', 'stage', 'amount'])).toEqual([
      ['O1', 'A1', 'S1', 'Negotiation', 1000],
    ]);
    expect(listRows(after, 'contacts', ['name', 'account'])).toEqual([['C1', 'Zoe', 'A1']]);
    expect(after.sources.map(({ table }) => table)).toEqual([
      'accounts',
      'sellers',
      'opportunities',
      'contacts',
      'health',
    ]);
  });

  it('is dropped where the user says so', () => {
    const imported = importFiles({ accounts }, 'facts-2');
    const { facts: after, carried } = prepareRefresh({ document: createDocument(), facts }, imported, { carry: [] });
    expect(carried).toEqual([]);
    expect(after.opportunities.count).toBe(0);
    expect(after.sellers.id).toEqual(['S1', 'Cy Diallo']);
  });
});

const COLUMNS = ['Account ID', 'Account Name', 'Account Owner', 'ARR', 'Segment', 'Health Score', 'Locked', 'Whatever'];
const anyCell: Readonly<Record<string, fc.Arbitrary<string>>> = {
  'Account ID': fc.constantFrom('A1', 'A2', 'A3', 'A4', 'A5', 'B1', 'B2', 'a1', ''),
  'Account Name': fc.constantFrom('Acme', 'Brunn', 'Corvo', 'Acme', '', 'Ünal & Söhne'),
  'Account Owner': fc.constantFrom('S1', 'S2', 'S9', 'Ben Chen', ''),
};
const anyRow = fc.tuple(
  ...COLUMNS.map((column) => anyCell[column] ?? fc.constantFrom('1', '2000', 'x', '', '12.5', 'yes')),
);
const anyFile = fc
  .tuple(
    fc.array(anyRow, { minLength: 1, maxLength: 8 }),
    fc.subarray(COLUMNS, { minLength: 2 }),
    fc.shuffledSubarray(COLUMNS, { minLength: 8 }),
  )
  .map(([rows, kept, order]) => {
    const columns = order.filter((column) => kept.includes(column) || column === 'Account ID');
    const cells = rows.map((row) => columns.map((column) => row[COLUMNS.indexOf(column)] as string));
    return [columns, ...cells].map((line) => line.join(',')).join('\n');
  });
const anyDecisions = fc.record({
  incoming: fc.dictionary(fc.constantFrom('A1', 'A2', 'A3', 'A4', 'B9'), fc.constantFrom('S1', 'S2', 'S9', '')),
  waveOf: fc.dictionary(fc.constantFrom('A1', 'A4', 'B9'), fc.constantFrom('wave-1', 'wave-3')),
  locks: fc.dictionary(
    fc.constantFrom('A2', 'A3'),
    fc.boolean().map((isLocked) => ({ isLocked, reason: 'r' })),
  ),
  personaOverrides: fc.dictionary(fc.constantFrom('A1', 'B9'), fc.constant({ persona: 'core', reason: 'r' })),
  sellerChanges: fc.dictionary(fc.constantFrom('S1', 'S9'), fc.constant({ fte: 0.5, reason: 'r' })),
});

describe('laws of the refresh', () => {
  it('an arbitrarily changed file keeps every decision, and undo restores the plan exactly', () => {
    fc.assert(
      fc.property(anyDecisions, anyFile, fc.boolean(), (decisions, accounts, hasSellers) => {
        const facts = importFiles(FILES, 'facts-1');
        let imported: Facts;
        try {
          imported = importFiles({ accounts, ...(hasSellers && { sellers: SELLERS }) }, 'facts-2');
        } catch {
          // No row of the file can be used: then there is nothing to refresh from.
          return;
        }
        const document = createDocument();
        for (const [table, rows] of Object.entries(decisions)) decide(document, `${FIRST_SCENARIO}/${table}`, rows);
        decide(document, 'corrections', {
          [correctionKey('accounts', 'A1', 'arr')]: {
            table: 'accounts',
            rowId: 'A1',
            field: 'arr',
            value: 1,
            reason: 'r',
          },
        });
        const before = readTables(document);
        const incomingBefore = [...buildPlanBase(facts, document, FIRST_SCENARIO).assignment.incoming];
        const { summary, facts: after, patch } = refresh(document, facts, imported);
        expect(readTables(document)).toEqual({ ...before, plan: { ...before['plan'], facts: 'facts-2' } });
        checkScenario(document, facts, after, summary);
        applyPatch(document, invertPatch(patch));
        expect(readTables(document)).toEqual(before);
        expect([...buildPlanBase(facts, document, FIRST_SCENARIO).assignment.incoming]).toEqual(incomingBefore);
      }),
    );
  });

  it('the comparison finds what looking at every cell finds', () => {
    fc.assert(
      fc.property(anyFacts, anyFacts, (before, after) => {
        const summary = summarizeRefresh(before, after, createDocument(), Infinity);
        for (const { table, added, gone, changed, fields } of summary.tables) {
          const rowOf = new Map(before[table].id.map((id, row) => [id, row]));
          const now = new Set(after[table].id);
          expect(added.examples.map(({ id }) => id)).toEqual(after[table].id.filter((id) => !rowOf.has(id)));
          expect(gone.examples.map(({ id }) => id)).toEqual(before[table].id.filter((id) => !now.has(id)));
          const differing = new Set<string>();
          for (const name of Object.keys(FACTS_TABLES[table]).filter((key) => key !== 'ownerBasis')) {
            const ids = after[table].id.filter((id, row) => {
              const earlier = rowOf.get(id);
              return (
                earlier !== undefined && readFact(before, table, name, earlier) !== readFact(after, table, name, row)
              );
            });
            for (const id of ids) differing.add(id);
            const found = fields.find((entry) => entry.field === name && entry.kind !== 'custom');
            expect(found?.examples.map(({ id }) => id) ?? []).toEqual(ids);
          }
          for (const { kind, examples } of fields)
            if (kind === 'custom') for (const { id } of examples) differing.add(id);
          expect(changed).toBe(differing.size);
        }
        expect(summarizeRefresh(before, before, createDocument()).isSame).toBe(true);
      }),
    );
  });
});

/** What the summary says of the decisions, told again from the two assignments alone. */
function checkScenario(document: PlanDocument, before: Facts, after: Facts, summary: Refresh['summary']): void {
  const then = buildPlanBase(before, document, FIRST_SCENARIO);
  const now = buildPlanBase(after, document, FIRST_SCENARIO);
  const isMove = ({ assignment }: typeof now, row: number): boolean =>
    assignment.incoming[row] !== assignment.incumbent[row];
  const countMoves = (base: typeof now): number => base.facts.accounts.id.filter((_, row) => isMove(base, row)).length;
  const [scenario] = summary.scenarios;
  expect(scenario).toMatchObject({ movesBefore: countMoves(then), movesNow: countMoves(now) });
  const decided = document.tables.get(incoming) as Map<string, string>;
  const done = now.facts.accounts.id.filter((id, row) => {
    const earlier = then.accountRow.get(id);
    const owner = readFact(after, 'accounts', 'owner', row) ?? '';
    return (
      earlier !== undefined && decided.get(id) === owner && readFact(before, 'accounts', 'owner', earlier) !== owner
    );
  });
  expect(scenario?.done.map(({ id }) => id)).toEqual(
    done.filter(
      (id) => (readFact(before, 'accounts', 'owner', then.accountRow.get(id) as number) ?? '') !== decided.get(id),
    ),
  );
  for (const { id } of scenario?.done ?? []) expect(isMove(now, now.accountRow.get(id) as number)).toBe(false);
  const missing = [...decided.keys()].filter((id) => !now.accountRow.has(id));
  for (const id of missing) {
    if (then.accountRow.has(id)) expect(scenario?.aside.map((note) => note.id)).toContain(id);
  }
}

function field(name: string, label: string, kind: string, count: number, examples: readonly unknown[]) {
  return { field: name, label, kind, count, filled: 0, emptied: 0, isLost: false, examples };
}

function change(id: string, name: string, from: unknown, to: unknown) {
  return { id, name, from, to };
}

function listRows(facts: Facts, table: FactsTableName, fields: readonly string[]): unknown[][] {
  return facts[table].id.map((id, row) => [id, ...fields.map((name) => readFact(facts, table, name, row))]);
}
