import { useEffect, useMemo, useState } from 'react';
import type { PlanBase } from '../../shared/overview/plan-base.ts';
import type { SellerBases } from '../../shared/places/seller-bases.ts';
import { createFilterTest } from '../state/account-filter.ts';
import { readWhereabouts, useMap } from '../state/map-store.ts';
import { usePlan } from '../state/plan-store.ts';
import { useSession } from '../state/session-store.ts';
import { layOutGround, readGround } from './ground.ts';
import type { MapGround } from './ground.ts';
import { buildScene } from './map-scene.ts';
import type { Scene } from './map-scene.ts';
import { colourPersonas, colourSellers, colourWaves, keyReader } from './map-series.ts';
import type { Colouring } from './map-series.ts';

/** What the map shows now. */
export interface MapModel {
  readonly base: PlanBase;
  readonly ground: MapGround;
  readonly sellerBases: SellerBases;
  readonly colouring: Colouring;
  readonly scene: Scene;
  readonly isFiltered: (row: number) => boolean;
}

/** @returns `null` until the outlines and the table of centres have been read, or where no plan is open. */
export function useMapModel(): MapModel | null {
  const base = usePlan((state) => state.base);
  const ground = useGround(base);
  const sellerBases = base && ground ? (readWhereabouts(base)?.bases ?? null) : null;
  const colouring = useColouring(base);
  const figures = usePlan((state) => state.figures);
  const filter = useSession((state) => state.filter);
  const when = useMap((state) => state.when);
  const mode = useMap((state) => state.colouring);
  const highlight = useMap((state) => state.highlight);
  const selected = useSelectedRows(base);
  // Findings count only where the filter asks for one; every other edit would draw the same points again.
  const filteredBy = filter.findingId === null ? null : figures;
  const isFiltered = useMemo(
    () => (base ? createFilterTest(base, filteredBy, filter) : () => false),
    [base, filteredBy, filter],
  );
  const scene = useMemo(
    () =>
      base && ground && colouring
        ? buildScene(base, ground.places, {
            colouring,
            keyOf: keyReader(base, mode, when),
            isShown: isFiltered,
            isSelected: (row) => selected[row] === 1,
            marksMoves: when === 'plan' && !filter.movedOnly,
            highlight,
          })
        : null,
    [base, ground, colouring, mode, when, isFiltered, selected, filter.movedOnly, highlight],
  );
  return base && ground && sellerBases && colouring && scene
    ? { base, ground, sellerBases, colouring, scene, isFiltered }
    : null;
}

function useGround(base: PlanBase | null): MapGround | null {
  const accounts = base?.facts.accounts;
  const [, setLaidOut] = useState<MapGround | null>(null);
  useEffect(() => {
    if (!accounts || readGround(accounts)) return undefined;
    const stop = new AbortController();
    // What has been laid out is read where it is kept: here it is only told that there is something to read.
    void layOutGround(accounts, stop.signal).then(setLaidOut);
    return () => stop.abort();
  }, [accounts]);
  return accounts ? readGround(accounts) : null;
}

function useColouring(base: PlanBase | null): Colouring | null {
  const mode = useMap((state) => state.colouring);
  const { roster, personas } = base ?? {};
  const assignment = base?.assignment;
  return useMemo(() => {
    if (!roster || !assignment || !personas) return null;
    if (mode === 'seller') return colourSellers({ roster, assignment });
    return mode === 'persona' ? colourPersonas({ personas }) : colourWaves({ assignment });
  }, [mode, roster, personas, assignment]);
}

function useSelectedRows(base: PlanBase | null): Uint8Array {
  const selection = useSession((state) => state.selection);
  const rowOf = base?.accountRow;
  const count = base?.facts.accounts.count ?? 0;
  return useMemo(() => {
    const selected = new Uint8Array(count);
    for (const account of selection) {
      const row = rowOf?.get(account);
      if (row !== undefined) selected[row] = 1;
    }
    return selected;
  }, [selection, rowOf, count]);
}
