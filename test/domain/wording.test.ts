import { describe, expect, it } from 'vitest';
import { buildPlanBase, refreshPlanBase } from '../../shared/overview/plan-base.ts';
import type { PlanBase } from '../../shared/overview/plan-base.ts';
import { computeFigures } from '../../shared/overview/plan-figures.ts';
import { explainPersona } from '../../shared/persona/explain.ts';
import { createWording, PLAIN_WORDING } from '../../shared/persona/wording.ts';
import { createBase } from './facts-fixture.ts';

const marked = createWording({
  count: (count) => `#${count}`,
  share: (share) => `%${share}`,
  amount: (minorUnits, currency) => `$${minorUnits}${currency}`,
  hours: (hours) => `h${hours}`,
  day: (day) => `d${day}`,
});

const plain = createBase(
  {
    accounts: [
      { id: 'a', owner: 's1', arr: 5_000_000, renewal: '2026-06-20', ownerSince: '2020-01-01' },
      { id: 'b', owner: 's1', arr: 100_000, renewal: '2026-06-20' },
    ],
    sellers: [{ id: 's1' }, { id: 's2' }],
  },
  { incoming: { a: 's2', b: 's2' }, waveOf: { a: 'wave-1', b: 'wave-1' }, launches: ['2026-06-01', ''] },
);
const other = buildPlanBase(plain.sourceFacts, plain.document, plain.scenario, marked);

function sayArr(base: PlanBase): string {
  const { rules } = explainPersona(base.personaContext, 0);
  return rules.flatMap(({ conditions }) => conditions.map(({ value }) => value)).join();
}

describe('wording', () => {
  it('writes every finding in the form that was passed in, and nothing else differs', () => {
    const inPlain = computeFigures(plain).findings;
    const inOther = computeFigures(other).findings;
    expect(inOther.map(({ id }) => id)).toEqual(inPlain.map(({ id }) => id));
    const texts = inOther.flatMap(({ title, evidence }) => [title, evidence]);
    // No number that the wording did not write: names of waves and sellers aside.
    const stray = texts.map((text) =>
      text.replace(/Wave \d|s\d|rule \d|365 days/g, '').replace(/[#%$hd]-?[\d.]+(e-?\d+)?/g, ''),
    );
    expect(stray.filter((text) => /\d/.test(text))).toEqual([]);
    expect(inPlain.find(({ rule }) => rule === 'renewal-in-handover')?.evidence).toContain('2026-06-20');
  });

  it('follows an edit with the same wording', () => {
    expect(plain.wording).toBe(PLAIN_WORDING);
    expect(sayArr(refreshPlanBase(other, {}))).toContain('$5000000EUR');
    expect(sayArr(plain)).toContain('EUR 50,000');
  });

  it('names the first few and counts the rest', () => {
    expect(marked.nameFirst(['a', 'b', 'c', 'd', 'e'], (name) => name)).toBe('a, b, c and #2 more');
    expect(marked.countOf(1, 'family', 'families')).toBe('#1 family');
  });
});
