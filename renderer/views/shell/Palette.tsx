import { Building2, Search, UserRound } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useMemo, useState } from 'react';
import {
  Autocomplete,
  Dialog,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Modal,
  ModalOverlay,
  Text,
  TextField,
} from 'react-aria-components';
import { usePlan } from '../../state/plan-store.ts';
import { selectOnly } from '../../state/selection.ts';
import { goToBoard, inspect, sessionStore } from '../../state/session-store.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import type { Action } from '../action.ts';
import { revealAccount } from '../reveal-account.ts';
import { useActions } from '../use-actions.ts';
import { findAccounts, findSellers } from './search-plan.ts';
import styles from './Palette.module.css';

interface Hit {
  readonly id: string;
  readonly label: string;
  readonly detail?: string | undefined;
  readonly icon: LucideIcon;
  readonly keys?: string | undefined;
  readonly run: () => void;
}

const HIDDEN = new Set(['palette']);

/** Finds accounts, sellers, steps and commands by a few letters. */
export function Palette({ onClose }: { readonly onClose: () => void }) {
  const [text, setText] = useState('');
  const base = usePlan((state) => state.base);
  const actions = useActions();
  const groups = useMemo(() => {
    const commands = [...actions.values()].filter(
      (action) => action.isEnabled && !HIDDEN.has(action.id) && matches(action, text),
    );
    const accounts = base ? findAccounts(base, text, 8) : [];
    const sellers = base ? findSellers(base, text, 5) : [];
    const accountHits = accounts.map(({ row, name, detail }) => ({
      id: `account-${row}`,
      label: name,
      detail,
      icon: Building2,
      run: () => showAccount(base?.facts.accounts.id[row] as string),
    }));
    const sellerHits = sellers.map(({ row, name, detail }) => ({
      id: `seller-${row}`,
      label: name,
      detail,
      icon: UserRound,
      run: () => showSeller(row),
    }));
    const hitsOf = (...names: readonly Action['group'][]) =>
      commands
        .filter((action) => names.includes(action.group))
        .map(({ id, label, icon, keys, run }) => ({ id, label, icon, keys, run }));
    const found: { title: string; hits: Hit[] }[] = [
      { title: 'Accounts', hits: accountHits },
      { title: 'Sellers', hits: sellerHits },
      { title: 'Steps', hits: hitsOf('Go to') },
      { title: 'Selection', hits: hitsOf('Selection') },
      { title: 'Commands', hits: hitsOf('Edit', 'Plan', 'View') },
    ];
    return found.filter(({ hits }) => hits.length > 0);
  }, [actions, base, text]);

  const run = (id: string) => {
    const hit = groups.flatMap(({ hits }) => hits).find((candidate) => candidate.id === id);
    onClose();
    // After the palette is gone: what runs may open a dialog of its own and take the focus.
    if (hit) setTimeout(hit.run);
  };

  return (
    <ModalOverlay isOpen isDismissable onOpenChange={(isOpen) => !isOpen && onClose()} className={styles.overlay}>
      <Modal className={styles.modal}>
        <Dialog aria-label="Search or run a command" className={styles.dialog}>
          <Autocomplete inputValue={text} onInputChange={setText}>
            <TextField aria-label="Search or run a command" autoFocus className={styles.field}>
              <Search size={16} aria-hidden className={styles.searchIcon} />
              <Input className={styles.input} placeholder="Account, seller, step or command" />
              <Kbd keys="Esc" />
            </TextField>
            <Menu
              aria-label="Found"
              className={styles.list}
              onAction={(key) => run(String(key))}
              renderEmptyState={() => <p className={styles.nothing}>Nothing by that name.</p>}
            >
              {groups.map(({ title, hits }) => (
                <MenuSection key={title} id={title}>
                  <Header className={styles.title}>{title}</Header>
                  {hits.map((hit) => (
                    <HitLine key={hit.id} hit={hit} />
                  ))}
                </MenuSection>
              ))}
            </Menu>
          </Autocomplete>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function HitLine({ hit }: { readonly hit: Hit }) {
  return (
    <MenuItem id={hit.id} textValue={hit.label} className={styles.hit}>
      <hit.icon size={15} strokeWidth={1.8} aria-hidden className={styles.hitIcon} />
      <Text slot="label" className={styles.label}>
        {hit.label}
      </Text>
      {hit.detail && (
        <Text slot="description" className={styles.detail}>
          {hit.detail}
        </Text>
      )}
      {hit.keys && <Kbd keys={hit.keys} />}
    </MenuItem>
  );
}

function matches(action: Action, text: string): boolean {
  const name = `${action.group} ${action.label}`.toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => name.includes(word));
}

function showAccount(account: string): void {
  const { step } = sessionStore.getState();
  goToBoard(step === 'waves' ? 'waves' : 'territories');
  selectOnly(account);
  inspect({ kind: 'accounts' });
  revealAccount(account);
}

function showSeller(row: number): void {
  goToBoard('territories');
  inspect({ kind: 'seller', row });
}
