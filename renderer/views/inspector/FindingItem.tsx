import { CircleAlert, Info, TriangleAlert, WandSparkles } from 'lucide-react';
import { memo } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { NO_ROW } from '../../../shared/model/ids.ts';
import type { Finding } from '../../../shared/waves/findings.ts';
import { planStore } from '../../state/plan-store.ts';
import { announce, changeFilter, goToBoard, NO_FILTER } from '../../state/session-store.ts';
import { Button } from '../../ui/Button.tsx';
import { joinClasses } from '../../ui/class-names.ts';
import { decide } from '../decide.ts';
import { revealAccount } from '../reveal-account.ts';
import { stepOfRule } from '../steps.ts';
import styles from './FindingList.module.css';
import { useFix } from './use-fix.ts';

const ICONS = { error: CircleAlert, warning: TriangleAlert, info: Info } as const;
const SEVERITY_NAMES = { error: 'Error', warning: 'Warning', info: 'Note' } as const;

interface FindingItemProps {
  readonly finding: Finding;
  /** Its accounts are what the board shows. */
  readonly isShown: boolean;
}

/** One finding: pressed, it shows its accounts on the board; below it what would settle it. */
export const FindingItem = memo(function FindingItem({ finding, isShown }: FindingItemProps) {
  const fix = useFix(finding, isShown);
  const Icon = ICONS[finding.severity];
  return (
    <li>
      <AriaButton
        className={joinClasses(styles.finding, isShown && styles.shown)}
        aria-pressed={isShown}
        onPress={() => (isShown ? changeFilter({ findingId: null }) : showFinding(finding))}
      >
        <Icon size={15} className={styles[finding.severity]} aria-label={SEVERITY_NAMES[finding.severity]} />
        <span className={styles.words}>
          <span className={styles.title}>{finding.title}</span>
          <span className={styles.evidence}>{finding.evidence}</span>
          {finding.accounts.length > 0 && (
            <span className={styles.accounts}>{isShown ? 'Shown on the board' : nameAccounts(finding)}</span>
          )}
        </span>
      </AriaButton>
      {fix && (
        <div className={styles.fix}>
          <Button size="s" icon={WandSparkles} onPress={() => void decide(fix.command)}>
            {fix.label}
          </Button>
        </div>
      )}
    </li>
  );
});

/** "Nordwind, Kestrel and 12 more". */
function nameAccounts({ accounts }: Finding): string {
  const names = planStore.getState().base?.facts.accounts.name ?? [];
  const first = [...accounts.subarray(0, 2)].map((row) => names[row] ?? '');
  const rest = accounts.length - first.length;
  return rest > 0 ? `${first.join(', ')} and ${rest} more` : first.join(' and ');
}

/** Takes the user to the board where the finding can be settled, filtered to what it is about. */
function showFinding(finding: Finding): void {
  const { base } = planStore.getState();
  goToBoard(stepOfRule(finding.rule));
  announce(`${finding.title}. ${finding.accounts.length} accounts shown.`);
  if (finding.accounts.length > 0) {
    changeFilter({ ...NO_FILTER, findingId: finding.id });
    const first = base?.facts.accounts.id[finding.accounts[0] as number];
    if (first !== undefined) revealAccount(first);
    return;
  }
  const [seller] = finding.sellers;
  const sellerId = seller === undefined ? undefined : base?.roster.ids[seller];
  const waveId = finding.wave === NO_ROW ? undefined : base?.assignment.waves[finding.wave]?.id;
  changeFilter({ ...NO_FILTER, seller: sellerId ?? null, wave: sellerId === undefined ? (waveId ?? null) : null });
}
