import { formatIsoDay } from '../model/day.ts';
import { NO_ROW } from '../model/ids.ts';
import type { AccountId, IsoDay, PersonaId, SellerId } from '../model/ids.ts';
import { createScheduleExplainer } from '../waves/schedule/explain.ts';
import type { Cure, CureEffect } from '../waves/schedule/infeasible.ts';
import type { ScheduleInput } from '../waves/schedule/input.ts';
import { isHandover } from '../waves/schedule/instance.ts';
import type { PlannedLaunch } from '../waves/schedule/launches.ts';
import type { ScheduleProposal } from '../waves/schedule/proposal.ts';
import type { PlanBase } from './plan-base.ts';
import { countSilentMoves, describeSilentMoves, listOutsideNotes } from './schedule-outside.ts';
import type { OutsideNote, SilentMoves } from './schedule-outside.ts';
import {
  describeCure,
  describeFirstWaveExcess,
  describeLaunch,
  describeMissedQuota,
  describeOverrun,
  describeScheduleClash,
  describeScheduleQuality,
  describeScheduleReason,
  nameWaves,
} from './schedule-words.ts';
import { toFigure } from './to-figure.ts';

/** A proposed schedule as plain JSON with names and words; shares 0 to 1, hours, `null` for "no figure". */
export interface ScheduleReport {
  readonly status: ScheduleProposal['status'];
  readonly quality: {
    readonly words: string;
    readonly value: number | null;
    readonly bound: number | null;
    readonly gap: number | null;
    readonly steps: number;
  };
  readonly waves: readonly {
    readonly name: string;
    readonly launch: IsoDay;
    readonly moves: number;
    readonly why: string;
  }[];
  readonly personas: readonly PersonaShares[];
  readonly firstWave: { readonly moves: number; readonly arr: number };
  /** The fullest week of any seller. */
  readonly peak: { readonly seller: string; readonly week: IsoDay; readonly hours: number } | null;
  /** Moves that need no wave: prospects and former customers without an open deal. */
  readonly silentMoves: number;
  readonly silent: SilentMoves & { readonly words: string };
  /** What no schedule settles, and what does. */
  readonly outside: readonly OutsideNote[];
  readonly moves: readonly ScheduledMoveReport[];
  readonly clashes: readonly string[];
  readonly overruns: readonly string[];
  readonly missedQuotas: readonly string[];
  /** Where the first wave holds more than its limits. */
  readonly firstWaveExcess: readonly string[];
  readonly cures: readonly {
    readonly cure: Cure;
    readonly words: string;
    readonly isEnough: boolean;
    readonly unplaced: number;
    readonly excessHours: number;
    readonly weeksLonger: number;
  }[];
}

export interface PersonaShares {
  readonly persona: PersonaId;
  readonly name: string;
  readonly moves: number;
  readonly unplaced: number;
  /** By wave; `quota` is `null` for a persona without guidance. */
  readonly waves: readonly { readonly moves: number; readonly share: number; readonly quota: number | null }[];
}

export interface ScheduledMoveReport {
  readonly account: AccountId;
  readonly name: string;
  readonly persona: PersonaId;
  readonly from: SellerId;
  readonly to: SellerId;
  /** From 1; `null` where it fits none. */
  readonly wave: number | null;
  readonly why: string;
}

/** Puts a schedule into words and figures; `effects` are those of the cures that were tried. */
export function createScheduleReport(
  base: PlanBase,
  input: ScheduleInput,
  launches: readonly PlannedLaunch[],
  proposal: ScheduleProposal,
  effects: readonly CureEffect[],
): ScheduleReport {
  const { outcome, quality } = proposal;
  const silent = countSilentMoves(base);
  const names = nameWaves(base, launches.length);
  return {
    status: proposal.status,
    quality: {
      words: describeScheduleQuality(base.wording, proposal),
      value: toFigure(quality.value),
      bound: toFigure(quality.bound),
      gap: toFigure(quality.gap),
      steps: quality.steps,
    },
    waves: launches.map((launch, wave) => ({
      name: names[wave] as string,
      launch: formatIsoDay(launch.day),
      moves: sumRow(outcome.personaMix, wave, input.personas.length),
      why: describeLaunch(base, launch),
    })),
    personas: base.personas.personas.map(({ id, name }, code) => readShares(input, outcome.personaMix, id, name, code)),
    firstWave: { moves: outcome.firstWaveMoves, arr: outcome.firstWaveArr },
    peak: outcome.peak && {
      seller: base.roster.names[outcome.peak.seller] as string,
      week: formatIsoDay(outcome.peak.week),
      hours: outcome.peak.hours,
    },
    silentMoves: silent.count,
    silent: { ...silent, words: silent.count === 0 ? '' : describeSilentMoves(base, silent) },
    outside: listOutsideNotes(base, launches),
    moves: reportMoves(base, input, names, proposal),
    clashes: proposal.clashes.map((clash) => describeScheduleClash(base, input, clash)),
    overruns: outcome.overruns.map((overrun) => describeOverrun(base, overrun)),
    missedQuotas: outcome.missedQuotas.map((missed) => describeMissedQuota(base, input, names, missed)),
    firstWaveExcess: outcome.firstWaveExcess.map((excess) => describeFirstWaveExcess(base, excess)),
    cures: effects.map((effect) => ({
      cure: effect.cure,
      words: describeCure(base, effect),
      isEnough: effect.isEnough,
      unplaced: effect.unplaced,
      excessHours: effect.excessHours,
      weeksLonger: effect.weeksLonger,
    })),
  };
}

function readShares(
  input: ScheduleInput,
  personaMix: Int32Array,
  persona: PersonaId,
  name: string,
  code: number,
): PersonaShares {
  const waves = input.launches.length;
  const countIn = (wave: number): number => personaMix[wave * input.personas.length + code] as number;
  let moves = 0;
  for (let wave = 0; wave <= waves; wave++) moves += countIn(wave);
  return {
    persona,
    name,
    moves,
    unplaced: countIn(waves),
    waves: Array.from({ length: waves }, (_, wave) => ({
      moves: countIn(wave),
      share: moves > 0 ? countIn(wave) / moves : 0,
      quota: input.personas[code]?.quotas?.[wave] ?? null,
    })),
  };
}

function reportMoves(
  base: PlanBase,
  input: ScheduleInput,
  names: readonly string[],
  proposal: ScheduleProposal,
): ScheduledMoveReport[] {
  if (proposal.status === 'clash') return [];
  const explain = createScheduleExplainer(input, proposal);
  const { accounts } = base.facts;
  const idOf = (seller: number): SellerId => (seller === NO_ROW ? '' : (base.roster.ids[seller] as SellerId));
  const reports: ScheduledMoveReport[] = [];
  for (let move = 0; move < input.moves.count; move++) {
    if (!isHandover(input, move)) continue;
    const row = input.moves.account[move] as number;
    const wave = proposal.wave[move] as number;
    reports.push({
      account: accounts.id[row] as AccountId,
      name: accounts.name[row] as string,
      persona: base.personas.personas[input.moves.persona[move] as number]?.id ?? '',
      from: idOf(input.moves.from[move] as number),
      to: idOf(input.moves.to[move] as number),
      wave: wave === NO_ROW ? null : wave + 1,
      why: describeScheduleReason(base, input, names, move, explain(move)),
    });
  }
  return reports;
}

function sumRow(matrix: Int32Array, row: number, width: number): number {
  let sum = 0;
  for (let at = row * width; at < (row + 1) * width; at++) sum += matrix[at] as number;
  return sum;
}
