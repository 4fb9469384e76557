import { createContext, use } from 'react';

/** What the shell itself shows, beside the plan and the session. */
export interface ShellControls {
  readonly isImporting: boolean;
  readonly isPaletteOpen: boolean;
  readonly showImport: (isShown: boolean) => void;
  readonly showPalette: (isShown: boolean) => void;
}

export const ShellContext = createContext<ShellControls>({
  isImporting: false,
  isPaletteOpen: false,
  showImport: () => undefined,
  showPalette: () => undefined,
});

export function useShell(): ShellControls {
  return use(ShellContext);
}
