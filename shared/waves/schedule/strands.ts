import { NO_ROW } from '../../model/ids.ts';
import type { Day } from '../../model/day.ts';
import type { MoveWork } from '../../handover/move-work.ts';
import type { ScheduleInput } from './input.ts';
import { firstWaveRow, hourRow, managerRow, quotaRow, replyRow, visitRow } from './rows.ts';
import type { RowMap } from './rows.ts';

/**
 * The loads of all moves as strands: one for a seller who gives a kind of handover away, one for a seller who takes it
 * over with the manager who joins, one for a persona, one for the ARR of the first wave. The same strand serves every
 * move of its kind.
 */
export class StrandList {
  readonly strand: number[] = [];
  readonly amount: number[] = [];
  readonly #input: ScheduleInput;
  readonly #map: RowMap;
  readonly #numberOf = new Map<string, number>();
  readonly #write: ((wave: number, add: (row: number, load: number) => void) => void)[] = [];
  readonly #unit = new Map<number, number>();
  readonly #variants = new Map<string, number>();

  constructor(input: ScheduleInput, map: RowMap) {
    this.#input = input;
    this.#map = map;
  }

  /** Adds a move to the unit under way. */
  addMove(move: number): void {
    const { moves, personas, sellers, movedArr, callCentre } = this.#input;
    const map = this.#map;
    const arr = moves.arr[move] as number;
    if (arr !== 0 && movedArr > 0) {
      const row = firstWaveRow(map, personas.length, 'arr');
      this.#take('arr', arr / movedArr, (wave, add) => {
        if (wave === 0) add(row, 1);
      });
    }
    const works = this.#readWorks(move);
    if (works === null) return;
    const variant = this.#nameVariant(move);
    const from = moves.from[move] as number;
    const to = moves.to[move] as number;
    const manager = moves.manager[move] as number;
    const addHours = (seller: number, week: Day, hours: number, add: (row: number, load: number) => void): void => {
      const isManager = sellers.isManager[seller] === 1;
      if (hours !== 0) add(isManager ? managerRow(map, seller, week) : hourRow(map, seller, week), hours);
    };
    if (from !== NO_ROW) {
      this.#take(`from ${from} ${variant}`, 1, (wave, add) => {
        const { weeks, incumbentHours, incumbentVisits } = works[wave] as MoveWork;
        weeks.forEach((week, at) => {
          addHours(from, week, incumbentHours[at] as number, add);
          if ((incumbentVisits[at] as number) > 0) add(visitRow(map, from, week), incumbentVisits[at] as number);
        });
      });
    }
    if (to !== NO_ROW) {
      this.#take(`to ${to} ${variant}`, 1, (wave, add) => {
        const { weeks, incomingHours, incomingVisits } = works[wave] as MoveWork;
        weeks.forEach((week, at) => {
          addHours(to, week, incomingHours[at] as number, add);
          if ((incomingVisits[at] as number) > 0) add(visitRow(map, to, week), incomingVisits[at] as number);
        });
      });
    }
    if (manager !== NO_ROW) {
      this.#take(`manager ${manager} ${variant}`, 1, (wave, add) => {
        const { weeks, managerHours } = works[wave] as MoveWork;
        weeks.forEach((week, at) => {
          if ((managerHours[at] as number) > 0) add(managerRow(map, manager, week), managerHours[at] as number);
        });
      });
    }
    const persona = moves.persona[move] as number;
    this.#take(`persona ${persona}`, 1, (wave, add) => {
      add(quotaRow(map, persona, wave), 1);
      if (wave === 0) add(firstWaveRow(map, personas.length, 'moves'), 1);
    });
    if (callCentre) {
      const share = callCentre.replyShares[persona] ?? 0;
      const numbers = this.#readNumbers(move);
      this.#take(`replies ${persona} ${variant}`, share, (wave, add) => {
        const days = callCentre.replyDays[numbers[wave] as number] ?? [];
        for (const day of days) add(replyRow(map, day, personas.length), 1 / days.length);
      });
    }
  }

  /** Ends the unit under way: what it takes several times is written once. */
  endUnit(): void {
    for (const [strand, amount] of this.#unit) {
      this.strand.push(strand);
      this.amount.push(amount);
    }
    this.#unit.clear();
  }

  listEntries(): { entryStart: Int32Array; entryRow: Int32Array; entryLoad: Float64Array } {
    const waves = this.#input.launches.length;
    const options = waves + 1;
    const entryStart = new Int32Array(this.#write.length * options + 1);
    const rows: number[] = [];
    const loads: number[] = [];
    this.#write.forEach((write, strand) => {
      for (let wave = 0; wave < waves; wave++) {
        write(wave, (row, load) => {
          rows.push(row);
          loads.push(load);
        });
        entryStart[strand * options + wave + 1] = rows.length;
      }
      // To be in no wave asks for nothing.
      entryStart[(strand + 1) * options] = rows.length;
    });
    return { entryStart, entryRow: Int32Array.from(rows), entryLoad: Float64Array.from(loads) };
  }

  #take(name: string, amount: number, write: (wave: number, add: (row: number, load: number) => void) => void): void {
    let strand = this.#numberOf.get(name);
    if (strand === undefined) {
      strand = this.#write.push(write) - 1;
      this.#numberOf.set(name, strand);
    }
    this.#unit.set(strand, (this.#unit.get(strand) ?? 0) + amount);
  }

  #readNumbers(move: number): Int32Array {
    const waves = this.#input.launches.length;
    return this.#input.moves.work.subarray(move * waves, (move + 1) * waves);
  }

  /** The move's handover by wave; `null` for one that is silent. */
  #readWorks(move: number): MoveWork[] | null {
    const numbers = this.#readNumbers(move);
    if (numbers[0] === -1) return null;
    return Array.from(numbers, (number) => this.#input.works[number] as MoveWork);
  }

  /** The same number for moves whose handovers are alike in every wave. */
  #nameVariant(move: number): number {
    const key = this.#readNumbers(move).join(' ');
    let variant = this.#variants.get(key);
    if (variant === undefined) this.#variants.set(key, (variant = this.#variants.size));
    return variant;
  }
}
