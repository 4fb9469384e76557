import { readCategory } from '../../shared/model/columns.ts';
import type { CategoryColumn } from '../../shared/model/columns.ts';
import { NOT_PLACED } from '../../shared/places/place-accounts.ts';
import type { Places } from '../../shared/places/place-accounts.ts';

/** A country, a state or a city with the accounts in it. */
export interface PlaceNode {
  /** Stable while the facts are the same. */
  readonly id: string;
  /** 1 to 3. */
  readonly level: number;
  readonly name: string;
  /** Account rows. */
  readonly rows: readonly number[];
  readonly children: readonly PlaceNode[];
}

interface Draft {
  readonly id: string;
  readonly level: number;
  readonly name: string;
  readonly rows: number[];
  readonly children: Map<string, Draft>;
}

/**
 * The accounts that are shown by country, state and city, the largest first; those without any place come last. A level
 * that would have a single nameless entry is left out.
 */
export function buildPlaceTree(
  places: Places,
  city: CategoryColumn,
  isShown: (row: number) => boolean,
): readonly PlaceNode[] {
  const root: Draft = { id: '', level: 0, name: '', rows: [], children: new Map() };
  const nowhere: number[] = [];
  for (let row = 0; row < places.basis.length; row++) {
    if (!isShown(row)) continue;
    if (places.basis[row] === NOT_PLACED) {
      nowhere.push(row);
      continue;
    }
    let draft = root;
    const names = [
      places.countries[places.countryOf[row] as number] ?? '',
      places.states[places.stateOf[row] as number] ?? '',
      readCategory(city, row),
    ];
    for (const name of names) {
      const key = name === '' ? ' ' : name;
      let child = draft.children.get(key);
      if (!child) {
        child = { id: `${draft.id}/${key}`, level: draft.level + 1, name, rows: [], children: new Map() };
        draft.children.set(key, child);
      }
      child.rows.push(row);
      draft = child;
    }
  }
  const nodes = finishNodes(root);
  return nowhere.length === 0
    ? nodes
    : [...nodes, { id: 'nowhere', level: 1, name: 'Not placed', rows: nowhere, children: [] }];
}

function finishNodes(draft: Draft): PlaceNode[] {
  const [only] = draft.children.values();
  if (only && draft.children.size === 1 && only.name === '' && draft.level > 0) return raise(finishNodes(only));
  return [...draft.children.values()]
    .map((child) => ({
      id: child.id,
      level: child.level,
      name: child.name === '' ? (NAMELESS[child.level - 1] as string) : child.name,
      rows: child.rows,
      children: finishNodes(child),
    }))
    .sort((left, right) => right.rows.length - left.rows.length || (left.name < right.name ? -1 : 1));
}

const NAMELESS = ['Country not known', 'State not known', 'City not known'];

/** Takes the place of the level above, which said nothing. */
function raise(nodes: readonly PlaceNode[]): PlaceNode[] {
  return nodes.map((node) => ({ ...node, level: node.level - 1, children: raise(node.children) }));
}

/** The nodes in view, from the top down. @param isOpen by id. */
export function listOpenNodes(nodes: readonly PlaceNode[], isOpen: (id: string) => boolean): PlaceNode[] {
  return nodes.flatMap((node) => (isOpen(node.id) ? [node, ...listOpenNodes(node.children, isOpen)] : [node]));
}
