import { ChartSpline, Columns3, GitCompare, MapPinned, Scale, Table2 } from 'lucide-react';
import type { TerritoryView } from '../../state/session-store.ts';
import type { StepTab } from '../shell/StepTabs.tsx';
import { BoardView } from './BoardView.tsx';
import { CompareView } from './compare/CompareView.tsx';
import { FrontierView } from './frontier/FrontierView.tsx';
import { MapView } from './map/MapView.tsx';
import { ScorecardView } from './scorecard/ScorecardView.tsx';
import { OptimizerView } from './optimizer/OptimizerView.tsx';

/** What each tab of the step Territories shows. To add one: its id in `TERRITORY_VIEWS`, its entry here. */
export const TERRITORY_VIEW_INFO: Readonly<Record<TerritoryView, StepTab>> = {
  board: { name: 'Board', icon: Columns3, View: BoardView },
  map: { name: 'Map', icon: MapPinned, View: MapView },
  scorecard: { name: 'Scorecard', icon: Table2, View: ScorecardView },
  optimizer: { name: 'Optimizer', icon: Scale, View: OptimizerView },
  frontier: { name: 'Frontier', icon: ChartSpline, View: FrontierView },
  compare: { name: 'Compare', icon: GitCompare, View: CompareView },
};
