// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react';
import { Scale } from 'lucide-react';
import { afterEach, describe, expect, it } from 'vitest';
import { planStore } from '../../renderer/state/plan-store.ts';
import { RedesignGate } from '../../renderer/views/territories/optimizer/RedesignGate.tsx';
import { ScorecardChips } from '../../renderer/views/territories/ScorecardChips.tsx';
import { SellersPanel } from '../../renderer/views/territories/scorecard/SellersPanel.tsx';
import { computeFigures } from '../../shared/overview/plan-figures.ts';
import { createBase } from '../domain/facts-fixture.ts';

const BASE = createBase({ sellers: [], accounts: [{ id: 'a' }, { id: 'b' }] });

afterEach(cleanup);

describe('a plan without sellers', () => {
  it('is not said to be within tolerance', () => {
    render(<SellersPanel base={BASE} figures={computeFigures(BASE)} />);
    expect(screen.getByText(/^No seller has a target/)).toBeTruthy();
    expect(screen.queryByText(/within tolerance/)).toBeNull();
  });

  it('shows nobody out of nobody without praise', () => {
    planStore.setState({ base: BASE, figures: computeFigures(BASE) });
    const { container } = render(<ScorecardChips />);
    expect(screen.getByText('0 → 0').className).toBe(container.querySelectorAll('dd')[2]?.className);
  });

  it('says what the optimizer lacks, and where to get it', () => {
    planStore.setState({ base: BASE, isReadOnly: false });
    render(
      <RedesignGate icon={Scale} title="Nothing to balance yet">
        The optimizer
      </RedesignGate>,
    );
    expect(screen.getByText(/^The plan has no sellers/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Go to Data' })).toBeTruthy();
  });
});
