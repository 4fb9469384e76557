import type { ImportReport } from '../../../shared/files/import-report.ts';
import { changeChoices } from '../../state/import-run.ts';
import { countNoun, formatsFor } from '../../ui/format.ts';
import { ToggleGroup } from '../../ui/Toggles.tsx';
import { Panel } from '../shell/Page.tsx';
import { BasisNote } from './BasisNote.tsx';
import { countOpenHealth } from './open-questions.ts';
import { OpenCount } from './OpenCount.tsx';
import styles from './ValuesStage.module.css';
import { WordsPanel } from './WordsPanel.tsx';

const DIRECTIONS = [
  { id: 'higher-is-better', label: 'High is good' },
  { id: 'lower-is-better', label: 'Low is good' },
] as const;

const BANDS = [
  { id: 'green', label: 'Green' },
  { id: 'amber', label: 'Amber' },
  { id: 'red', label: 'Red' },
] as const;

/** Which end of the scale of health is the good one, and what its words mean. */
export function HealthPanel({ report }: { readonly report: ImportReport }) {
  const { healthScale, healthWords } = report;
  const formats = formatsFor('');
  return (
    <>
      {healthScale && (
        <Panel title="Health scores" actions={<OpenCount count={countOpenHealth({ ...report, healthWords: [] })} />}>
          <div className={styles.line}>
            <span className={styles.wordName}>
              <span>
                {formats.decimal(healthScale.least)} to {formats.decimal(healthScale.most)}
              </span>
              <span className={styles.soft}>
                {countNoun(formats, healthScale.known, 'account')} · <BasisNote basis={healthScale.basis} />
              </span>
            </span>
            <ToggleGroup
              label="Health scores"
              options={DIRECTIONS}
              value={healthScale.direction}
              onChange={(healthDirection) => changeChoices(() => ({ healthDirection }))}
            />
          </div>
        </Panel>
      )}
      <WordsPanel
        title="Words of health"
        noun="account"
        choice="healthWords"
        words={healthWords}
        options={BANDS}
        blank="No word"
      />
    </>
  );
}
