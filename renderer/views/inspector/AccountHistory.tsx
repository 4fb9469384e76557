import type { AccountId } from '../../../shared/model/ids.ts';
import { getOpenPlan } from '../../state/plan-session.ts';
import { usePlan } from '../../state/plan-store.ts';
import { useFormats } from '../use-formats.ts';
import { listAccountEdits } from './account-edits.ts';
import { Section } from './Parts.tsx';
import styles from './Links.module.css';

const VERBS = { do: '', undo: 'Undone: ', redo: 'Done again: ' } as const;
const MOST_SHOWN = 12;

/** What was decided about the account, when and why. */
export function AccountHistory({ account }: { readonly account: AccountId }) {
  // The journal itself is no state: each change of the plan raises the revision, and the list is read again.
  usePlan((state) => state.revision);
  const formats = useFormats();
  const edits = listAccountEdits(getOpenPlan()?.live.records ?? [], account, MOST_SHOWN);
  if (edits.length === 0) return null;
  return (
    <Section title="History">
      <ol className={styles.list}>
        {edits.map(({ sequence, edit }) => (
          <li key={sequence} className={styles.line}>
            <span className={styles.main} title={edit.label}>
              {VERBS[edit.kind]}
              {edit.label}
            </span>
            <span className={styles.small}>
              {formats.instant(edit.at)}
              {edit.reason && ` · ${edit.reason}`}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
