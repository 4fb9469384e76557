import { WaveBoard } from '../../board/WaveBoard.tsx';
import { ChartDock } from '../../charts/ChartDock.tsx';
import { FilterBar } from '../territories/FilterBar.tsx';
import boardStyles from '../territories/Board.module.css';
import { PersonasPanel } from './PersonasPanel.tsx';
import { WaveStrip } from './WaveStrip.tsx';

/** Which account is told and handed over when: the board by wave, the personas, the charts below. */
export function WavesView() {
  return (
    <div className={boardStyles.view}>
      <h1 className={boardStyles.hidden}>Waves</h1>
      <FilterBar>
        <PersonasPanel />
      </FilterBar>
      <WaveStrip />
      <div className={boardStyles.board}>
        <WaveBoard />
      </div>
      <ChartDock />
    </div>
  );
}
