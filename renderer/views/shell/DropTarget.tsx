import { FileSpreadsheet } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { getBridge } from '../../state/bridge.ts';
import { receiveFiles } from '../../state/window-events.ts';
import type { OpenedFile, Result } from '../../../shared/ipc.ts';
import { Mark } from './Wordmark.tsx';
import styles from './DropTarget.module.css';

/** Files dropped anywhere on the window: a plan is opened, tables are taken for the import. */
export function DropTarget({ children }: { readonly children: ReactNode }) {
  const count = useDroppedFiles();
  return (
    <>
      {children}
      {count !== null && (
        <div className={styles.overlay}>
          <div className={styles.frame}>
            <p className={styles.title}>{count > 1 ? `Drop ${count} files` : 'Drop to open'}</p>
            <ul className={styles.kinds}>
              <li className={styles.kind}>
                <FileSpreadsheet size={26} strokeWidth={1.5} aria-hidden />
                <span className={styles.kindName}>Tables</span>
                <span>CSV and Excel, as they were exported: each is taken for what it holds.</span>
              </li>
              <li className={styles.kind}>
                <Mark size={26} />
                <span className={styles.kindName}>A plan</span>
                <span>A .baton file opens as it was saved.</span>
              </li>
            </ul>
          </div>
        </div>
      )}
    </>
  );
}

/** @returns how many files are held over the window, `null` where none are. Takes them when they are dropped. */
function useDroppedFiles(): number | null {
  const [count, setCount] = useState<number | null>(null);
  useEffect(() => {
    // Enter and leave come for every element on the way; the depth tells when the window itself is left.
    let depth = 0;
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const enter = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth++;
      setCount(event.dataTransfer?.items.length ?? 1);
    };
    const leave = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setCount(null);
    };
    const over = (event: DragEvent) => {
      if (hasFiles(event)) event.preventDefault();
    };
    const drop = async (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setCount(null);
      // The list is emptied once the event is over.
      const files = [...(event.dataTransfer?.files ?? [])];
      const opened: Result<OpenedFile>[] = [];
      for (const file of files) opened.push(await getBridge().openDropped(file));
      await receiveFiles(opened);
    };
    const dropped = (event: DragEvent) => void drop(event);
    window.addEventListener('dragenter', enter);
    window.addEventListener('dragleave', leave);
    window.addEventListener('dragover', over);
    window.addEventListener('drop', dropped);
    return () => {
      window.removeEventListener('dragenter', enter);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', dropped);
    };
  }, []);
  return count;
}
