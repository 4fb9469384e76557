import { RefreshCw, SquarePlus } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { RadioButton, RadioField, RadioGroup } from 'react-aria-components';
import { chooseTarget, setImportName } from '../../state/import-run.ts';
import { useImporting } from '../../state/importing-store.ts';
import { usePlan } from '../../state/plan-store.ts';
import { TextField } from '../../ui/TextField.tsx';
import { ImportFindings } from './ImportFindings.tsx';
import { ImportSummary } from './ImportSummary.tsx';
import { RunState } from './RunState.tsx';
import styles from './CheckStage.module.css';

/** What was made of the files, row by row, before anything is stored. */
export function CheckStage() {
  const report = useImporting((state) => state.report);
  const canRefresh = usePlan((state) => state.status === 'open' && !state.isReadOnly);
  if (!report) return <RunState />;
  return (
    <div className={styles.stage}>
      {canRefresh ? <TargetChoice /> : <PlanName />}
      <ImportSummary report={report} />
      <ImportFindings findings={report.findings} unlisted={report.unlisted} />
    </div>
  );
}

/** Whether the open plan gets these facts, or a new one. */
function TargetChoice() {
  const isRefresh = useImporting((state) => state.isRefresh);
  const openName = usePlan((state) => state.name);
  return (
    <div className={styles.target}>
      <RadioGroup
        aria-label="What becomes of these files"
        value={isRefresh ? 'refresh' : 'new'}
        onChange={(value) => chooseTarget(value === 'refresh')}
        className={styles.options}
      >
        <Target id="refresh" icon={RefreshCw} title={`Refresh “${openName}”`}>
          New facts under the open plan. Every decision stays.
        </Target>
        <Target id="new" icon={SquarePlus} title="Make a new plan">
          “{openName}” stays as it is.
        </Target>
      </RadioGroup>
      {!isRefresh && <PlanName />}
    </div>
  );
}

interface TargetProps {
  readonly id: string;
  readonly icon: LucideIcon;
  readonly title: string;
  readonly children: ReactNode;
}

function Target({ id, icon: Icon, title, children }: TargetProps) {
  return (
    <RadioField value={id} aria-label={title}>
      <RadioButton className={styles.option}>
        <Icon size={16} strokeWidth={1.8} aria-hidden />
        <span className={styles.optionWords}>
          <span className={styles.optionTitle}>{title}</span>
          <span className={styles.soft}>{children}</span>
        </span>
      </RadioButton>
    </RadioField>
  );
}

function PlanName() {
  const planName = useImporting((state) => state.planName);
  return (
    <div className={styles.name}>
      <TextField label="Name of the plan" value={planName} onChange={setImportName} maxLength={120} />
    </div>
  );
}
