import { describe, expect, it } from 'vitest';
import { parseIsoDay } from '../../../shared/model/day.ts';
import { createScheduleRequest, planRequestLaunches } from '../../../shared/overview/schedule-input.ts';
import { countSilentMoves, describeSilentMoves, listOutsideNotes } from '../../../shared/overview/schedule-outside.ts';
import { AS_OF, createBase } from '../facts-fixture.ts';
import type { AccountLine, Decisions, SellerLine } from '../facts-fixture.ts';

const SELLERS: SellerLine[] = [{ id: 's1' }, { id: 's2' }, { id: 'gone', leavesOn: '2026-06-30' }];
const ACCOUNTS: AccountLine[] = [
  { id: 'customer', owner: 's1' },
  { id: 'prospect', owner: 's1', lifecycle: 'prospect' },
  { id: 'former', owner: 's1', lifecycle: 'former' },
  { id: 'left', owner: 'gone' },
];

function note(decisions: Decisions, start = '2026-06-01') {
  const base = createBase({ accounts: ACCOUNTS, sellers: SELLERS }, decisions);
  const request = { ...createScheduleRequest(base), start: parseIsoDay(start) };
  return { base, notes: listOutsideNotes(base, planRequestLaunches(base, request)) };
}

describe('what stands beside a schedule', () => {
  it('is nothing where customers move and nobody is left behind', () => {
    expect(note({ incoming: { customer: 's2', left: 's1' } }).notes).toEqual([]);
  });

  it('says who moves in silence, and that there is nothing to schedule where nobody else moves', () => {
    const { base, notes } = note({ incoming: { prospect: 's2', former: 's2' } });
    expect(describeSilentMoves(base, countSilentMoves(base))).toBe(
      '2 moves are handed over in silence, without a wave: 1 prospect, 1 former customer without an open deal',
    );
    expect(notes.map(({ kind }) => kind)).toEqual(['nothing', 'leavers']);
    expect(notes[0]?.words).toContain('2 of 4 accounts are customers, and none of them moves: 2 moves are handed over');
    expect(note({}).notes[0]?.words).toBe('No account moves, so there is nothing to schedule.');
  });

  it('names accounts that a leaver keeps, which no wave can settle', () => {
    const { notes } = note({ incoming: { customer: 's2' } });
    expect(notes.map(({ words }) => words)).toEqual([
      expect.stringContaining('1 account of Seller gone, who leaves, has no incoming seller'),
    ]);
  });

  it('says where the first launch would be history', () => {
    const decisions = { incoming: { customer: 's2', left: 's1' } };
    expect(note(decisions, AS_OF).notes).toEqual([]);
    expect(note(decisions, '2026-05-01').notes.map(({ kind, words }) => [kind, words])).toEqual([
      ['past', expect.stringContaining(`launched on 2026-05-01, before ${AS_OF}`)],
    ]);
  });
});
