import { CalendarClock, Lock, LockOpen, Tag as TagIcon, UserRoundCheck, X } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { MEASURES } from '../../../shared/territory/measures.ts';
import { usePlan } from '../../state/plan-store.ts';
import { clearSelection, selectOnly, useSelectionSums } from '../../state/selection.ts';
import { openDialog, sessionStore, useSession } from '../../state/session-store.ts';
import { Button } from '../../ui/Button.tsx';
import { MEASURE_NAMES } from '../../ui/measure-names.ts';
import { Button as AriaButton } from 'react-aria-components';
import { writeMeasure } from '../write-measure.ts';
import { useFormats } from '../use-formats.ts';
import { FactList, PanelHead, Section } from './Parts.tsx';
import styles from './Links.module.css';

type BulkDialog = 'move-to' | 'schedule' | 'lock' | 'unlock' | 'override-persona';

const BULK: readonly { readonly kind: BulkDialog; readonly label: string; readonly icon: LucideIcon }[] = [
  { kind: 'move-to', label: 'Move to…', icon: UserRoundCheck },
  { kind: 'schedule', label: 'Set the wave…', icon: CalendarClock },
  { kind: 'lock', label: 'Lock…', icon: Lock },
  { kind: 'unlock', label: 'Unlock…', icon: LockOpen },
  { kind: 'override-persona', label: 'Persona…', icon: TagIcon },
];

const MOST_SHOWN = 100;

/** Several accounts: what they come to, and what can be done with all of them. */
export function SelectionPanel() {
  const base = usePlan((state) => state.base);
  const isReadOnly = usePlan((state) => state.isReadOnly);
  const selection = useSession((state) => state.selection);
  const { accounts, moves, totals } = useSelectionSums();
  const formats = useFormats();
  if (!base) return null;
  const { arr } = base.facts.accounts;
  const rows = [...selection]
    .flatMap((id) => base.accountRow.get(id) ?? [])
    .toSorted((left, right) => (arr[right] || 0) - (arr[left] || 0));
  return (
    <>
      <PanelHead
        title={`${formats.count(accounts)} accounts`}
        detail={moves === 0 ? 'None of them moves' : `${formats.count(moves)} of them move`}
      />
      <Section title="Together">
        <FactList
          facts={MEASURES.filter((measure) => measure !== 'accounts').map((measure) => ({
            label: MEASURE_NAMES[measure],
            value: writeMeasure(formats, measure, totals[measure]),
          }))}
        />
      </Section>
      <Section title="With all of them">
        <div className={styles.bulk}>
          {BULK.map(({ kind, label, icon }) => (
            <Button
              key={kind}
              size="s"
              icon={icon}
              isDisabled={isReadOnly}
              onPress={() => openDialog({ kind, accounts: [...sessionStore.getState().selection] })}
            >
              {label}
            </Button>
          ))}
          <Button size="s" variant="quiet" icon={X} onPress={clearSelection}>
            Clear
          </Button>
        </div>
      </Section>
      <Section title="Accounts">
        <ul className={styles.list}>
          {rows.slice(0, MOST_SHOWN).map((row) => (
            <li key={row} className={styles.line}>
              <AriaButton className={styles.link} onPress={() => selectOnly(base.facts.accounts.id[row] as string)}>
                {base.facts.accounts.name[row]}
              </AriaButton>
              <span className={styles.amount}>{formats.moneyCompact(base.facts.accounts.arr[row] as number)}</span>
            </li>
          ))}
          {rows.length > MOST_SHOWN && (
            <li className={styles.small}>… and {formats.count(rows.length - MOST_SHOWN)} more</li>
          )}
        </ul>
      </Section>
    </>
  );
}
