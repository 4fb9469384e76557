import type { Finding } from '../../../shared/waves/findings.ts';
import { useSession } from '../../state/session-store.ts';
import { FindingItem } from './FindingItem.tsx';
import styles from './FindingList.module.css';

/** Findings with their evidence and what would settle them; one that is pressed shows its accounts on the board. */
export function FindingList({ findings }: { readonly findings: readonly Finding[] }) {
  const shown = useSession((state) => state.filter.findingId);
  return (
    <ul className={styles.list}>
      {findings.map((finding) => (
        <FindingItem key={finding.id} finding={finding} isShown={finding.id === shown} />
      ))}
    </ul>
  );
}
