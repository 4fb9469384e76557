import { PatchBuilder } from '../history/patch.ts';
import { readScenarioTable, scenarioTableKey } from '../model/plan.ts';
import type { Pair } from '../model/plan.ts';
import { refuse } from './command.ts';
import type { AddPair, CommandContext, Outcome } from './command.ts';

/** The row of a pair: two accounts are the same pair whichever is named first. */
export function pairKey({ kind, account, other }: Pair): string {
  const isSymmetric = kind === 'together' || kind === 'apart';
  const [first, second] = isSymmetric && other < account ? [other, account] : [account, other];
  return `${kind}/${first}/${second}`;
}

/** Binds an account to a seller or to another account, or keeps them from one another. */
export function addPair(context: CommandContext, { pair }: AddPair): Outcome {
  const { document, scenario, assignment, roster, facts } = context;
  const { kind, account, other } = pair;
  const row = assignment.accountRow.get(account);
  if (row === undefined) return refuse('unknown-id', 'This account is not in the plan.');
  const isOfAccounts = kind === 'together' || kind === 'apart';
  const otherRow = isOfAccounts ? assignment.accountRow.get(other) : roster.rowOf.get(other);
  if (otherRow === undefined) {
    return refuse('unknown-id', `This ${isOfAccounts ? 'other account' : 'seller'} is not in the plan.`);
  }
  if (isOfAccounts && row === otherRow) return refuse('invalid', 'An account makes no pair with itself.');
  const table = scenarioTableKey(scenario, 'pairs');
  const key = pairKey(pair);
  if (readScenarioTable(document, scenario, 'pairs').has(key)) {
    return refuse('nothing-to-do', 'This pair is in the plan already.');
  }
  const names = [
    facts.accounts.name[row] as string,
    (isOfAccounts ? facts.accounts.name[otherRow] : roster.names[otherRow]) as string,
  ] as const;
  const patch = new PatchBuilder(document).set(table, key, { ...pair, reason: pair.reason.trim() }).build();
  return { ok: true, patch, label: nameStep(kind, ...names), skipped: [] };
}

function nameStep(kind: Pair['kind'], account: string, other: string): string {
  switch (kind) {
    case 'required':
      return `Require ${other} for ${account}`;
    case 'forbidden':
      return `Rule out ${other} for ${account}`;
    case 'together':
      return `Keep ${account} and ${other} together`;
    case 'apart':
      return `Keep ${account} and ${other} apart`;
  }
}

/** Takes pairs off, by the keys of their rows. */
export function removePairs({ document, scenario }: CommandContext, keys: readonly string[]): Outcome {
  const rows = readScenarioTable(document, scenario, 'pairs');
  const known = keys.filter((key) => rows.has(key));
  if (known.length === 0) return refuse('nothing-to-do', 'None of these pairs is in the plan.');
  const patch = new PatchBuilder(document);
  for (const key of known) patch.set(scenarioTableKey(scenario, 'pairs'), key, undefined);
  return {
    ok: true,
    patch: patch.build(),
    label: `Remove ${known.length === 1 ? 'a pair' : `${known.length} pairs`}`,
    skipped: [],
  };
}
