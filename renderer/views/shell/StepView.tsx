import type { ComponentType } from 'react';
import { useSession } from '../../state/session-store.ts';
import type { Step } from '../../state/session-store.ts';
import { DataView } from '../data/DataView.tsx';
import { ExportView } from '../export/ExportView.tsx';
import { HandoverView } from '../handover/HandoverView.tsx';
import { MessagesView } from '../messages/MessagesView.tsx';
import { OpportunitiesView } from '../opportunities/OpportunitiesView.tsx';
import { ReviewView } from '../review/ReviewView.tsx';
import { TerritoriesView } from '../territories/TerritoriesView.tsx';
import { WavesView } from '../waves/WavesView.tsx';

const VIEWS: Readonly<Record<Step, ComponentType>> = {
  data: DataView,
  territories: TerritoriesView,
  waves: WavesView,
  opportunities: OpportunitiesView,
  handover: HandoverView,
  messages: MessagesView,
  review: ReviewView,
  export: ExportView,
};

export function StepView() {
  const step = useSession((state) => state.step);
  const View = VIEWS[step];
  return <View />;
}
