import { NO_ROW } from '../../model/ids.ts';
import type { DisruptionWeights } from '../../model/policy.ts';
import type { RedesignInput } from './input.ts';

/** What it counts to move one account, part by part, in points. */
export interface MoveCost {
  /** The account itself, by its persona. */
  readonly account: number;
  /** Its ARR, by its persona. */
  readonly arr: number;
  readonly recent: number;
  readonly renewing: number;
  readonly lateDeals: number;
  readonly total: number;
}

const MOST_LATE_DEALS = 2;

/** The points of every account's move by a seller who stays to one alike. */
export function computeMoveCost(
  input: RedesignInput,
  weights: DisruptionWeights,
  row: number,
  meanArr: number,
): MoveCost {
  const { burdens, measures } = input;
  const persona = burdens.persona[row] as number;
  const averages = meanArr > 0 ? Math.min(weights.arrMost, (measures.arr[row] as number) / meanArr) : 0;
  const account = persona * weights.account;
  const arr = persona * weights.arr * averages;
  const recent = burdens.isRecent[row] === 1 ? weights.recent : 0;
  const renewing = burdens.isRenewing[row] === 1 ? weights.renewing : 0;
  const lateDeals = weights.lateDeal * Math.min(MOST_LATE_DEALS, burdens.lateDeals[row] as number);
  return { account, arr, recent, renewing, lateDeals, total: account + arr + recent + renewing + lateDeals };
}

export function computeMeanArr({ measures, accounts }: RedesignInput): number {
  let sum = 0;
  for (let row = 0; row < accounts; row++) sum += measures.arr[row] as number;
  return accounts > 0 ? sum / accounts : 0;
}

/** How alike the books of sellers are, and accounts to books: by shares of segment, industry and region. */
export interface Likeness {
  /** 0 nothing in common, 1 the same mix. */
  readonly betweenSellers: (from: number, to: number) => number;
  readonly withAccount: (row: number, to: number) => number;
}

export function measureLikeness(input: RedesignInput): Likeness {
  const { traits, incumbent, accounts, sellers } = input;
  const widths = traits.map((codes) => codes.reduce((most, code) => Math.max(most, code + 1), 0));
  const width = widths.reduce((sum, own) => sum + own, 0);
  const profiles = new Float64Array(sellers * width);
  let first = 0;
  traits.forEach((codes, trait) => {
    for (let row = 0; row < accounts; row++) {
      const seller = incumbent[row] as number;
      const code = codes[row] as number;
      if (seller !== NO_ROW && code >= 0) profiles[seller * width + first + code]! += 1;
    }
    first += widths[trait] as number;
  });
  const lengths = new Float64Array(sellers);
  for (let seller = 0; seller < sellers; seller++) {
    let squares = 0;
    for (let at = seller * width; at < (seller + 1) * width; at++) squares += (profiles[at] as number) ** 2;
    lengths[seller] = Math.sqrt(squares);
  }
  return {
    betweenSellers: (from, to) => {
      let product = 0;
      for (let at = 0; at < width; at++) {
        product += (profiles[from * width + at] as number) * (profiles[to * width + at] as number);
      }
      const whole = (lengths[from] as number) * (lengths[to] as number);
      return whole > 0 ? product / whole : 0;
    },
    withAccount: (row, to) => {
      let start = 0;
      let product = 0;
      let known = 0;
      traits.forEach((codes, trait) => {
        const code = codes[row] as number;
        if (code >= 0) {
          product += profiles[to * width + start + code] as number;
          known++;
        }
        start += widths[trait] as number;
      });
      const whole = Math.sqrt(known) * (lengths[to] as number);
      return whole > 0 ? product / whole : 0;
    },
  };
}

/** What a point of an account's move counts towards a seller: nothing where it is already. */
export function scaleMove(
  { incumbent, isLeaving }: RedesignInput,
  weights: DisruptionWeights,
  likeness: Likeness,
  row: number,
  seller: number,
): number {
  const from = incumbent[row] as number;
  if (from === seller) return 0;
  if (from === NO_ROW) return weights.assignment * (2 - likeness.withAccount(row, seller));
  const unlike = weights.unlike * (1 - likeness.betweenSellers(from, seller));
  return isLeaving[from] === 1 ? weights.succession * (1 + unlike / Math.max(weights.unlike, 1e-9)) : 1 + unlike;
}

/** What all moves of an assignment count, in points. @param owner roster row by account row. */
export function sumMoveCosts(input: RedesignInput, weights: DisruptionWeights, owner: Int32Array): number {
  const meanArr = computeMeanArr(input);
  const likeness = measureLikeness(input);
  let sum = 0;
  for (let row = 0; row < input.accounts; row++) {
    const seller = owner[row] as number;
    if (seller === NO_ROW || seller === input.incumbent[row]) continue;
    const { total } = computeMoveCost(input, weights, row, meanArr);
    sum += total * scaleMove(input, weights, likeness, row, seller);
  }
  return sum;
}
