import { FileUp } from 'lucide-react';
import { useEffect, useEffectEvent, useState } from 'react';
import type { ReactNode } from 'react';
import { getBridge } from '../../state/bridge.ts';
import { addImportFile } from '../../state/importing.ts';
import { openPlanBytes } from '../../state/plan-actions.ts';
import type { OpenedFile } from '../../../shared/ipc.ts';
import { reportFailure } from '../decide.ts';
import { guessTable } from '../import/import-tables.ts';
import { useShell } from './shell-context.ts';
import styles from './DropTarget.module.css';

/** A file dropped anywhere on the window is opened where it is a plan, and offered for import where it is a table. */
export function DropTarget({ children }: { readonly children: ReactNode }) {
  const [isOver, setOver] = useState(false);
  const { showImport } = useShell();

  const takeFile = useEffectEvent(async (file: OpenedFile) => {
    if (isPlanFile(file.handle.name)) {
      reportFailure(`“${file.handle.name}” was not opened`, await openPlanBytes(file, { readOnly: false }));
      return;
    }
    showImport(true);
    const { name } = file.handle;
    reportFailure(`“${name}” was not read`, await addImportFile(guessTable(name), name, file.bytes));
  });

  useEffect(() => {
    // Enter and leave come for every element on the way; the depth tells when the window itself is left.
    let depth = 0;
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const enter = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth++;
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      depth = Math.max(0, depth - 1);
      if (depth === 0) setOver(false);
    };
    const over = (event: DragEvent) => {
      if (hasFiles(event)) event.preventDefault();
    };
    const drop = async (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      const files = [...(event.dataTransfer?.files ?? [])];
      for (const file of files) {
        const result = await getBridge().openDropped(file);
        if (result.ok) await takeFile(result.value);
        else reportFailure(`“${file.name}” was not opened`, result);
      }
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

  return (
    <>
      {children}
      {isOver && (
        <div className={styles.overlay}>
          <div className={styles.frame}>
            <FileUp size={28} strokeWidth={1.6} aria-hidden />
            <p className={styles.title}>Drop to open</p>
            <p>A plan file (.baton) opens; CSV files are offered for import.</p>
          </div>
        </div>
      )}
    </>
  );
}

function isPlanFile(name: string): boolean {
  return name.toLowerCase().endsWith('.baton');
}
