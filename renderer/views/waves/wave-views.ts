import { CalendarDays, CalendarRange, Columns3, Flag, Users } from 'lucide-react';
import type { WaveView } from '../../state/session-store.ts';
import type { StepTab } from '../shell/StepTabs.tsx';
import { CalendarView } from './calendar/CalendarView.tsx';
import { FindingsView } from './findings/FindingsView.tsx';
import { PersonasView } from './personas/PersonasView.tsx';
import { PlannerView } from './planner/PlannerView.tsx';
import { WaveBoardView } from './WaveBoardView.tsx';

/** What each tab of the step Waves shows. To add one: its id in `WAVE_VIEWS`, its entry here. */
export const WAVE_VIEW_INFO: Readonly<Record<WaveView, StepTab>> = {
  board: { name: 'Board', icon: Columns3, View: WaveBoardView },
  planner: { name: 'Planner', icon: CalendarRange, View: PlannerView },
  personas: { name: 'Personas', icon: Users, View: PersonasView },
  calendar: { name: 'Calendar', icon: CalendarDays, View: CalendarView },
  findings: { name: 'Findings', icon: Flag, View: FindingsView },
};
