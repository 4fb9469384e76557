import { NO_ROW } from '../../model/ids.ts';
import type { RedesignInput, RedesignSettings } from './input.ts';
import { LIMITS_PER_UNIT } from './problem.ts';
import type { LeavingLimits } from './problem.ts';
import { sumByOwner } from './targets.ts';

/** Beyond any limit: where nothing at all may leave, whatever leaves counts as so many times what is allowed. */
const FAR_TOO_MUCH = 1e6;

/** What leaves incumbents who stay. */
export interface LeavingShares {
  /** Of all accounts. */
  readonly movedAccounts: number;
  /** Of all ARR. */
  readonly movedArr: number;
  /** What the seller who loses most keeps of today's ARR. */
  readonly keptArr: number;
}

/** What an assignment takes from incumbents who stay, as the limits count it. @param owner roster row by account row */
export function measureLeaving(input: RedesignInput, owner: Int32Array): LeavingShares {
  const { incumbent, isLeaving, sellers } = input;
  const { arr } = input.measures;
  const today = sumByOwner(arr, incumbent, sellers);
  const lost = new Float64Array(sellers);
  let accounts = 0;
  for (let row = 0; row < input.accounts; row++) {
    const seller = incumbent[row] as number;
    if (seller === NO_ROW || isLeaving[seller] === 1 || owner[row] === seller) continue;
    accounts++;
    lost[seller]! += arr[row] as number;
  }
  const total = arr.reduce((sum, own) => sum + own, 0);
  let keptArr = 1;
  lost.forEach((own, seller) => {
    if (own > 0) keptArr = Math.min(keptArr, 1 - own / (today[seller] as number));
  });
  return {
    movedAccounts: input.accounts === 0 ? 0 : accounts / input.accounts,
    movedArr: total === 0 ? 0 : lost.reduce((sum, own) => sum + own, 0) / total,
    keptArr,
  };
}

/** Counts what may leave its home: only accounts whose incumbent stays, as disruption does. */
export class LeavingTally {
  readonly #input: RedesignInput;
  readonly #use: number[] = [];
  readonly #home: number[] = [];
  readonly #used: Float64Array;
  readonly #mostAccounts: number;
  readonly #mostArr: number;
  readonly #mostFrom: Float64Array;

  constructor(input: RedesignInput, settings: RedesignSettings) {
    this.#input = input;
    const { arr } = input.measures;
    this.#used = new Float64Array(input.sellers + 2);
    const total = arr.reduce((sum, own) => sum + own, 0);
    const { maximumMovedAccounts, maximumMovedArr, minimumKeptArr } = settings;
    this.#mostAccounts = maximumMovedAccounts >= 1 ? Number.POSITIVE_INFINITY : maximumMovedAccounts * input.accounts;
    this.#mostArr = maximumMovedArr >= 1 ? Number.POSITIVE_INFINITY : maximumMovedArr * total;
    this.#mostFrom = sumByOwner(arr, input.incumbent, input.sellers).map((today) =>
      minimumKeptArr <= 0 ? Number.POSITIVE_INFINITY : (1 - minimumKeptArr) * today,
    );
  }

  /** An account that has left its incumbent whatever the search does. */
  countLeft(row: number): void {
    const seller = this.#input.incumbent[row] as number;
    if (seller === NO_ROW || this.#input.isLeaving[seller] === 1) return;
    const arr = this.#input.measures.arr[row] as number;
    this.#used[0]! += shareOf(1, this.#mostAccounts);
    this.#used[1]! += shareOf(arr, this.#mostArr);
    this.#used[2 + seller]! += shareOf(arr, this.#mostFrom[seller] as number);
  }

  /** @param home the seller at whom the unit may stay, or `NO_ROW`: then all of it leaves. */
  addUnit(rows: Int32Array, home: number): void {
    let accounts = 0;
    let arr = 0;
    for (const row of rows) {
      if (home === NO_ROW || this.#input.incumbent[row] !== home) this.countLeft(row);
      else {
        accounts++;
        arr += this.#input.measures.arr[row] as number;
      }
    }
    const mostFrom = home === NO_ROW ? Number.POSITIVE_INFINITY : (this.#mostFrom[home] as number);
    this.#use.push(shareOf(accounts, this.#mostAccounts), shareOf(arr, this.#mostArr), shareOf(arr, mostFrom));
    this.#home.push(home);
  }

  build(): LeavingLimits {
    if (this.#use.length !== this.#home.length * LIMITS_PER_UNIT) throw new Error('A unit lacks a limit.');
    return { use: Float64Array.from(this.#use), used: this.#used, home: Int32Array.from(this.#home) };
  }
}

function shareOf(part: number, most: number): number {
  if (part === 0) return 0;
  return most > 0 ? part / most : part * FAR_TOO_MUCH;
}
