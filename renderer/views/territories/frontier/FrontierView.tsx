import { ChartSpline } from 'lucide-react';
import { EmptyState } from '../../../ui/EmptyState.tsx';

/** Balance against disruption, as a curve to choose a point of. */
export function FrontierView() {
  return (
    <EmptyState icon={ChartSpline} title="Balance against disruption">
      What each further move buys: the curve of the best redesigns, from as it is today to as even as can be.
    </EmptyState>
  );
}
