import { ArrowLeftRight } from 'lucide-react';
import { goToStep } from '../../state/session-store.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Page } from '../shell/Page.tsx';

export function HandoverView() {
  return (
    <Page title="Handover" isFilled>
      <EmptyState
        icon={ArrowLeftRight}
        title="The handover calendar comes here"
        actions={<Button onPress={() => goToStep('waves')}>Go to the waves</Button>}
      >
        Each move’s steps to tick off, what is due or late today, and the brief per account. Not built yet; choose an
        account that moves to see its steps and dates in the inspector.
      </EmptyState>
    </Page>
  );
}
