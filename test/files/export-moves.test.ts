import { expect, test } from 'vitest';
import { createCrmAccountsCsv, createMovesCsv } from '../../shared/files/export-moves.ts';
import { createPlanDocument } from '../../shared/model/create-plan.ts';
import { buildPlanBase } from '../../shared/overview/plan-base.ts';
import type { PlanBase } from '../../shared/overview/plan-base.ts';
import { TODAY, importTexts } from './file-fixture.ts';
import { splitCsv } from './text-fixture.ts';

const { facts } = importTexts({
  accounts:
    'Account ID,Account Name,Account Owner ID,ARR,Segment,Type\n' +
    'A,=Alpha,1,"$1,234.50",SMB,Customer\nB,"Beta, Inc",1,$10,SMB,Customer\nC,Gamma,,$5,SMB,Customer\n' +
    'D,Delta,2,,SMB,Customer\nE,Stays,2,$1,SMB,Customer\n',
  sellers: 'User ID,Full Name\n1,Ann\n2,Bo\n3,Vacant West\n',
});

function planOf(incoming: Readonly<Record<string, string>>): PlanBase {
  const document = createPlanDocument({
    id: 'plan-1',
    name: 'Plan',
    facts: facts.id,
    asOf: TODAY,
    createdAt: `${TODAY}T00:00:00.000Z`,
  });
  document.tables.set('plan-a/incoming', new Map(Object.entries(incoming)));
  document.tables.set('plan-a/waveOf', new Map([['A', 'wave-1']]));
  document.tables.set('plan-a/waves', new Map([['wave-1', { name: 'Wave 1', launch: '2026-06-01', order: 1 }]]));
  return buildPlanBase(facts, document, 'plan-a');
}

const readRows = (csv: string): string[][] => splitCsv(csv.replace(/^\ufeff/, ''));

const BASE = planOf({ A: '2', B: '3', C: '1', D: '', E: '2' });

test('the list of moves: one line per move, amounts in major units, days from the playbook, nothing runs', () => {
  const [header, ...rows] = readRows(createMovesCsv(BASE));
  expect(header?.slice(0, 8)).toEqual([
    'Account ID',
    'Account Name',
    'From ID',
    'From',
    'To ID',
    'To',
    'Kind of Move',
    'Persona',
  ]);
  expect(rows.map((row) => [row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[11]])).toEqual([
    ['A', "'=Alpha", '1', 'Ann', '2', 'Bo', 'transfer', '1234.5'],
    ['B', 'Beta, Inc', '1', 'Ann', '3', 'Vacant West', 'transfer', '10'],
    ['C', 'Gamma', '', 'Unassigned', '1', 'Ann', 'assignment', '5'],
    ['D', 'Delta', '2', 'Bo', '', 'Unassigned', 'release', ''],
  ]);
  expect(rows[0]?.slice(8, 10)).toEqual(['Wave 1', '2026-06-01']);
  expect(rows[0]?.[10]).toMatch(/^2026-0[67]-\d\d$/);
  expect(rows[1]?.slice(8, 11)).toEqual(['', '', '']);
});

test("the CRM's accounts: only those with a new owner who can be loaded", () => {
  expect(createCrmAccountsCsv(BASE)).toBe('Id,OwnerId\r\nA,2\r\nC,1\r\n');
});
