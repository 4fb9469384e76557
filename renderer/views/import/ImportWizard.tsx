import { ArrowLeft, ArrowRight, Check, X } from 'lucide-react';
import { startTransition, useEffect, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { resetImport } from '../../state/import-files.ts';
import { acceptImport, cancelImport, runImport } from '../../state/import-run.ts';
import { useImporting } from '../../state/importing-store.ts';
import { usePlan } from '../../state/plan-store.ts';
import { announce, goToStep, showToast } from '../../state/session-store.ts';
import { Button } from '../../ui/Button.tsx';
import { joinClasses } from '../../ui/class-names.ts';
import { reportFailure } from '../decide.ts';
import { Wordmark } from '../shell/Wordmark.tsx';
import { ChangesStage } from './ChangesStage.tsx';
import { CheckStage } from './CheckStage.tsx';
import { ColumnsStage } from './ColumnsStage.tsx';
import { FilesStage } from './FilesStage.tsx';
import styles from './ImportWizard.module.css';
import { useImportSteps } from './import-steps.ts';
import type { ImportStep } from './import-steps.ts';
import { RunNote } from './RunNote.tsx';
import { ValuesStage } from './ValuesStage.tsx';

/** The same elements always: how far a run is, or what the foot says, is no reason to draw the step again. */
const VIEWS = {
  Files: <FilesStage />,
  Columns: <ColumnsStage />,
  Values: <ValuesStage />,
  Check: <CheckStage />,
  Changes: <ChangesStage />,
} as const;

/** From files to a plan, or to new facts under the open one. Nothing is stored before the last button. */
export function ImportWizard({ onClose }: { readonly onClose: () => void }) {
  const [chosen, setStep] = useState<ImportStep>('Files');
  const { step, steps, canLeave, hint } = useImportSteps(chosen);
  const status = useImporting((state) => state.status);
  const isRefresh = useImporting((state) => state.isRefresh);
  const planName = usePlan((state) => state.name);
  const at = steps.indexOf(step);
  const next = steps[at + 1];
  const main = useRef<HTMLElement>(null);
  const lastStep = useRef<ImportStep | null>(null);
  useEffect(() => {
    // What was pressed is gone, or may be disabled in the next step: the keyboard goes on at the step's beginning.
    if (lastStep.current !== step) {
      main.current?.focus();
      main.current?.scrollTo(0, 0);
    }
    lastStep.current = step;
  }, [step]);

  const close = () => {
    resetImport();
    onClose();
  };
  const goTo = (target: ImportStep) => {
    const isBack = steps.indexOf(target) <= steps.indexOf('Columns');
    if (isBack && status === 'running') cancelImport();
    if (!isBack && (status === 'choosing' || status === 'refused')) void runImport();
    // Drawn bit by bit, so that the page goes on answering.
    startTransition(() => setStep(target));
    announce(`${target}, step ${steps.indexOf(target) + 1} of ${steps.length}`);
  };
  const finish = async () => {
    const result = await acceptImport();
    reportFailure(isRefresh ? 'The plan was not refreshed' : 'The plan was not created', result);
    if (!result.ok) return;
    const message = isRefresh ? `“${planName}” has the new facts; every decision stays` : 'The plan was created';
    showToast({ tone: 'success', message });
    announce(message);
    goToStep('data');
    onClose();
  };

  return (
    <div className={styles.wizard}>
      <header className={styles.top} data-part="steps">
        <Wordmark />
        <h1 className={styles.title} title={isRefresh ? planName : undefined}>
          {isRefresh ? `Refresh “${planName}”` : 'Import your data'}
        </h1>
        <ol className={styles.stages} aria-label="Steps of the import">
          {steps.map((name, index) => (
            <li key={name} aria-current={name === step ? 'step' : undefined}>
              <AriaButton
                className={joinClasses(styles.stage, name === step && styles.current)}
                isDisabled={index > at}
                onPress={() => goTo(name)}
              >
                <span className={styles.number}>
                  {index < at ? <Check size={11} strokeWidth={3} aria-hidden /> : index + 1}
                </span>
                {name}
              </AriaButton>
            </li>
          ))}
        </ol>
        <Button variant="quiet" icon={X} onPress={close}>
          Cancel
        </Button>
      </header>
      <main ref={main} className={styles.main} tabIndex={-1} aria-label={step} data-part="work">
        {VIEWS[step]}
      </main>
      <footer className={styles.foot} data-part="foot">
        <p className={styles.hint}>{hint}</p>
        <RunNote />
        {at > 0 && (
          <Button icon={ArrowLeft} onPress={() => goTo(steps[at - 1] as ImportStep)}>
            {steps[at - 1]}
          </Button>
        )}
        {next ? (
          <Button variant="primary" isDisabled={!canLeave} onPress={() => goTo(next)}>
            Next: {next.toLowerCase()} <ArrowRight size={14} aria-hidden />
          </Button>
        ) : (
          <Button variant="primary" icon={Check} isDisabled={!canLeave} onPress={() => void finish()}>
            {isRefresh ? 'Refresh this plan' : 'Create the plan'}
          </Button>
        )}
      </footer>
    </div>
  );
}
