import { memo, useCallback, useMemo, useState } from 'react';
import { useLiveFigures } from '../board/live-figures.ts';
import type { LiveFigures } from '../board/live-figures.ts';
import { sessionStore } from '../state/session-store.ts';
import { formatsFor } from '../ui/format.ts';
import { ToggleGroup } from '../ui/Toggles.tsx';
import { ChartPanel } from './ChartPanel.tsx';
import type { ChartTable } from './ChartTableView.tsx';
import { chooseSeller, chooseWave } from './choose-filter.ts';
import { listBusySellers } from './heatmap-layout.ts';
import { createSellerLoadTable, listSellerLoad } from './seller-load.ts';
import { SellerLoadChart } from './SellerLoadChart.tsx';
import { SellerWeekHeatmap } from './SellerWeekHeatmap.tsx';
import { WorkloadChart } from './WorkloadChart.tsx';
import { createLoadTable, createWeekTable, listLoad } from './workload.ts';

type View = 'wave' | 'seller' | 'week';

const VIEWS = [
  { id: 'wave', label: 'Wave' },
  { id: 'seller', label: 'Seller' },
  { id: 'week', label: 'Week' },
] as const;

const TITLES: Readonly<Record<View, { readonly title: string; readonly unit: string }>> = {
  wave: { title: 'Workload per wave', unit: 'hours per wave' },
  seller: { title: 'Workload per seller', unit: 'hours' },
  week: { title: 'Workload per seller and week', unit: 'hours a week' },
};

/** Handover work, by wave, by seller, or by seller and week. */
export const WorkloadPanel = memo(function WorkloadPanel() {
  const [view, setView] = useState<View>('wave');
  const live = useLiveFigures();
  const controls = useMemo(
    () => <ToggleGroup<View> label="Workload by" value={view} onChange={setView} options={VIEWS} isTight />,
    [view],
  );
  const choose = useCallback((id: string) => (view === 'wave' ? chooseWave(id, null) : chooseSeller(id)), [view]);
  if (!live) return null;
  return (
    <ChartPanel
      title={TITLES[view].title}
      shortTitle="Workload"
      unit={TITLES[view].unit}
      isProjected={live.isProjected}
      createTable={() => createTable(view, live)}
      choose={choose}
      controls={controls}
    >
      {view === 'wave' && <WorkloadChart live={live} />}
      {view === 'seller' && <SellerLoadChart live={live} />}
      {view === 'week' && <SellerWeekHeatmap live={live} />}
    </ChartPanel>
  );
});

function createTable(view: View, live: LiveFigures): ChartTable {
  const formats = formatsFor('');
  if (view === 'wave') return createLoadTable(listLoad(live), formats);
  if (view === 'week') {
    return createWeekTable(live, listBusySellers(live.base.roster, live.figures.load, live.load), formats);
  }
  const { wave } = sessionStore.getState().filter;
  const only = wave === null ? null : (live.base.assignment.waveIndex.get(wave) ?? null);
  return createSellerLoadTable(listSellerLoad(live, only), formats);
}
