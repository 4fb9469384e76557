import { describe, expect, it } from 'vitest';
import { createCorrectionsCsv } from '../../shared/files/corrections-csv.ts';
import { createRefreshCsv } from '../../shared/files/refresh-csv.ts';
import { correctionKey } from '../../shared/model/corrections.ts';
import type { FactsTableName } from '../../shared/model/facts.ts';
import { summarizeRefresh } from '../../shared/overview/refresh-summary.ts';
import type { CellValue } from '../../shared/model/table.ts';
import { createDocument, createFacts } from '../plan-fixture.ts';

const FACTS = createFacts(
  [
    { id: 'a1', owner: 's1' },
    { id: 'a2', owner: 's1' },
  ],
  [{ id: 's1' }, { id: 's2' }],
);

describe('the list of corrections for the CRM', () => {
  it('has what the data does not say, in plain values, and no formula', () => {
    const document = createDocument();
    const put = (table: FactsTableName, rowId: string, field: string, value: CellValue, reason: string): void => {
      const key = correctionKey(table, rowId, field);
      document.tables.get('corrections')?.set(key, { table, rowId, field, value, reason });
    };
    put('sellers', 's1', 'fte', 0.5, 'part time');
    put('accounts', 'a2', 'arr', 1_234_50, '=SUM(A1)');
    put('accounts', 'a1', 'owner', 's2', 'handed over in person');
    put('accounts', 'a1', 'strategic', null, '');
    put('accounts', 'a1', 'renewal', '2027-03-31', 'signed');
    put('accounts', 'gone', 'renewal', '2027-03-31', 'signed');
    expect(createCorrectionsCsv(FACTS, document)).toBe(
      [
        '\ufeffTable,Id,Name,Field,Imported,Corrected,Currency,Reason',
        'accounts,a1,Account a1,Incumbent,s1,s2,,handed over in person',
        'accounts,a1,Account a1,Renewal,,2027-03-31,,signed',
        "accounts,a2,Account a2,ARR,200,1234.5,EUR,'=SUM(A1)",
        'sellers,s1,Seller s1,FTE,,0.5,,part time',
        '',
      ].join('\r\n'),
    );
  });
});

describe('the list of what a refresh changed', () => {
  it('has every record, field and decision', () => {
    const document = createDocument();
    document.tables.get('plan-a/incoming')?.set('a1', 's2').set('a2', 's2');
    const after = createFacts(
      [
        { id: 'a3', owner: 's1' },
        { id: 'a1', owner: 's2' },
      ],
      [{ id: 's1' }, { id: 's2' }],
    );
    expect(createRefreshCsv(summarizeRefresh(FACTS, after, document, Infinity)).split('\r\n')).toEqual([
      '\ufeffChange,Table,Id,Name,Field,Before,Now,Planned',
      'new,accounts,a3,Account a3,,,,',
      'gone,accounts,a2,Account a2,,,,',
      'changed,accounts,a1,Account a1,Incumbent,Seller s1,Seller s2,',
      'changed,accounts,a1,Account a1,ARR,100,200,',
      'move done (Plan A),accounts,a1,Account a1,,Seller s1,Seller s2,Seller s2',
      'decision rests (Plan A),accounts,a2,Account a2,,,,move',
      '',
    ]);
  });
});
