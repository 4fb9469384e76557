import type { LucideIcon } from 'lucide-react';

/** Something the user can do. One object serves menus, keys, the native menu and the palette. */
export interface Action {
  /** The native menu's commands carry the same ids. */
  readonly id: string;
  readonly label: string;
  readonly group: 'Go to' | 'Plan' | 'Edit' | 'Selection' | 'View';
  readonly icon: LucideIcon;
  /** `Mod` is ⌘ or Ctrl. */
  readonly keys?: string;
  readonly isEnabled: boolean;
  readonly run: () => void;
}
