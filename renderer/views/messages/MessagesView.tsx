import { MessageSquareText } from 'lucide-react';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Page } from '../shell/Page.tsx';

export function MessagesView() {
  return (
    <Page title="Messages" isFilled>
      <EmptyState icon={MessageSquareText} title="Messages and feedback come here">
        Templates per persona and channel, previews with each customer’s names, and what changed after which feedback.
        Not built yet.
      </EmptyState>
    </Page>
  );
}
