import { ChevronDown } from 'lucide-react';
import { usePlan } from '../../state/plan-store.ts';
import { Button } from '../../ui/Button.tsx';
import { LazyMenuButton, MenuItems } from '../../ui/Menu.tsx';
import type { Action } from '../action.ts';
import { useActions } from '../use-actions.ts';
import styles from './TopBar.module.css';

/** An action as a line of a menu. */
function toEntry(action: Action) {
  const { id, label, icon, keys, isEnabled, run } = action;
  return { id, label, icon, shortcut: keys, isDisabled: !isEnabled, run };
}

export function PlanMenu() {
  const name = usePlan((state) => state.name);
  return (
    <LazyMenuButton items={<PlanActions />}>
      <Button className={styles.menu} aria-label={`Plan: ${name}`}>
        <span className={styles.menuValue} title={name}>
          {name}
        </span>
        <ChevronDown size={13} aria-hidden className={styles.chevron} />
      </Button>
    </LazyMenuButton>
  );
}

/** Apart from the button: what can be done follows every edit, and its saving. */
function PlanActions() {
  const actions = useActions();
  const pick = (...ids: readonly string[]) => ({
    entries: ids.flatMap((id) => {
      const action = actions.get(id);
      return action ? [toEntry(action)] : [];
    }),
  });
  const groups = [
    pick('rename-plan', 'save', 'save-as'),
    pick('open', 'open-read-only', 'new-import', 'new-sample'),
    pick('close-plan'),
  ];
  return <MenuItems label="Plan" groups={groups} />;
}
