import { Lock, LockOpen } from 'lucide-react';
import { usePlan } from '../../state/plan-store.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { MenuButton } from '../../ui/Menu.tsx';
import { openLockShown } from '../selection-actions.ts';

/** Locks or unlocks all accounts that the filter shows, with one reason and one undo step. */
export function LockMenu() {
  const isReadOnly = usePlan((state) => state.isReadOnly);
  return (
    <MenuButton
      label="Locks of the accounts shown"
      groups={[
        {
          title: 'All accounts that the filter shows',
          entries: [
            { id: 'lock', label: 'Lock all…', icon: Lock, isDisabled: isReadOnly, run: () => openLockShown('lock') },
            {
              id: 'unlock',
              label: 'Unlock all…',
              icon: LockOpen,
              isDisabled: isReadOnly,
              run: () => openLockShown('unlock'),
            },
          ],
        },
      ]}
    >
      <IconButton label="Lock or unlock all shown" icon={Lock} />
    </MenuButton>
  );
}
