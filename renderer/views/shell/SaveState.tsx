import { Check, CircleAlert, LoaderCircle } from 'lucide-react';
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { retrySaving, saveFile, saveFileAs } from '../../state/plan-actions.ts';
import { usePlan } from '../../state/plan-store.ts';
import { Button } from '../../ui/Button.tsx';
import { joinClasses } from '../../ui/class-names.ts';
import { reportFailure } from '../decide.ts';
import { useAppInfo } from './use-app-info.ts';
import styles from './SaveState.module.css';

const WORDS = { saved: 'Saved', saving: 'Saving…', failed: 'Not saved' } as const;
const ICONS = { saved: Check, saving: LoaderCircle, failed: CircleAlert } as const;

/** Whether every edit is durable, and where the plan's file stands. */
export function SaveState() {
  const hasFailed = usePlan((state) => state.saving === 'failed');
  const isReadOnly = usePlan((state) => state.isReadOnly);
  if (isReadOnly) return <span className={styles.still}>Read-only</span>;
  return (
    <DialogTrigger>
      <AriaButton className={joinClasses(styles.button, hasFailed && styles.failed)}>
        <SaveWord />
      </AriaButton>
      <Popover className={styles.popover} placement="bottom end" offset={4}>
        <Dialog className={styles.dialog} aria-label="Where this plan is kept">
          <SaveDetail />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

/** Apart from the button: every edit changes it twice. */
function SaveWord() {
  const saving = usePlan((state) => state.saving);
  const isChanged = usePlan((state) => state.isChangedSinceFile && state.file !== null);
  const Icon = ICONS[saving];
  return (
    <>
      <Icon size={14} aria-hidden className={styles[saving]} />
      <span className={styles.word}>{WORDS[saving]}</span>
      {isChanged && <span className={styles.dot} title="Changed since the file was saved" />}
    </>
  );
}

function SaveDetail() {
  const saving = usePlan((state) => state.saving);
  const saveError = usePlan((state) => state.saveError);
  const file = usePlan((state) => state.file);
  const isChanged = usePlan((state) => state.isChangedSinceFile);
  const info = useAppInfo();
  const save = async (how: typeof saveFile) => reportFailure('The plan was not saved to a file', await how());
  return (
    <>
      <section className={styles.part}>
        <h3>On this machine</h3>
        {saving === 'saved' && <p>Every edit is stored twice, and stays if the power fails now.</p>}
        {saving === 'saving' && <p>Writing the last edit…</p>}
        {saving === 'failed' && (
          <>
            <p className={styles.error}>{saveError ?? 'The last edits are not stored yet.'}</p>
            <p>They are still here, on screen. Save the plan to a file to be safe.</p>
            <Button size="s" onPress={retrySaving}>
              Try again
            </Button>
          </>
        )}
      </section>
      <section className={styles.part}>
        <h3>Plan file</h3>
        {file ? (
          <>
            <p className={styles.path} title={file.path} data-selectable>
              {file.path || file.name}
            </p>
            <p>{isChanged ? 'The plan has changed since this file was saved.' : 'The file is up to date.'}</p>
          </>
        ) : (
          <p>Not saved to a file yet. Save one to share the plan or keep a copy elsewhere.</p>
        )}
        <div className={styles.buttons}>
          <Button size="s" onPress={() => void save(saveFile)}>
            {file ? 'Save' : 'Save to a file…'}
          </Button>
          {file && (
            <Button size="s" variant="quiet" onPress={() => void save(saveFileAs)}>
              Save as…
            </Button>
          )}
        </div>
      </section>
      {info?.isStandIn && (
        <p className={styles.note}>
          Development Electron {info.electron}: an older engine stands in for the one that ships.
        </p>
      )}
    </>
  );
}
