import type { FindingChange, FindingEffect } from '../../shared/overview/finding-changes.ts';
import type { DropEffects } from './board-descriptor.ts';

/** "Over Jonas Weber: index 86 to 98, Amara Ortiz 124 to 112." or why not. */
export function sayOver(column: string, refusal: string | null, { effects, notes }: DropEffects): string {
  if (refusal !== null) return `${column} cannot take this: ${refusal}`;
  const spoken = effects
    .filter((effect) => effect.spoken !== '')
    .map((effect) => `${effect.spoken} ${effect.before} to ${effect.after}`);
  const figures = spoken.length === 0 ? `Over ${column}.` : `Over ${column}: ${spoken.join(', ')}.`;
  return [figures, ...notes].join(' ');
}

/** "Moved 3 accounts to Jonas Weber. 2 stayed: Aurum Klinik is locked." */
export function sayDropped(what: string, column: string, skipped: readonly { readonly reason: string }[]): string {
  const [first] = skipped;
  const rest = first ? ` ${skipped.length} stayed: ${first.reason}` : '';
  return `Moved ${what} to ${column}.${rest}`;
}

/** "1 account", "12 accounts". */
export function countAccounts(count: number): string {
  return count === 1 ? '1 account' : `${count} accounts`;
}

const EFFECT_WORDS: Readonly<Record<FindingEffect, string>> = {
  causes: 'New',
  worsens: 'Worse',
  eases: 'Better',
  cures: 'Settled',
};

/** How many findings are named; the rest is counted. */
const NAMED_FINDINGS = 3;

/** What a drop would do to the findings: bad news first, the first few to be named. */
export function shortenFindingChanges(changes: readonly FindingChange[]): {
  readonly named: readonly FindingChange[];
  readonly more: number;
} {
  const named = changes.slice(0, NAMED_FINDINGS);
  return { named, more: changes.length - named.length };
}

/** "New: 3 sellers far above the handover capacity. Settled: 1 customer without a seller. And 2 more." */
export function sayFindingChanges(changes: readonly FindingChange[]): string {
  const { named, more } = shortenFindingChanges(changes);
  const parts = named.map((change) => {
    const { effect, title } = describeFindingChange(change);
    return `${effect}: ${title}.`;
  });
  return [...parts, ...(more > 0 ? [`And ${more} more.`] : [])].join(' ');
}

/** "New: 3 sellers far above the handover capacity", "Settled: …". */
export function describeFindingChange({ effect, finding }: FindingChange): {
  readonly effect: string;
  readonly title: string;
} {
  return { effect: EFFECT_WORDS[effect], title: finding.title };
}
