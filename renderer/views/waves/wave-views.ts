import { Columns3, Users } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { WaveView } from '../../state/session-store.ts';

interface WaveViewInfo {
  readonly name: string;
  readonly icon: LucideIcon;
}

export const WAVE_VIEW_INFO: Readonly<Record<WaveView, WaveViewInfo>> = {
  board: { name: 'Board', icon: Columns3 },
  personas: { name: 'Personas', icon: Users },
};
