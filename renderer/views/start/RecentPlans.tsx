import { FileText, HardDrive, Trash2 } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { RecentFile, RecoverySummary, Result } from '../../../shared/ipc.ts';
import { getBridge } from '../../state/bridge.ts';
import { deleteStoredPlan, listStoredPlans, openRecentPlan, openStoredPlan } from '../../state/plan-actions.ts';
import { Button } from '../../ui/Button.tsx';
import { ConfirmDialog } from '../../ui/Dialog.tsx';
import { formatsFor } from '../../ui/format.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { reportFailure } from '../decide.ts';
import styles from './RecentPlans.module.css';

const MOST_SHOWN = 5;

/** Plans kept on this machine, with their edits, and plan files opened or saved lately. */
export function RecentPlans({ isDisabled }: { readonly isDisabled: boolean }) {
  const [plans, setPlans] = useState<readonly RecoverySummary[]>([]);
  const [files, setFiles] = useState<readonly RecentFile[]>([]);
  const [areAllShown, showAll] = useState(false);
  const [doomed, setDoomed] = useState<RecoverySummary | null>(null);
  useEffect(() => {
    void listStoredPlans().then(setPlans);
    void getBridge().request('files.listRecent').then(setFiles);
  }, []);
  const formats = formatsFor('');
  const open = (name: string, work: Promise<Result<null>>) =>
    void work.then((result) => reportFailure(`“${name}” was not opened`, result));
  const remove = async (plan: RecoverySummary) => {
    const result = await deleteStoredPlan(plan.planId);
    reportFailure(`“${plan.name}” was not removed`, result);
    if (!result.ok) return;
    setPlans((shown) => shown.filter(({ planId }) => planId !== plan.planId));
  };
  if (plans.length === 0 && files.length === 0) return null;
  return (
    <div className={styles.recent}>
      {plans.length > 0 && (
        <section aria-labelledby="recent-plans">
          <h2 id="recent-plans" className={styles.title}>
            Plans on this machine
          </h2>
          <ul>
            {plans.slice(0, areAllShown ? plans.length : MOST_SHOWN).map((plan) => (
              <li key={plan.planId} className={styles.item}>
                <Line
                  icon={HardDrive}
                  name={plan.name}
                  detail={`Changed ${formats.instant(plan.changedAt)}`}
                  isDisabled={isDisabled}
                  onPress={() => open(plan.name, openStoredPlan(plan.planId))}
                />
                <IconButton
                  label={`Remove ${plan.name} from this machine`}
                  icon={Trash2}
                  isDisabled={isDisabled}
                  onPress={() => setDoomed(plan)}
                />
              </li>
            ))}
          </ul>
          {!areAllShown && plans.length > MOST_SHOWN && (
            <Button size="s" variant="quiet" onPress={() => showAll(true)}>
              Show all {plans.length} plans
            </Button>
          )}
        </section>
      )}
      {files.length > 0 && (
        <section aria-labelledby="recent-files">
          <h2 id="recent-files" className={styles.title}>
            Recent files
          </h2>
          <ul>
            {files.slice(0, MOST_SHOWN).map((file) => (
              <li key={file.id} className={styles.item}>
                <Line
                  icon={FileText}
                  name={file.name}
                  detail={file.path}
                  isDisabled={isDisabled}
                  onPress={() => open(file.name, openRecentPlan(file.id))}
                />
              </li>
            ))}
          </ul>
        </section>
      )}
      {doomed && (
        <ConfirmDialog
          title={`Remove “${doomed.name}” from this machine?`}
          confirmLabel="Remove"
          isDanger
          onClose={() => setDoomed(null)}
          onConfirm={() => void remove(doomed)}
        >
          The plan and its whole history go. Files you saved stay where they are.
        </ConfirmDialog>
      )}
    </div>
  );
}

interface LineProps {
  readonly icon: LucideIcon;
  readonly name: string;
  readonly detail: string;
  readonly isDisabled: boolean;
  readonly onPress: () => void;
}

function Line({ icon: Icon, name, detail, isDisabled, onPress }: LineProps) {
  return (
    <AriaButton className={styles.line} isDisabled={isDisabled} onPress={onPress}>
      <Icon size={16} strokeWidth={1.7} aria-hidden />
      <span className={styles.words}>
        <span className={styles.name} title={name}>
          {name}
        </span>
        <span className={styles.detail} title={detail}>
          {detail}
        </span>
      </span>
    </AriaButton>
  );
}
