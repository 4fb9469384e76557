import { Download } from 'lucide-react';
import { useMemo } from 'react';
import { splitCsvLines } from './preview-csv.ts';
import { getBridge } from '../../state/bridge.ts';
import { announce, showToast } from '../../state/session-store.ts';
import { Button } from '../../ui/Button.tsx';
import { countNoun } from '../../ui/format.ts';
import { reportFailure } from '../decide.ts';
import { Panel } from '../shell/Page.tsx';
import { useFormats } from '../use-formats.ts';
import styles from './CsvExportPanel.module.css';

interface CsvExportPanelProps {
  readonly title: string;
  readonly text: string;
  readonly csv: string;
  /** What a line of the file is. */
  readonly noun: string;
  readonly fileName: string;
}

const PREVIEW_LINES = 6;

/** One CSV file: what is in it, its first lines, and the way to save it. */
export function CsvExportPanel({ title, text, csv, noun, fileName }: CsvExportPanelProps) {
  const formats = useFormats();
  const { count, head } = useMemo(() => splitCsvLines(csv, PREVIEW_LINES), [csv]);
  const safeName = fileName.replace(/[\\/:*?"<>|]+/g, ' ');
  const save = async () => {
    const bytes = new TextEncoder().encode(csv);
    const result = await getBridge().request('files.saveAs', 'csv', safeName, bytes);
    reportFailure('The file was not saved', result);
    if (!result.ok) return;
    const message = `Saved ${result.value.name}: ${countNoun(formats, count, noun)}`;
    showToast({ tone: 'success', message });
    announce(message);
  };
  return (
    <Panel
      title={title}
      note={countNoun(formats, count, noun)}
      actions={
        <Button variant="primary" icon={Download} isDisabled={count === 0} onPress={() => void save()}>
          Save as CSV…
        </Button>
      }
    >
      <p className={styles.text}>{text}</p>
      {count === 0 ? (
        <p className={styles.none}>Nothing moves in this scenario, so there is nothing to write yet.</p>
      ) : (
        <pre className={styles.preview} tabIndex={0} aria-label={`First lines of ${safeName}`} data-selectable>
          {head.join('\n')}
          {count >= PREVIEW_LINES && '\n…'}
        </pre>
      )}
    </Panel>
  );
}
