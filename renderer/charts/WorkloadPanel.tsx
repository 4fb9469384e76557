import { memo, useMemo, useState } from 'react';
import { useLiveFigures } from '../board/live-figures.ts';
import type { LiveFigures } from '../board/live-figures.ts';
import { formatsFor } from '../ui/format.ts';
import { ToggleGroup } from '../ui/Toggles.tsx';
import { ChartPanel } from './ChartPanel.tsx';
import type { ChartTable } from './ChartTableView.tsx';
import { chooseSeller, chooseWave } from './choose-filter.ts';
import { listBusySellers } from './heatmap-layout.ts';
import { SellerWeekHeatmap } from './SellerWeekHeatmap.tsx';
import { WorkloadChart } from './WorkloadChart.tsx';
import { createLoadTable, createWeekTable, listLoad } from './workload.ts';

type View = 'wave' | 'week';

const VIEWS = [
  { id: 'wave', label: 'Wave' },
  { id: 'week', label: 'Week' },
] as const;

const chooseRow = (wave: string): void => chooseWave(wave, null);

/** Handover work, by wave or by seller and week. */
export const WorkloadPanel = memo(function WorkloadPanel() {
  const [view, setView] = useState<View>('wave');
  const live = useLiveFigures();
  const controls = useMemo(
    () => <ToggleGroup<View> label="Workload by" value={view} onChange={setView} options={VIEWS} isTight />,
    [view],
  );
  if (!live) return null;
  const formats = formatsFor('');
  const isByWave = view === 'wave';
  return (
    <ChartPanel
      title={isByWave ? 'Workload per wave' : 'Workload per seller and week'}
      shortTitle="Workload"
      unit={isByWave ? 'hours per wave' : 'hours a week'}
      isProjected={live.isProjected}
      createTable={() => (isByWave ? createLoadTable(listLoad(live), formats) : createWeeks(live))}
      choose={isByWave ? chooseRow : chooseSeller}
      controls={controls}
    >
      {isByWave ? <WorkloadChart live={live} /> : <SellerWeekHeatmap live={live} />}
    </ChartPanel>
  );
});

function createWeeks(live: LiveFigures): ChartTable {
  return createWeekTable(live, listBusySellers(live.base.roster, live.figures.load, live.load), formatsFor(''));
}
