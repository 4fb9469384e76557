import type { AccountId } from '../../../shared/model/ids.ts';
import { usePlan } from '../../state/plan-store.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import styles from './Dialogs.module.css';

interface SkippedDialogProps {
  readonly title: string;
  readonly skipped: readonly { account: AccountId; reason: string }[];
  readonly onClose: () => void;
}

const MOST_SHOWN = 300;

/** What a bulk change left as it was, and why. */
export function SkippedDialog({ title, skipped, onClose }: SkippedDialogProps) {
  const base = usePlan((state) => state.base);
  const nameOf = (account: AccountId) => base?.facts.accounts.name[base.accountRow.get(account) ?? -1] ?? account;
  const count = skipped.length === 1 ? '1 account' : `${skipped.length} accounts`;
  return (
    <Dialog title={title} size="m" onClose={onClose} footer={<Button onPress={onClose}>Close</Button>}>
      <div className={styles.form}>
        <p className={styles.lead}>{count} stayed as they were:</p>
        <ul className={styles.skips}>
          {skipped.slice(0, MOST_SHOWN).map(({ account, reason }) => (
            <li key={account} className={styles.skip}>
              <span className={styles.skipName}>{nameOf(account)}</span>
              <span className={styles.skipReason}>{reason}</span>
            </li>
          ))}
        </ul>
        {skipped.length > MOST_SHOWN && <p className={styles.lead}>… and {skipped.length - MOST_SHOWN} more.</p>}
      </div>
    </Dialog>
  );
}
