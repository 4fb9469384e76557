import { NO_ROW } from '../../model/ids.ts';
import { isAboveShare } from '../first-wave.ts';
import type { ScheduleInput } from './input.ts';
import { isHandover, workOf } from './instance.ts';
import type { FirstWaveExcess, MissedQuota, Overrun, ScheduleOutcome } from './proposal.ts';
import { limitHours, mapRows } from './rows.ts';

const SLACK = 1e-6;

/**
 * What a schedule amounts to: hours, introductions, shares, counted move by move, apart from the solver's own count.
 * @param wave by move, `NO_ROW` for none.
 */
export function judgeSchedule(input: ScheduleInput, wave: Int32Array): ScheduleOutcome {
  const { moves, personas, launches, sellers, capacity, movedArr } = input;
  const { firstWeek, weeks } = mapRows(input);
  const hours = new Float64Array(sellers.count * weeks);
  const managing = new Float64Array(sellers.count * weeks);
  const visits = new Float64Array(sellers.count * weeks);
  const personaMix = new Int32Array((launches.length + 1) * personas.length);
  const unplaced: number[] = [];
  let first = 0;
  let total = 0;
  let firstArr = input.silentFirstWaveArr;
  for (let move = 0; move < moves.count; move++) {
    const at = wave[move] as number;
    if (at === 0) firstArr += moves.arr[move] as number;
    if (!isHandover(input, move)) continue;
    total++;
    if (at === 0) first++;
    personaMix[(at === NO_ROW ? launches.length : at) * personas.length + (moves.persona[move] as number)]! += 1;
    const work = at === NO_ROW ? undefined : workOf(input, move, at);
    if (!work) {
      unplaced.push(move);
      continue;
    }
    const from = moves.from[move] as number;
    const to = moves.to[move] as number;
    const manager = moves.manager[move] as number;
    for (let index = 0; index < work.weeks.length; index++) {
      const week = ((work.weeks[index] as number) - firstWeek) / 7;
      const add = (seller: number, own: number, visited: number): void => {
        if (seller === NO_ROW) return;
        const sums = sellers.isManager[seller] === 1 ? managing : hours;
        sums[seller * weeks + week]! += own;
        visits[seller * weeks + week]! += visited;
      };
      add(from, work.incumbentHours[index] as number, work.incumbentVisits[index] as number);
      add(to, work.incomingHours[index] as number, work.incomingVisits[index] as number);
      if (manager !== NO_ROW) managing[manager * weeks + week]! += work.managerHours[index] as number;
    }
  }

  const overruns: Overrun[] = [];
  const collect = (kind: Overrun['kind'], loads: Float64Array, limitOf: (seller: number) => number): void => {
    for (let seller = 0; seller < sellers.count; seller++) {
      const limit = limitOf(seller);
      let worst = limit + SLACK;
      let week = -1;
      let count = 0;
      let excess = 0;
      for (let at = 0; at < weeks; at++) {
        const load = loads[seller * weeks + at] as number;
        if (load <= limit + SLACK) continue;
        count++;
        excess += load - limit;
        if (load > worst) [worst, week] = [load, at];
      }
      if (week < 0) continue;
      overruns.push({ kind, seller, week: firstWeek + 7 * week, load: worst, limit, weeks: count, excess });
    }
  };
  collect('error', hours, (seller) => limitHours(input, seller).error);
  collect('plan', hours, (seller) => limitHours(input, seller).plan);
  collect('manager', managing, (seller) => capacity.managerHours * (sellers.managerShare[seller] as number));
  collect('visits', visits, () => capacity.inPersonIntroductions);
  return {
    personaMix,
    peak: findPeak(input, hours, firstWeek, weeks),
    overruns,
    missedQuotas: listMissedQuotas(input, personaMix),
    firstWaveMoves: total > 0 ? first / total : 0,
    firstWaveArr: movedArr > 0 ? firstArr / movedArr : 0,
    firstWaveExcess: first > 0 ? listFirstWaveExcess(input, first, total, firstArr) : [],
    unplaced,
    sellerHours: hours,
    firstWeek,
    weeks,
  };
}

/** As the guardrails have it: a schedule of a single wave, or with all in the first, is a big bang instead. */
function listFirstWaveExcess(
  { launches, firstWaveMaximumMoves, firstWaveMaximumArr, movedArr }: ScheduleInput,
  first: number,
  total: number,
  firstArr: number,
): FirstWaveExcess[] {
  if (launches.length < 2) return [];
  const excess: FirstWaveExcess[] = [];
  if (isAboveShare(first, total, firstWaveMaximumMoves) && first < total) {
    excess.push({ kind: 'moves', value: first, whole: total, most: firstWaveMaximumMoves });
  }
  if (isAboveShare(firstArr, movedArr, firstWaveMaximumArr)) {
    excess.push({ kind: 'arr', value: firstArr, whole: movedArr, most: firstWaveMaximumArr });
  }
  return excess;
}

function findPeak(
  { sellers }: ScheduleInput,
  hours: Float64Array,
  firstWeek: number,
  weeks: number,
): ScheduleOutcome['peak'] {
  let peak: ScheduleOutcome['peak'] = null;
  for (let at = 0; at < hours.length; at++) {
    const seller = Math.floor(at / weeks);
    const load = (hours[at] as number) / (sellers.fte[seller] as number);
    if (load > (peak?.hours ?? 0)) peak = { seller, week: firstWeek + 7 * (at % weeks), hours: load };
  }
  return peak;
}

/** Shares that are off by more than the band and by more than one account, as the guardrail has it: accounts are whole. */
function listMissedQuotas({ personas, band, launches }: ScheduleInput, personaMix: Int32Array): MissedQuota[] {
  const missed: MissedQuota[] = [];
  personas.forEach(({ quotas }, persona) => {
    if (!quotas) return;
    let total = 0;
    for (let wave = 0; wave <= launches.length; wave++) total += personaMix[wave * personas.length + persona] as number;
    quotas.forEach((share, wave) => {
      const moves = personaMix[wave * personas.length + persona] as number;
      const off = Math.abs(moves - share * total);
      if (off > Math.max(band * total, 1) + SLACK) missed.push({ persona, wave, moves, total, share });
    });
  });
  return missed;
}
