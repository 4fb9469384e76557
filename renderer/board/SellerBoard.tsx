import { useMemo } from 'react';
import { useColumnKeys } from '../state/columns.ts';
import { usePlan } from '../state/plan-store.ts';
import { Board } from './Board.tsx';
import { nameSeller } from './card-view.ts';
import { SELLER_BOARD } from './seller-descriptor.ts';

/** Who gets which account: the pool first, then a column per seller, under their teams or regions. */
export function SellerBoard() {
  const { sellers, groups } = useColumnKeys();
  const roster = usePlan((state) => state.base?.roster ?? null);
  const columns = useMemo(
    () =>
      roster === null
        ? []
        : sellers.map((key, index) => ({ key, name: nameSeller(roster, key), group: groups[index] ?? '' })),
    [sellers, groups, roster],
  );
  return <Board descriptor={SELLER_BOARD} columns={columns} />;
}
