import { Check } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ReactElement, ReactNode } from 'react';
import { Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator, Text } from 'react-aria-components';
import { joinClasses } from './class-names.ts';
import { Kbd } from './Kbd.tsx';
import spokenStyles from './Spoken.module.css';
import styles from './Menu.module.css';

export interface MenuEntry {
  readonly id: string;
  readonly label: string;
  readonly icon?: LucideIcon | undefined;
  readonly detail?: string | undefined;
  readonly shortcut?: string | undefined;
  readonly isDisabled?: boolean;
  readonly isChosen?: boolean;
  readonly isDanger?: boolean;
  readonly run: () => void;
}

export interface MenuGroup {
  readonly title?: string;
  readonly entries: readonly MenuEntry[];
}

interface MenuItemsProps {
  readonly label: string;
  readonly groups: readonly MenuGroup[];
}

interface MenuPlaceProps {
  /** The button that opens it. */
  readonly children: ReactElement;
  readonly placement?: 'bottom start' | 'bottom end' | 'top start';
}

/** A button and the menu it opens: groups of entries, each with its shortcut and a check mark where it is chosen. */
export function MenuButton({ label, groups, ...place }: MenuItemsProps & MenuPlaceProps) {
  return <LazyMenuButton {...place} items={<MenuItems label={label} groups={groups} />} />;
}

interface LazyMenuButtonProps extends MenuPlaceProps {
  /** Draws `MenuItems`; is drawn while the menu is open only. */
  readonly items: ReactNode;
}

/** The same, where the entries follow what changes all the time. */
export function LazyMenuButton({ items, children, placement = 'bottom start' }: LazyMenuButtonProps) {
  return (
    <MenuTrigger>
      {children}
      <Popover className={styles.popover} placement={placement} offset={4}>
        {items}
      </Popover>
    </MenuTrigger>
  );
}

export function MenuItems({ label, groups }: MenuItemsProps) {
  const entries = new Map(groups.flatMap((group) => group.entries.map((entry) => [entry.id, entry])));
  const shown = groups.filter((group) => group.entries.length > 0);
  return (
    <Menu aria-label={label} className={styles.menu} onAction={(key) => entries.get(String(key))?.run()}>
      {shown.flatMap((group, index) => [
        index > 0 ? <Separator key={`line-${index}`} className={styles.separator} /> : null,
        <MenuSection key={`group-${index}`} aria-label={group.title ?? label} className={styles.section}>
          {group.title ? <Header className={styles.header}>{group.title}</Header> : null}
          {group.entries.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </MenuSection>,
      ])}
    </Menu>
  );
}

function Entry({ entry }: { readonly entry: MenuEntry }) {
  const { icon: Icon } = entry;
  return (
    <MenuItem
      id={entry.id}
      textValue={entry.label}
      isDisabled={entry.isDisabled ?? false}
      className={joinClasses(styles.item, entry.isDanger && styles.danger)}
    >
      <span className={styles.icon}>
        {entry.isChosen ? <Check size={14} aria-hidden /> : Icon && <Icon size={14} strokeWidth={1.9} aria-hidden />}
      </span>
      <span className={styles.words}>
        <Text slot="label" className={styles.label}>
          {entry.label}
          {entry.isChosen && <span className={spokenStyles.spoken}> (chosen)</span>}
        </Text>
        {entry.detail && (
          <Text slot="description" className={styles.detail}>
            {entry.detail}
          </Text>
        )}
      </span>
      {entry.shortcut && <Kbd keys={entry.shortcut} />}
    </MenuItem>
  );
}
