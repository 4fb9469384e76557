import { listMissing, useImporting } from '../../state/importing-store.ts';
import type { ImportFile, ImportingState } from '../../state/importing-store.ts';

const STEPS = ['Files', 'Columns', 'Values', 'Check'] as const;
const REFRESH_STEPS = [...STEPS, 'Changes'] as const;
export type ImportStep = (typeof REFRESH_STEPS)[number];

interface ImportSteps {
  /** The step that is shown. */
  readonly step: ImportStep;
  readonly steps: readonly ImportStep[];
  /** Whether the step is done, so that the next may be gone to. */
  readonly canLeave: boolean;
  /** What the step waits for, or what is good to know. */
  readonly hint: string;
}

/**
 * The steps of the import: one more where the open plan is refreshed.
 * @param chosen the step that was gone to; it may be gone by now.
 */
export function useImportSteps(chosen: ImportStep): ImportSteps {
  const files = useImporting((state) => state.files);
  const status = useImporting((state) => state.status);
  const isRefresh = useImporting((state) => state.isRefresh);
  const isCompared = useImporting((state) => state.refresh !== null && !state.isComparing);
  const steps: readonly ImportStep[] = isRefresh ? REFRESH_STEPS : STEPS;
  const step = steps.includes(chosen) ? chosen : 'Check';
  const used = files.filter(({ tables }) => tables.length > 0);
  const isDone = status === 'done' && (isCompared || step !== 'Changes');
  const canLeave = step === 'Files' ? areReady(used) : step === 'Columns' ? areMapped(used) : isDone;
  return { step, steps, canLeave, hint: describe(step, used, status, isRefresh) };
}

function areReady(files: readonly ImportFile[]): boolean {
  return files.some(({ tables }) => tables.includes('accounts')) && files.every(({ status }) => status === 'ready');
}

function areMapped(files: readonly ImportFile[]): boolean {
  const mappings = files.flatMap(({ mappings: byTable }) => Object.values(byTable));
  return areReady(files) && mappings.every((mapped) => listMissing(files, mapped).length === 0);
}

function describe(
  step: ImportStep,
  files: readonly ImportFile[],
  status: ImportingState['status'],
  isRefresh: boolean,
): string {
  switch (step) {
    case 'Files':
      if (files.length === 0) return 'Begin with the accounts; everything else is optional.';
      if (files.some((file) => file.status === 'failed')) return 'A file cannot be read: remove it or choose another.';
      return areReady(files) ? 'Nothing leaves this machine.' : 'An accounts file that can be read is needed to go on.';
    case 'Columns':
      return areMapped(files)
        ? 'Columns nobody mapped are kept, and can be filtered by.'
        : 'Required fields still lack a column.';
    case 'Values':
      return status === 'done' ? 'What is not settled is taken as shown here, and reported.' : '';
    case 'Check':
      return isRefresh
        ? 'Nothing is stored yet: the changes come next.'
        : 'Nothing is stored until you create the plan.';
    case 'Changes':
      return 'Nothing is stored until you refresh the plan. One step takes it back.';
  }
}
