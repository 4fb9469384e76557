import { WaveBoard } from '../../board/WaveBoard.tsx';
import { ChartDock } from '../../charts/ChartDock.tsx';
import { NoticesChart } from '../../charts/NoticesChart.tsx';
import { FilterBar } from '../territories/FilterBar.tsx';
import boardStyles from '../territories/Board.module.css';
import { WaveStrip } from './WaveStrip.tsx';

/** The moves by wave, the charts below. */
export function WaveBoardView() {
  return (
    <>
      <FilterBar />
      <WaveStrip />
      <div className={boardStyles.board}>
        <WaveBoard />
      </div>
      <ChartDock last={<NoticesChart />} />
    </>
  );
}
