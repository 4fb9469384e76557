import { WaveBoard } from '../../board/WaveBoard.tsx';
import { ChartDock } from '../../charts/ChartDock.tsx';
import { FilterBar } from '../territories/FilterBar.tsx';
import boardStyles from '../territories/Board.module.css';
import { WaveStrip } from './WaveStrip.tsx';
import { WaveViewSwitch } from './WaveViewSwitch.tsx';

/** Which account is told and handed over when: the board by wave, the charts below. */
export function WaveBoardView() {
  return (
    <div className={boardStyles.view}>
      <h1 className={boardStyles.hidden}>Waves</h1>
      <FilterBar lead={<WaveViewSwitch />} />
      <WaveStrip />
      <div className={boardStyles.board}>
        <WaveBoard />
      </div>
      <ChartDock />
    </div>
  );
}
