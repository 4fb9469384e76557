import { ChartSpline, Columns3, Scale } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ComponentType } from 'react';
import type { TerritoryView } from '../../state/session-store.ts';
import { BoardView } from './BoardView.tsx';
import { FrontierView } from './frontier/FrontierView.tsx';
import { OptimizerView } from './optimizer/OptimizerView.tsx';

export interface TerritoryViewInfo {
  readonly name: string;
  readonly icon: LucideIcon;
  /** Fills the room below the tabs and scrolls in itself. */
  readonly View: ComponentType;
}

/** What each tab of the step Territories shows. To add one: its id in `TERRITORY_VIEWS`, its entry here. */
export const TERRITORY_VIEW_INFO: Readonly<Record<TerritoryView, TerritoryViewInfo>> = {
  board: { name: 'Board', icon: Columns3, View: BoardView },
  optimizer: { name: 'Optimizer', icon: Scale, View: OptimizerView },
  frontier: { name: 'Frontier', icon: ChartSpline, View: FrontierView },
};
