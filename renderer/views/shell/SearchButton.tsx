import { Search } from 'lucide-react';
import { Button } from '../../ui/Button.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { useShell } from './shell-context.ts';
import styles from './TopBar.module.css';

export function SearchButton() {
  const { showPalette } = useShell();
  return (
    <Button
      icon={Search}
      className={styles.search}
      aria-label="Search or run a command"
      onPress={() => showPalette(true)}
    >
      <span className={styles.searchText}>
        Search<span className={styles.wide}> or run a command</span>
      </span>
      <Kbd keys="Mod+K" />
    </Button>
  );
}
