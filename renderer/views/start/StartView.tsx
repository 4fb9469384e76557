import { FileUp, FolderOpen, Sparkles } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { choosePlanFile } from '../../state/plan-actions.ts';
import { usePlan } from '../../state/plan-store.ts';
import { joinClasses } from '../../ui/class-names.ts';
import { showSample } from '../actions.ts';
import { reportFailure } from '../decide.ts';
import { useShell } from '../shell/shell-context.ts';
import { ThemeMenu } from '../shell/ThemeMenu.tsx';
import { useAppInfo } from '../shell/use-app-info.ts';
import { Mark } from '../shell/Wordmark.tsx';
import { RecentPlans } from './RecentPlans.tsx';
import styles from './StartView.module.css';

/** What is shown without a plan: what Baton is, and the three ways to begin. */
export function StartView() {
  const status = usePlan((state) => state.status);
  const openError = usePlan((state) => state.openError);
  const { showImport } = useShell();
  const [isBusy, setBusy] = useState(false);
  const info = useAppInfo();
  const wait = async (work: Promise<void>) => {
    setBusy(true);
    await work;
    setBusy(false);
  };
  const isOpening = isBusy || status === 'opening';
  return (
    <div className={styles.page}>
      <div className={styles.corner}>
        <ThemeMenu />
      </div>
      <main className={styles.column}>
        <header className={styles.head}>
          <Mark size={44} />
          <h1 className={styles.title}>Baton</h1>
          <p className={styles.lead}>
            Redesign your sales territories and hand every account over without losing the customer.
          </p>
        </header>
        {openError && (
          <p className={styles.error} role="alert">
            {openError}
          </p>
        )}
        <div className={styles.ways}>
          <Way
            icon={Sparkles}
            title="Open the sample plan"
            text="1,200 accounts, 24 sellers, three waves: look around."
            isFirst
            isDisabled={isOpening}
            onPress={() => void wait(showSample())}
          />
          <Way
            icon={FileUp}
            title="Import your data"
            text="Accounts, sellers and opportunities as your CRM exports them."
            isDisabled={isOpening}
            onPress={() => showImport(true)}
          />
          <Way
            icon={FolderOpen}
            title="Open a plan file"
            text="A .baton file from this machine or a colleague."
            isDisabled={isOpening}
            onPress={() =>
              void wait(
                choosePlanFile({ readOnly: false }).then((result) => reportFailure('The file was not opened', result)),
              )
            }
          />
        </div>
        <RecentPlans isDisabled={isOpening} />
      </main>
      <footer className={styles.foot}>
        <span>Works offline. Nothing leaves this machine but the files you save.</span>
        {info && (
          <span>
            Version {info.version}
            {info.isStandIn && ` · development Electron ${info.electron}`}
          </span>
        )}
      </footer>
    </div>
  );
}

interface WayProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly text: string;
  readonly isFirst?: boolean;
  readonly isDisabled: boolean;
  readonly onPress: () => void;
}

function Way({ icon: Icon, title, text, isFirst, isDisabled, onPress }: WayProps) {
  return (
    <AriaButton
      className={joinClasses(styles.way, isFirst && styles.first)}
      aria-label={title}
      isDisabled={isDisabled}
      onPress={onPress}
    >
      <span className={styles.wayIcon}>
        <Icon size={20} strokeWidth={1.7} aria-hidden />
      </span>
      <span className={styles.wayTitle}>{title}</span>
      <span className={styles.wayText}>{text}</span>
    </AriaButton>
  );
}
