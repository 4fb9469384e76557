import { Monitor, Moon, Sun } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useSession } from '../../state/session-store.ts';
import { setTheme } from '../../state/theme.ts';
import { MenuButton } from '../../ui/Menu.tsx';
import styles from './ThemeMenu.module.css';

const THEMES = [
  { id: 'system', label: 'As the system', icon: Monitor },
  { id: 'light', label: 'Light', icon: Sun },
  { id: 'dark', label: 'Dark', icon: Moon },
] as const;

export function ThemeMenu() {
  const theme = useSession((state) => state.theme);
  const chosen = THEMES.find(({ id }) => id === theme) ?? THEMES[0];
  const entries = THEMES.map(({ id, label, icon }) => ({
    id,
    label,
    icon,
    isChosen: id === theme,
    run: () => setTheme(id),
  }));
  return (
    <MenuButton label="Theme" groups={[{ entries }]} placement="bottom end">
      <AriaButton className={styles.button} aria-label={`Theme: ${chosen.label}`}>
        <chosen.icon size={15} strokeWidth={1.9} aria-hidden />
      </AriaButton>
    </MenuButton>
  );
}
