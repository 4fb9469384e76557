import { createNumbers } from '../domain/random-base.ts';
import { createWorkbook } from '../files/workbook-fixture.ts';
import type { CellSpec } from '../files/workbook-fixture.ts';

const HEADER =
  'Account ID,Account Name,Account Owner ID,ARR,Segment,Industry,Region,Country,State,City,Postal Code,Customer Since,' +
  'Renewal Date,Last Activity,Health Score,Risk Flag,Is Strategic,Parent Account ID,Notes,Employees';
/** 2010-01-01 as Excel counts days. */
const FIRST_DAY = 40_179;

interface AccountRow {
  readonly texts: readonly string[];
  /** Minor units. */
  readonly arr: number;
  /** As Excel counts them. */
  readonly days: readonly number[];
  readonly isRisky: boolean;
  readonly isStrategic: boolean;
  readonly parent: string;
  readonly note: string;
  readonly health: number;
  readonly employees: number;
}

function createRows(accounts: number, sellers: number): AccountRow[] {
  const next = createNumbers(1);
  const under = (limit: number): number => Math.floor(next() * limit);
  const pad = (value: number, width: number): string => String(value).padStart(width, '0');
  const id = (row: number): string => `A${pad(row, 6)}`;
  return Array.from({ length: accounts }, (_, row) => ({
    texts: [
      id(row),
      `Company ${row}, Inc`,
      `U${under(sellers)}`,
      ['SMB', 'Mid-Market', 'Enterprise'][under(3)] as string,
      `Industry ${under(20)}`,
      `Region ${under(8)}`,
      'US',
      `State ${under(50)}`,
      `City ${under(2000)}`,
      pad(under(100_000), 5),
    ],
    arr: 100_000 + under(90_000_000),
    days: [FIRST_DAY + under(5000), FIRST_DAY + 5000 + under(700), FIRST_DAY + 4500 + under(600)],
    isRisky: under(10) === 0,
    isStrategic: under(20) === 0,
    parent: row % 20 === 1 ? id(row - 1) : '',
    note: `note ${under(500)}`,
    health: under(100),
    employees: under(10_000),
  }));
}

/** Accounts in 20 columns as a CRM exports them: quoted names, amounts with signs, dates, two columns of no known field. */
export function createAccountsCsv(accounts: number, sellers: number): Uint8Array {
  const amount = (minor: number): string => (minor / 100).toLocaleString('en-US', { minimumFractionDigits: 2 });
  const day = (serial: number): string => new Date((serial - 25_569) * 86_400_000).toISOString().slice(0, 10);
  const lines = createRows(accounts, sellers).map((row) => {
    const [id, name, owner, ...rest] = row.texts;
    const flags = [row.isRisky ? 'true' : 'false', row.isStrategic ? 'yes' : 'no'];
    const cells = [
      id,
      `"${name}"`,
      owner,
      `"$${amount(row.arr)}"`,
      ...rest,
      ...row.days.map(day),
      row.health,
      ...flags,
    ];
    return [...cells, row.parent, row.note, row.employees].join(',');
  });
  return new TextEncoder().encode(`${HEADER}\n${lines.join('\n')}\n`);
}

/** The same as Excel saves it: shared texts, numbers, days and booleans. */
export function createAccountsWorkbook(accounts: number, sellers: number): Uint8Array {
  const rows = createRows(accounts, sellers).map((row): CellSpec[] => {
    const [id = '', name = '', owner = '', ...rest] = row.texts;
    const days = row.days.map((value): CellSpec => ({ value, format: 1 }));
    const money: CellSpec = { value: row.arr / 100, format: 2 };
    const flags = [row.isRisky, row.isStrategic];
    return [
      id,
      name,
      owner,
      money,
      ...rest,
      ...days,
      row.health,
      ...flags,
      row.parent || null,
      row.note,
      row.employees,
    ];
  });
  return createWorkbook({
    sheets: [{ name: 'Accounts', rows: [HEADER.split(','), ...rows] }],
    formats: [14, 4],
    level: 6,
  });
}
