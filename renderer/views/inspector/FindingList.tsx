import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { NO_ROW } from '../../../shared/model/ids.ts';
import type { Finding } from '../../../shared/waves/findings.ts';
import { planStore } from '../../state/plan-store.ts';
import { announce, changeFilter, goToBoard, NO_FILTER, useSession } from '../../state/session-store.ts';
import { joinClasses } from '../../ui/class-names.ts';
import { revealAccount } from '../reveal-account.ts';
import { stepOfRule } from '../steps.ts';
import styles from './FindingList.module.css';

const ICONS = { error: CircleAlert, warning: TriangleAlert, info: Info } as const;
const SEVERITY_NAMES = { error: 'Error', warning: 'Warning', info: 'Note' } as const;

/** Findings with their evidence; one that is pressed shows its accounts on the board. */
export function FindingList({ findings }: { readonly findings: readonly Finding[] }) {
  const shown = useSession((state) => state.filter.findingId);
  return (
    <ul className={styles.list}>
      {findings.map((finding) => {
        const Icon = ICONS[finding.severity];
        const isShown = finding.id === shown;
        return (
          <li key={finding.id}>
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
          </li>
        );
      })}
    </ul>
  );
}

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
  const step = stepOfRule(finding.rule);
  goToBoard(step);
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
