import { memo, useState } from 'react';
import { ToggleGroup } from '../ui/Toggles.tsx';
import { ChartPanel } from './ChartPanel.tsx';
import { useLiveLoad } from './live-load.ts';
import { SellerWeekHeatmap } from './SellerWeekHeatmap.tsx';
import { createWorkloadTable, WorkloadChart } from './WorkloadChart.tsx';

type View = 'wave' | 'week';

/** Handover work, by wave or by seller and week. */
export const WorkloadPanel = memo(function WorkloadPanel() {
  const [view, setView] = useState<View>('wave');
  const live = useLiveLoad();
  if (!live) return null;
  return (
    <ChartPanel
      title="Workload per wave"
      unit="hours"
      isProjected={live.isProjected}
      table={createWorkloadTable(live)}
      controls={
        <ToggleGroup<View>
          label="Workload by"
          value={view}
          onChange={setView}
          options={[
            { id: 'wave', label: 'Wave' },
            { id: 'week', label: 'Week' },
          ]}
        />
      }
    >
      {view === 'wave' ? <WorkloadChart live={live} /> : <SellerWeekHeatmap live={live} />}
    </ChartPanel>
  );
});
