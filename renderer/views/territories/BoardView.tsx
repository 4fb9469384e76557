import { SellerBoard } from '../../board/SellerBoard.tsx';
import { ChartDock } from '../../charts/ChartDock.tsx';
import { FilterBar } from './FilterBar.tsx';
import { LockMenu } from './LockMenu.tsx';
import { GroupSelect, MeasureSelect } from './BoardSelects.tsx';
import styles from './Board.module.css';

/** Who gets which account: the board by seller, the charts below it. */
export function BoardView() {
  return (
    <>
      <FilterBar actions={<LockMenu />}>
        <GroupSelect />
        <MeasureSelect />
      </FilterBar>
      <div className={styles.board}>
        <SellerBoard />
      </div>
      <ChartDock />
    </>
  );
}
