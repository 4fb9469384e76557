import { formatIsoDay } from '../model/day.ts';
import { NO_ROW } from '../model/ids.ts';
import type { AccountId, IsoDay } from '../model/ids.ts';
import type { ScheduleInput } from '../waves/schedule/input.ts';
import type { PlannedLaunch } from '../waves/schedule/launches.ts';
import type { ScheduleProposal } from '../waves/schedule/proposal.ts';
import type { PlanBase } from './plan-base.ts';
import { nameWaves } from './schedule-words.ts';

/** A proposed schedule in the words of the command that adopts it. */
export interface ScheduleAdoption {
  readonly waves: readonly { readonly name: string; readonly launch: IsoDay }[];
  readonly accounts: readonly { readonly account: AccountId; readonly wave: number | null }[];
}

/** @param chosen moves to adopt, with their families; all where absent. */
export function listAdoption(
  base: PlanBase,
  input: ScheduleInput,
  launches: readonly PlannedLaunch[],
  proposal: ScheduleProposal,
  chosen?: ReadonlySet<number>,
): ScheduleAdoption {
  const { moves } = input;
  const names = nameWaves(base, launches.length);
  const families = chosen && new Set(Array.from(chosen, (move) => moves.family[move] as number));
  const idOf = (row: number): AccountId => base.facts.accounts.id[row] as AccountId;
  const accounts: { account: AccountId; wave: number | null }[] = [];
  const isPlanned = new Set(moves.account);
  for (let move = 0; move < moves.count; move++) {
    if (families && !families.has(moves.family[move] as number)) continue;
    const wave = proposal.wave[move] as number;
    accounts.push({ account: idOf(moves.account[move] as number), wave: wave === NO_ROW ? null : wave });
  }
  // What needs no wave does not keep one alive that is to go.
  base.assignment.wave.forEach((wave, row) => {
    if (!chosen && wave >= launches.length && !isPlanned.has(row)) accounts.push({ account: idOf(row), wave: null });
  });
  return {
    waves: launches.map(({ day }, index) => ({ name: names[index] as string, launch: formatIsoDay(day) })),
    accounts,
  };
}
