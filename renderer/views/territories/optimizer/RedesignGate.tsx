import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { usePlan } from '../../../state/plan-store.ts';
import { goToStep } from '../../../state/session-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';

interface RedesignGateProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly children: ReactNode;
}

/** Shows a screen of the redesign, or what it lacks: accounts, somebody to have them, leave to change anything. */
export function RedesignGate({ icon, title, children }: RedesignGateProps) {
  const base = usePlan((state) => state.base);
  const isReadOnly = usePlan((state) => state.isReadOnly);
  if (!base) return null;
  if (isReadOnly) {
    return (
      <EmptyState icon={icon} title="A read-only copy">
        This copy can be looked at and commented on. To redesign it, open the plan itself.
      </EmptyState>
    );
  }
  const receivers = base.roster.fte.filter((fte) => fte > 0).length;
  if (base.facts.accounts.count === 0 || receivers === 0) {
    return (
      <EmptyState icon={icon} title={title} actions={<Button onPress={() => goToStep('data')}>Go to Data</Button>}>
        {base.facts.accounts.count === 0
          ? 'The plan has no accounts.'
          : base.roster.count === 0
            ? 'The plan has no sellers. Import them, or accounts that name their owner.'
            : 'Nobody can receive accounts: every seller leaves, is a manager, or has no FTE.'}
      </EmptyState>
    );
  }
  return children;
}
