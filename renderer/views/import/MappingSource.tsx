import { History, RotateCcw } from 'lucide-react';
import { SOURCES, SOURCE_SYSTEMS, recognizeSource } from '../../../shared/files/source-systems.ts';
import type { SourceSystem } from '../../../shared/files/source-systems.ts';
import { resetMapping, setFileSource } from '../../state/import-files.ts';
import { announce } from '../../state/session-store.ts';
import { Button } from '../../ui/Button.tsx';
import { formatsFor } from '../../ui/format.ts';
import type { TableMapping } from './ColumnsStage.tsx';
import { LazySelect } from './LazySelect.tsx';
import styles from './ColumnsStage.module.css';

const BY_HEADINGS = 'headings';

/** Whose names the columns were guessed by, and whether they are as they were left last time. */
export function MappingSource({ file, table, mapped }: TableMapping) {
  const { id, fileName, source, header } = file;
  const found = recognizeSource(header);
  const options = [
    {
      id: BY_HEADINGS,
      label: `${SOURCES[found.source].name} (guessed)`,
      detail: found.evidence.length > 0 ? found.evidence.join(', ') : 'no heading names a system',
    },
    ...SOURCE_SYSTEMS.map((system) => ({ id: system, label: SOURCES[system].name })),
  ];
  const choose = (chosen: string) => setFileSource(id, chosen === BY_HEADINGS ? null : (chosen as SourceSystem));
  const reset = () => {
    resetMapping(id, table);
    announce('The columns are as guessed by the headings.');
  };
  return (
    <div className={styles.source}>
      <span className={styles.file} title={fileName}>
        {fileName}
      </span>
      <LazySelect look="chip" label="Exported from" options={options} value={source ?? BY_HEADINGS} onChange={choose} />
      {mapped.recalledFrom !== null && (
        <span className={styles.recalled}>
          <History size={14} aria-hidden />
          Recognized: columns as you left them on {formatsFor('').day(mapped.recalledFrom)}
        </span>
      )}
      <span className={styles.spring} />
      {(mapped.isChanged || mapped.recalledFrom !== null) && (
        <Button size="s" variant="quiet" icon={RotateCcw} onPress={reset}>
          Reset to the guess
        </Button>
      )}
    </div>
  );
}
