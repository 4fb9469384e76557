import styles from './Kbd.module.css';

/** Whether the keyboard has a ⌘ key instead of Ctrl. */
export const HAS_COMMAND_KEY = /mac/i.test(navigator.platform);

/** A shortcut as the platform writes it. @param keys e.g. `Mod+Shift+Z`, where Mod is ⌘ or Ctrl. */
function describeKeys(keys: string): string {
  if (HAS_COMMAND_KEY) return keys.replace('Mod', '⌘').replace('Shift', '⇧').replace('Alt', '⌥').replaceAll('+', '');
  return keys.replace('Mod', 'Ctrl').replaceAll('+', ' ');
}

export function Kbd({ keys }: { readonly keys: string }) {
  return <kbd className={styles.kbd}>{describeKeys(keys)}</kbd>;
}
