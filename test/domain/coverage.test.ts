import { describe, expect, it } from 'vitest';
import { buildPlanBase } from '../../shared/overview/plan-base.ts';
import type { Coverage } from '../../shared/overview/coverage.ts';
import { createBase, createDocument, createFacts } from './facts-fixture.ts';
import { FIRST_SCENARIO } from '../../shared/model/create-plan.ts';

const read = (coverage: readonly Coverage[], field: Coverage['field']) =>
  coverage.find((entry) => entry.field === field);

describe('coverage', () => {
  it('counts what is known and says what each missing fact costs, by the rules of the plan', () => {
    const { coverage } = createBase({
      accounts: [
        { id: 'a', owner: 's1', health: 5, arr: 100, segment: 'SMB' },
        { id: 'b', healthBand: 'red', customerSince: '2024-01-01' },
        { id: 'c', lifecycle: 'prospect' },
      ],
      sellers: [{ id: 's1', fte: 1 }, { id: 's2' }],
    });
    expect(read(coverage, 'health')).toMatchObject({
      known: 2,
      of: 3,
      among: 'accounts',
      consequence: 'nobody else can be “High-risk relationship” by their health (rule 1)',
    });
    expect(read(coverage, 'deals')).toMatchObject({
      known: 0,
      of: 3,
      consequence: 'nobody can be “Later-stage buyer” by such a deal (rule 2)',
    });
    expect(read(coverage, 'tenure')).toMatchObject({ known: 1, of: 2, among: 'customers' });
    expect(read(coverage, 'owner')).toMatchObject({ known: 1, of: 3 });
    expect(read(coverage, 'contacts')).toMatchObject({ known: 0, of: 3 });
    expect(read(coverage, 'fte')).toMatchObject({
      known: 1,
      of: 2,
      among: 'sellers',
      consequence: 'sellers without one count as full-time',
    });
  });

  it('follows the rules as they are changed', () => {
    const facts = createFacts({ accounts: [{ id: 'a' }] });
    const document = createDocument();
    document.tables.get('personas')?.delete('high-risk');
    const { coverage } = buildPlanBase(facts, document, FIRST_SCENARIO);
    expect(read(coverage, 'health')?.consequence).toBe('no rule looks at it');
    expect(read(coverage, 'deals')?.consequence).toBe('nobody can be “Later-stage buyer” by such a deal (rule 1)');
  });
});
