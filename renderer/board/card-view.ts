import { LIFECYCLES } from '../../shared/model/facts.ts';
import type { Lifecycle } from '../../shared/model/facts.ts';
import { readCategory } from '../../shared/model/columns.ts';
import { countFamily } from '../../shared/model/families.ts';
import { NO_ROW } from '../../shared/model/ids.ts';
import type { AccountId } from '../../shared/model/ids.ts';
import { readScenarioTable } from '../../shared/model/plan.ts';
import type { Roster } from '../../shared/model/roster.ts';
import type { PlanBase } from '../../shared/overview/plan-base.ts';
import type { Formats } from '../ui/format.ts';

/** What a card shows: plain values only, so that a card that did not change is not drawn again. */
export interface CardView {
  readonly id: AccountId;
  readonly name: string;
  readonly amount: string;
  readonly exactAmount: string;
  /** Colour name of the persona, empty for accounts without one. */
  readonly personaColour: string;
  readonly personaLabel: string;
  readonly isLocked: boolean;
  /** The planner leaves it in its wave; told where waves are. */
  readonly isPinned: boolean;
  readonly hasLateDeal: boolean;
  /** Members of the family, 1 for an account on its own. */
  readonly familySize: number;
  /** Marked as moved; not where all cards are. */
  readonly isMarked: boolean;
  /** Where it comes from or goes, short; empty where it does not move. */
  readonly move: string;
  /** The same in full, for screen readers and on hover. */
  readonly moveInFull: string;
}

const POOL = 'Unassigned';
const LIFECYCLE_LABELS: Readonly<Record<Lifecycle, string>> = {
  customer: 'Customer',
  former: 'Former customer',
  prospect: 'Prospect',
};

/** @param shouldNameBoth whether the column tells neither seller, as on the wave board. */
export function readCard(base: PlanBase, row: number, formats: Formats, shouldNameBoth: boolean): CardView {
  const { accounts } = base.facts;
  const { incumbent, incoming, locked } = base.assignment;
  const from = incumbent[row] as number;
  const to = incoming[row] as number;
  const arr = base.measures.arr[row] as number;
  const hasArr = !Number.isNaN(accounts.arr[row]);
  const code = base.personas.codes[row] as number;
  const persona = code === -1 ? undefined : base.personas.personas[code];
  return {
    id: accounts.id[row] as AccountId,
    name: accounts.name[row] as string,
    amount: formats.moneyCompact(hasArr ? arr : Number.NaN),
    exactAmount: formats.money(hasArr ? arr : Number.NaN),
    personaColour: persona?.colour ?? '',
    personaLabel: persona ? shortenPersona(persona.name) : nameLifecycle(readCategory(accounts.lifecycle, row)),
    isLocked: locked[row] === 1,
    isPinned:
      shouldNameBoth && readScenarioTable(base.document, base.scenario, 'pins').has(accounts.id[row] as AccountId),
    hasLateDeal: (base.deals.lateByAccount[row] as number) > 0,
    familySize: countFamily(base.families, row),
    isMarked: from !== to && !shouldNameBoth,
    move: from === to ? '' : nameMove(base.roster, from, to, shouldNameBoth),
    moveInFull:
      from === to
        ? ''
        : `from ${nameSeller(base.roster, from)}${shouldNameBoth ? ` to ${nameSeller(base.roster, to)}` : ''}`,
  };
}

/** Everything a card shows, in one sentence that begins with the account's name. */
export function describeCard(card: CardView): string {
  return [
    card.name,
    card.exactAmount,
    card.personaLabel,
    card.isLocked && 'locked',
    card.isPinned && 'pinned to its wave',
    card.hasLateDeal && 'open late-stage deal',
    card.familySize > 1 && `family of ${card.familySize}`,
    card.moveInFull,
  ]
    .filter(Boolean)
    .join(', ');
}

export function nameSeller(roster: Roster, row: number): string {
  return row === NO_ROW ? POOL : (roster.names[row] as string);
}

function nameMove(roster: Roster, from: number, to: number, shouldNameBoth: boolean): string {
  const start = from === NO_ROW ? 'pool' : shortenSeller(roster, from);
  if (!shouldNameBoth) return `from ${start}`;
  return `${start} → ${to === NO_ROW ? 'pool' : shortenSeller(roster, to)}`;
}

/** The last name where there clearly is one: a vacancy or a numbered seller is told by the whole name only. */
export function shortenSeller(roster: Roster, row: number): string {
  const name = roster.names[row] as string;
  if (roster.kinds[row] === 'vacancy') return name;
  // "Eline van der Meer" is "van der Meer".
  return /(?:(?<=\s)\p{Ll}[\p{L}'’]*\s+)*(?<=\s)\p{Lu}[\p{L}'’-]+$/u.exec(name.trim())?.[0] ?? name;
}

/** "High-risk relationship" reads "High-risk" on a card: the noun is the card. */
export function shortenPersona(name: string): string {
  return name.replace(/\s+(relationship|buyer|customer|account)s?$/i, '');
}

function nameLifecycle(value: string): string {
  return LIFECYCLES.includes(value as Lifecycle) ? LIFECYCLE_LABELS[value as Lifecycle] : 'No persona';
}
