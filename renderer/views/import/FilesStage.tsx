import { ClipboardPaste, FileSpreadsheet, Upload } from 'lucide-react';
import { useDeferredValue, useEffect, useEffectEvent, useState } from 'react';
import { addPastedTable, chooseImportFiles } from '../../state/import-files.ts';
import { useImporting } from '../../state/importing-store.ts';
import { announce } from '../../state/session-store.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { reportFailure } from '../decide.ts';
import { FileDetails } from './FileDetails.tsx';
import { PasteDialog } from './PasteDialog.tsx';
import { TableSlots } from './TableSlots.tsx';
import styles from './FilesStage.module.css';

/** Which file holds what, and how each is read. */
export function FilesStage() {
  const files = useImporting((state) => state.files);
  const [chosen, choose] = useState<string | null>(null);
  const [isPasting, setPasting] = useState(false);
  const shown = files.find(({ id }) => id === chosen) ?? files.at(-1);
  // Drawing how a file is read takes long enough to be felt where everything else waits for it.
  const details = useDeferredValue(shown);

  const paste = (text: string) => {
    setPasting(false);
    void addPastedTable(text).then(([id]) => {
      choose(id ?? null);
      announce('The pasted table was taken.');
    });
  };
  usePastedTable(paste);
  const browse = () => void chooseImportFiles().then((result) => reportFailure('No file was read', result));
  const buttons = (
    <>
      <Button icon={Upload} variant={files.length === 0 ? 'primary' : 'secondary'} onPress={browse}>
        Choose files…
      </Button>
      <Button icon={ClipboardPaste} onPress={() => setPasting(true)}>
        Paste a table…
      </Button>
    </>
  );

  return (
    <div className={styles.stage}>
      <div className={styles.side}>
        <TableSlots shown={shown?.id ?? null} onShow={choose} />
        {files.length > 0 && <div className={styles.add}>{buttons}</div>}
      </div>
      <div className={styles.details}>
        {details ? (
          <FileDetails key={details.id} file={details} />
        ) : (
          <div className={styles.empty}>
            <EmptyState icon={FileSpreadsheet} title="Drop your files here" actions={buttons}>
              CSV or Excel, as your CRM or spreadsheet exports them: any delimiter, encoding and order of columns. Each
              file is taken for what it holds; one flat file may hold several tables.
            </EmptyState>
          </div>
        )}
      </div>
      {isPasting && <PasteDialog onPaste={paste} onClose={() => setPasting(false)} />}
    </div>
  );
}

/** Takes a table that is pasted while nothing is being written. */
function usePastedTable(onPaste: (text: string) => void): void {
  const take = useEffectEvent((event: ClipboardEvent) => {
    const isWriting = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (isWriting || !/\S[\r\n]+\S/.test(text)) return;
    event.preventDefault();
    onPaste(text);
  });
  useEffect(() => {
    window.addEventListener('paste', take);
    return () => window.removeEventListener('paste', take);
  }, []);
}
