export type Theme = 'system' | 'light' | 'dark';

/** What the window remembers between starts, for the person and not for the plan. */
export interface Preferences {
  readonly theme: Theme;
  readonly inspectorOpen: boolean;
  readonly dockOpen: boolean;
  /** Pixels. */
  readonly dockHeight: number;
}

const KEY = 'baton.preferences';
const DEFAULTS: Preferences = { theme: 'system', inspectorOpen: true, dockOpen: true, dockHeight: 240 };

/** Preferences are a convenience: where the storage is missing or holds nonsense, the defaults serve. */
export function readPreferences(): Preferences {
  const stored = readStored();
  const theme = stored['theme'];
  const height = stored['dockHeight'];
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : DEFAULTS.theme,
    inspectorOpen: stored['inspectorOpen'] !== false,
    dockOpen: stored['dockOpen'] !== false,
    dockHeight: typeof height === 'number' && height >= 80 && height <= 1200 ? height : DEFAULTS.dockHeight,
  };
}

export function writePreferences(change: Partial<Preferences>): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...readPreferences(), ...change }));
  } catch {
    // A full or forbidden storage costs the preference, nothing else.
  }
}

function readStored(): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
