import { useVirtualizer } from '@tanstack/react-virtual';
import { ChevronRight } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, MouseEvent } from 'react';
import { selectMany } from '../state/selection.ts';
import { announce, sessionStore, useSession } from '../state/session-store.ts';
import { countNoun, formatsFor } from '../ui/format.ts';
import { buildPlaceTree, listOpenNodes } from './place-tree.ts';
import type { PlaceNode } from './place-tree.ts';
import type { MapModel } from './use-map-model.ts';
import styles from './MapPanel.module.css';

const ROW_HEIGHT = 28;
const INDENT = 16;

/** Countries, states and cities with their accounts: what the lasso does with the mouse, by keyboard. */
export function PlaceList({ model }: { readonly model: MapModel }) {
  const { base, ground, isFiltered } = model;
  const { city } = base.facts.accounts;
  const tree = useMemo(() => buildPlaceTree(ground.places, city, isFiltered), [ground, city, isFiltered]);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set<string>());
  const [stop, setStop] = useState<string | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const nodes = useMemo(() => listOpenNodes(tree, (id) => opened.has(id)), [tree, opened]);
  const stopAt = Math.max(
    0,
    nodes.findIndex(({ id }) => id === stop),
  );
  const virtual = useVirtualizer({
    count: nodes.length,
    getScrollElement: () => list.current,
    estimateSize: () => ROW_HEIGHT,
    getItemKey: (index) => nodes[index]?.id ?? index,
    overscan: 8,
  });
  const open = (node: PlaceNode, isOpen: boolean): void => {
    const next = new Set(opened);
    if (isOpen) next.add(node.id);
    else next.delete(node.id);
    setOpened(next);
  };
  const walkTo = (index: number): void => {
    const at = Math.min(nodes.length - 1, Math.max(0, index));
    const node = nodes[at];
    if (!node) return;
    setStop(node.id);
    virtual.scrollToIndex(at);
    // The row may have to be drawn first.
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-place="${at}"]`)?.focus());
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const node = nodes[stopAt];
    if (!node) return;
    const by = WALK[event.key];
    if (by !== undefined) walkTo(stopAt + by);
    else if (event.key === 'Home') walkTo(0);
    else if (event.key === 'End') walkTo(nodes.length - 1);
    else if (event.key === 'ArrowRight' && node.children.length > 0 && !opened.has(node.id)) open(node, true);
    else if (event.key === 'ArrowLeft' && opened.has(node.id)) open(node, false);
    else if (event.key === 'ArrowLeft')
      walkTo(nodes.findLastIndex(({ level }, at) => at < stopAt && level < node.level));
    else if (event.key === 'Enter' || event.key === ' ') choose(model, node, event.shiftKey || event.ctrlKey);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div ref={list} className={styles.scroll}>
      <div
        role="tree"
        aria-label="Accounts by place"
        aria-multiselectable
        tabIndex={-1}
        className={styles.rows}
        style={{ height: virtual.getTotalSize() }}
        onKeyDown={onKeyDown}
      >
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const node = nodes[index];
          return (
            node && (
              <PlaceRow
                key={key}
                model={model}
                node={node}
                index={index}
                top={start}
                isOpen={opened.has(node.id)}
                isStop={index === stopAt}
                onToggle={() => {
                  setStop(node.id);
                  open(node, !opened.has(node.id));
                }}
                onChoose={(isAdding) => {
                  setStop(node.id);
                  choose(model, node, isAdding);
                }}
              />
            )
          );
        })}
      </div>
    </div>
  );
}

const WALK: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1, PageUp: -10, PageDown: 10 };

interface PlaceRowProps {
  readonly model: MapModel;
  readonly node: PlaceNode;
  readonly index: number;
  /** Pixels from the top of the list. */
  readonly top: number;
  readonly isOpen: boolean;
  readonly isStop: boolean;
  readonly onToggle: () => void;
  readonly onChoose: (isAdding: boolean) => void;
}

function PlaceRow({ model, node, index, top, isOpen, isStop, onToggle, onChoose }: PlaceRowProps) {
  const { id } = model.base.facts.accounts;
  const isSelected = useSession(({ selection }) => node.rows.every((row) => selection.has(id[row] as string)));
  const formats = formatsFor('');
  const hasChildren = node.children.length > 0;
  const onClick = (event: MouseEvent): void => {
    if ((event.target as Element).closest('[data-toggle]')) onToggle();
    else onChoose(event.shiftKey || event.ctrlKey || event.metaKey);
  };
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the tree takes the keys of all its rows
    <div
      role="treeitem"
      data-place={index}
      tabIndex={isStop ? 0 : -1}
      aria-level={node.level}
      aria-expanded={hasChildren ? isOpen : undefined}
      aria-selected={isSelected}
      aria-label={`${node.name}, ${countNoun(formats, node.rows.length, 'account')}`}
      className={styles.place}
      style={{ transform: `translateY(${top}px)`, paddingLeft: 4 + (node.level - 1) * INDENT }}
      onClick={onClick}
    >
      {hasChildren ? (
        <span className={styles.toggle} data-toggle data-open={isOpen || undefined}>
          <ChevronRight size={13} aria-hidden />
        </span>
      ) : (
        <span className={styles.toggle} />
      )}
      <span className={styles.name} title={node.name}>
        {node.name}
      </span>
      <span className={styles.count}>{formats.count(node.rows.length)}</span>
    </div>
  );
}

function choose({ base }: MapModel, node: PlaceNode, isAdding: boolean): void {
  const accounts = node.rows.map((row) => base.facts.accounts.id[row] as string);
  selectMany(isAdding ? [...sessionStore.getState().selection, ...accounts] : accounts);
  announce(`${countNoun(formatsFor(''), sessionStore.getState().selection.size, 'account')} selected: ${node.name}`);
}
