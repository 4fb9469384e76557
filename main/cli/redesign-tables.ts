import path from 'node:path';
import { readTable } from '../../shared/files/read-table.ts';
import type { PlanBase } from '../../shared/overview/plan-base.ts';
import type { AccountPair, RedesignSettings, SellerPair } from '../../shared/territory/redesign/input.ts';
import { Refusal } from './refusals.ts';

export type Pairs = Pick<RedesignSettings, 'required' | 'forbidden' | 'together' | 'apart'>;

interface Line<Name extends string> {
  readonly read: (name: Name) => string;
  /** @throws {Refusal} that names file and line. */
  readonly refuse: (message: string) => never;
}

/** @throws {Refusal} where the file is no table or lacks a column. */
function readLines<Name extends string>(
  bytes: Uint8Array,
  file: string,
  names: readonly Name[],
  code: string,
): Line<Name>[] {
  const result = readTable(bytes, path.basename(file));
  if (!result.ok) throw new Refusal(`${file}: ${result.message}`, result.code, { file });
  const { table } = result;
  const columns = new Map<Name, readonly string[]>();
  for (const name of names) {
    const column = table.columns[table.header.findIndex((heading) => heading.trim().toLowerCase() === name)];
    if (!column) {
      const all = `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
      throw new Refusal(`${file}: The column “${name}” is missing. It needs ${all}.`, 'missing-column', { file });
    }
    columns.set(name, column.texts);
  }
  return Array.from(table.lines, (line, row): Line<Name> => ({
    read: (name) => (columns.get(name)?.[row] ?? '').trim(),
    refuse: (message) => {
      throw new Refusal(`${file}, line ${line}: ${message}`, code, { file, line });
    },
  }));
}

/** Points by pair of account and seller, named by their ids. */
export function readCosts(bytes: Uint8Array, file: string, base: PlanBase): RedesignSettings['costs'] {
  return readLines(bytes, file, ['account', 'seller', 'cost'], 'invalid-costs').map(({ read, refuse }) => {
    const account = base.accountRow.get(read('account')) ?? refuse(`There is no account “${read('account')}”.`);
    const seller = base.roster.rowOf.get(read('seller')) ?? refuse(`There is no seller “${read('seller')}”.`);
    const text = read('cost');
    const cost = text === '' ? Number.NaN : Number(text);
    if (!Number.isFinite(cost)) refuse(`“${text}” is no cost; it takes a number such as 2.5.`);
    return { account, seller, cost };
  });
}

/** Accounts required at a seller or forbidden there, together with another account or apart from it; named by their ids. */
export function readPairs(bytes: Uint8Array, file: string, base: PlanBase): Pairs {
  const sellers: Record<'required' | 'forbidden', SellerPair[]> = { required: [], forbidden: [] };
  const accounts: Record<'together' | 'apart', AccountPair[]> = { together: [], apart: [] };
  for (const { read, refuse } of readLines(bytes, file, ['account', 'kind', 'other'], 'invalid-pairs')) {
    const account = base.accountRow.get(read('account')) ?? refuse(`There is no account “${read('account')}”.`);
    const kind = read('kind').toLowerCase();
    if (kind === 'required' || kind === 'forbidden') {
      const seller = base.roster.rowOf.get(read('other')) ?? refuse(`There is no seller “${read('other')}”.`);
      sellers[kind].push({ account, seller });
    } else if (kind === 'together' || kind === 'apart') {
      const other = base.accountRow.get(read('other')) ?? refuse(`There is no account “${read('other')}”.`);
      if (other === account) refuse('An account makes no pair with itself.');
      accounts[kind].push({ account, other });
    } else refuse(`“${read('kind')}” is no kind of pair; it takes required, forbidden, together or apart.`);
  }
  return { ...sellers, ...accounts };
}
