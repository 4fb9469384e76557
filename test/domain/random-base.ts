import fc from 'fast-check';
import type { PlanBase } from '../../shared/overview/plan-base.ts';
import { createBase } from './facts-fixture.ts';
import type { AccountLine, OpportunityLine, SellerLine } from './facts-fixture.ts';

export const ACCOUNTS = 40;
export const SELLERS = ['s0', 's1', 's2', 'gone', 'boss'];
const SEGMENTS = ['Enterprise', 'Mid-Market', 'SMB', undefined];

/** Moves as `[account, seller index or -1 for the pool, wave 0 to 3]`; wave 0 is none. */
export const anyMoves = fc.array(
  fc.tuple(fc.nat(ACCOUNTS - 1), fc.integer({ min: -1, max: 4 }), fc.integer({ min: 0, max: 3 })),
  { maxLength: 30 },
);

/** A small company that is different for each seed: families, unknown values, a leaver, a manager, a vacancy, locks. */
export function createRandomBase(seed: number, moves: readonly (readonly [number, number, number])[]): PlanBase {
  const next = createNumbers(seed);
  const pick = <T>(values: readonly T[]): T => values[Math.floor(next() * values.length)] as T;
  const maybe = <T>(value: T): T | undefined => (next() < 0.7 ? value : undefined);
  const day = (): string =>
    `20${20 + Math.floor(next() * 7)}-0${1 + Math.floor(next() * 9)}-1${Math.floor(next() * 9)}`;
  const sellers: SellerLine[] = [
    { id: 's0' },
    { id: 's1', fte: 0.5, manager: 'boss' },
    { id: 's2', manager: 'boss' },
    { id: 'gone', leavesOn: '2026-06-12', manager: 'boss' },
    { id: 'boss', kind: 'manager' },
  ];
  const accounts = Array.from({ length: ACCOUNTS }, (_, row) =>
    dropUnknown({
      id: `a${row}`,
      owner: maybe(pick(SELLERS)),
      parent: row > 0 && next() < 0.3 ? `a${Math.floor(next() * row)}` : undefined,
      arr: maybe(Math.floor(next() * 1_000_000)),
      potential: maybe(Math.floor(next() * 1_000_000)),
      segment: pick(SEGMENTS),
      lifecycle: pick(['customer', 'customer', 'customer', 'prospect', 'former']),
      health: maybe(Math.floor(next() * 100)),
      healthBand: maybe(pick(['red', 'amber', 'green', 'green'])),
      ownerSince: maybe(day()),
      customerSince: maybe(day()),
      renewal: maybe(day()),
      strategic: maybe(next() < 0.1),
      locked: maybe(next() < 0.1),
    }),
  ) as AccountLine[];
  const opportunities = Array.from({ length: 25 }, (_, row) =>
    dropUnknown({
      id: `o${row}`,
      account: `a${Math.floor(next() * ACCOUNTS)}`,
      stageClass: pick(['open', 'late', 'won', 'lost']),
      amount: maybe(Math.floor(next() * 100_000)),
      probability: maybe(next()),
      closeOn: maybe(`2026-0${4 + Math.floor(next() * 5)}-1${Math.floor(next() * 9)}`),
      renewal: maybe(next() < 0.2),
    }),
  ) as OpportunityLine[];
  return createBase(
    { accounts, sellers, opportunities },
    {
      incoming: Object.fromEntries(moves.map(([row, seller]) => [`a${row}`, SELLERS[seller] ?? ''])),
      waveOf: Object.fromEntries(moves.flatMap(([row, , wave]) => (wave > 0 ? [[`a${row}`, `wave-${wave}`]] : []))),
      launches: ['2026-06-01', '2026-06-20'],
      tables: {
        vacancies: {
          v1: { name: 'Vacancy', team: '', region: '', manager: 'boss', fte: 1, startsOn: '2026-07-01' },
        },
      },
    },
  );
}

function dropUnknown(line: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(line).filter(([, value]) => value !== undefined));
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function createNumbers(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
