import { Scale } from 'lucide-react';
import { EmptyState } from '../../../ui/EmptyState.tsx';

/** Proposes the moves that balance the books for the least disruption. */
export function OptimizerView() {
  return (
    <EmptyState icon={Scale} title="Proposals">
      The moves that bring every measure within tolerance for the least disruption, each with its reason. The command
      line proposes them with “baton redesign”.
    </EmptyState>
  );
}
