import { describe, expect, it } from 'vitest';
import { execute } from '../../shared/commands/execute.ts';
import type { Command } from '../../shared/commands/command.ts';
import { applyPatch } from '../../shared/history/patch.ts';
import { correctionKey, overlayCorrections, standCorrections } from '../../shared/model/corrections.ts';
import { readFact } from '../../shared/model/fact-cells.ts';
import { FACTS_TABLES } from '../../shared/model/facts.ts';
import type { FactsTableName } from '../../shared/model/facts.ts';
import { findFactField, isCorrectable, listFactFields } from '../../shared/model/fact-fields.ts';
import type { PlanDocument } from '../../shared/model/plan.ts';
import type { CellValue } from '../../shared/model/table.ts';
import { createContext, createDocument, createFacts, readTables } from '../plan-fixture.ts';

const FACTS = createFacts(
  [
    { id: 'top', owner: 'S1' },
    { id: 'below', owner: 'S1', parent: 'top' },
    { id: 'lowest', owner: 'S2', parent: 'below' },
  ],
  [{ id: 'S1' }, { id: 'S2' }],
);

function run(document: PlanDocument, command: Command) {
  const outcome = execute(createContext(overlayCorrections(FACTS, document), document), command);
  if (outcome.ok) applyPatch(document, outcome.patch);
  return outcome;
}

function correct(table: FactsTableName, rowId: string, field: string, value: CellValue | undefined): Command {
  return { kind: 'correctFact', table, rowId, field, value, reason: ' known better ' };
}

describe('correcting a fact', () => {
  it('takes every kind of value, and shows it in place of the imported one', () => {
    const document = createDocument();
    const values: [FactsTableName, string, string, CellValue][] = [
      ['accounts', 'top', 'arr', 12_345],
      ['accounts', 'top', 'segment', 'Public'],
      ['accounts', 'top', 'renewal', '2027-01-31'],
      ['accounts', 'top', 'strategic', false],
      ['accounts', 'top', 'healthBand', 'red'],
      ['accounts', 'lowest', 'parent', 'top'],
      ['accounts', 'below', 'parent', null],
      ['accounts', 'below', 'owner', 'S2'],
      ['sellers', 'S2', 'fte', 0.5],
      ['sellers', 'S2', 'manager', 'S1'],
    ];
    for (const [table, id, field, value] of values) {
      expect(run(document, correct(table, id, field, value))).toMatchObject({ ok: true });
    }
    const seen = overlayCorrections(FACTS, document);
    for (const [table, id, field, value] of values) {
      expect(readFact(seen, table, field, seen[table].id.indexOf(id))).toBe(value);
    }
    expect(standCorrections(FACTS, document).map(({ state }) => state)).toEqual(values.map(() => 'needed'));
  });

  it('names what is corrected, and takes it back', () => {
    const document = createDocument();
    const before = readTables(document);
    expect(run(document, correct('accounts', 'top', 'arr', 1))).toMatchObject({ label: 'Correct ARR of Account top' });
    expect(run(document, correct('accounts', 'top', 'arr', 1))).toMatchObject({ code: 'nothing-to-do' });
    expect(run(document, correct('accounts', 'top', 'arr', undefined))).toMatchObject({
      label: 'Take back the correction: ARR of Account top',
    });
    expect(readTables(document)).toEqual(before);
  });

  it('takes several back in one step', () => {
    const document = createDocument();
    run(document, correct('accounts', 'top', 'arr', 1));
    run(document, correct('accounts', 'below', 'arr', 1));
    const keys = ['top', 'below', 'nobody'].map((id) => correctionKey('accounts', id, 'arr'));
    expect(run(document, { kind: 'dropCorrections', keys })).toMatchObject({
      ok: true,
      label: 'Take back 2 corrections',
    });
    expect(standCorrections(FACTS, document)).toEqual([]);
    expect(run(document, { kind: 'dropCorrections', keys })).toMatchObject({ code: 'nothing-to-do' });
  });

  it.each<[string, FactsTableName, string, string, CellValue, string]>([
    ['an id', 'accounts', 'top', 'id', 'x', 'invalid'],
    ['a lock, which is a decision of its own', 'accounts', 'top', 'locked', true, 'invalid'],
    ['a field that is not there', 'accounts', 'top', 'shoeSize', 4, 'invalid'],
    ['a record that is not there', 'accounts', 'nobody', 'arr', 1, 'unknown-id'],
    ['a reference to nobody', 'accounts', 'top', 'owner', 'S9', 'invalid'],
    ['a parent of its own', 'accounts', 'top', 'parent', 'top', 'invalid'],
    ['a parent that stands below', 'accounts', 'top', 'parent', 'lowest', 'invalid'],
    ['a choice that there is not', 'accounts', 'top', 'lifecycle', 'lost', 'invalid'],
    ['a day that does not exist', 'accounts', 'top', 'renewal', '2027-02-30', 'invalid'],
    ['cents in pieces', 'accounts', 'top', 'arr', 0.5, 'invalid'],
    ['less than nothing', 'accounts', 'top', 'arr', -1, 'invalid'],
    ['a quota for an FTE', 'sellers', 'S1', 'fte', 120_000, 'invalid'],
    ['an empty text', 'accounts', 'top', 'segment', ' ', 'invalid'],
    ['no name', 'accounts', 'top', 'name', null, 'invalid'],
  ])('refuses %s', (_, table, id, field, value, code) => {
    const document = createDocument();
    const before = readTables(document);
    expect(run(document, correct(table, id, field, value))).toMatchObject({ ok: false, code });
    expect(readTables(document)).toEqual(before);
  });

  it('rests where the record, the field or what it points to is not there, and is met where the data agrees', () => {
    const document = createDocument();
    const put = (rowId: string, field: string, value: CellValue): void => {
      const key = correctionKey('accounts', rowId, field);
      document.tables.get('corrections')?.set(key, { table: 'accounts', rowId, field, value, reason: '' });
    };
    put('nobody', 'arr', 1);
    put('top', 'shoeSize', 4);
    put('top', 'parent', 'nobody');
    put('top', 'lifecycle', 'hostile');
    put('below', 'parent', 'top');
    expect(standCorrections(FACTS, document).map(({ state }) => state)).toEqual([
      'aside',
      'aside',
      'aside',
      'aside',
      'met',
    ]);
    const seen = overlayCorrections(FACTS, document);
    expect(seen.accounts.parent).toEqual(FACTS.accounts.parent);
    expect(seen.accounts.lifecycle).toEqual(FACTS.accounts.lifecycle);
  });
});

describe('the list of fields', () => {
  it('has every column of the facts but the ids', () => {
    for (const table of Object.keys(FACTS_TABLES) as FactsTableName[]) {
      const listed = listFactFields(table).map(({ field }) => field);
      expect(listed.toSorted()).toEqual(
        Object.keys(FACTS_TABLES[table])
          .filter((field) => field !== 'id')
          .toSorted(),
      );
    }
    expect(findFactField('accounts', 'constructor')).toBeNull();
    expect(isCorrectable('accounts', 'ownerBasis')).toBe(false);
  });
});

describe('using other facts', () => {
  it('is refused for a day that is none, and where they are in use already', () => {
    const document = createDocument();
    expect(run(document, { kind: 'useFacts', facts: 'facts-2', asOf: 'soon' })).toMatchObject({ code: 'invalid' });
    expect(run(document, { kind: 'useFacts', facts: 'facts-1' })).toMatchObject({ code: 'nothing-to-do' });
  });

  it('leaves decisions where a renamed record has some of its own', () => {
    const document = createDocument();
    document.tables.get('plan-a/incoming')?.set('old', 'S1').set('new', 'S2').set('other', 'gone');
    const renamed = { accounts: new Map([['old', 'new']]), sellers: new Map([['gone', 'S2']]) };
    run(document, { kind: 'useFacts', facts: 'facts-2', renamed });
    expect(readTables(document)['plan-a/incoming']).toEqual({ old: 'S1', new: 'S2', other: 'S2' });
  });
});
