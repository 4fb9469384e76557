import { readPreferences, writePreferences } from './preferences.ts';
import type { Theme } from './preferences.ts';
import { sessionStore } from './session-store.ts';

const DARK = '(prefers-color-scheme: dark)';

/** Draws the window in the theme, and keeps following the system where that is the choice. */
export function installTheme(): void {
  applyTheme(readPreferences().theme);
  matchMedia(DARK).addEventListener('change', () => applyTheme(sessionStore.getState().theme));
}

export function setTheme(theme: Theme): void {
  sessionStore.setState({ theme });
  writePreferences({ theme });
  applyTheme(theme);
}

function applyTheme(theme: Theme): void {
  const shown = theme === 'system' ? (matchMedia(DARK).matches ? 'dark' : 'light') : theme;
  document.documentElement.dataset['theme'] = shown;
}
