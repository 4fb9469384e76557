import { Plus, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { readScenarioTable } from '../../../../shared/model/plan.ts';
import { NO_ROW } from '../../../../shared/model/ids.ts';
import type { Pair } from '../../../../shared/model/plan.ts';
import { isLeaving } from '../../../../shared/model/roster.ts';
import { BASELINE } from '../../../../shared/model/create-plan.ts';
import type { PlanBase } from '../../../../shared/overview/plan-base.ts';
import { Button } from '../../../ui/Button.tsx';
import { ComboBox } from '../../../ui/ComboBox.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Select } from '../../../ui/Select.tsx';
import { SettingsGroup } from '../../../ui/Settings.tsx';
import type { Option } from '../../../ui/Select.tsx';
import { TextField } from '../../../ui/TextField.tsx';
import { decide } from '../../decide.ts';
import styles from './PairSettings.module.css';
import { FormDialog } from '../../dialogs/FormDialog.tsx';

/** Accounts and sellers that belong together or must not meet. */
export function PairSettings({ base }: { readonly base: PlanBase }) {
  const [isAdding, setAdding] = useState(false);
  const pairs = [...readScenarioTable(base.document, base.scenario, 'pairs')];
  const isBaseline = base.scenario === BASELINE;
  const hint = isBaseline
    ? 'Pairs are decisions: choose a scenario to set them.'
    : 'Who must have an account, or must not.';
  return (
    <SettingsGroup title="Pairs" note={pairs.length === 0 ? hint : undefined}>
      {pairs.length > 0 && (
        <ul className={styles.pairs}>
          {pairs.map(([key, pair]) => {
            const words = describePair(base, pair);
            return (
              <li key={key} className={styles.pair} title={pair.reason ? `${words}: ${pair.reason}` : words}>
                <span className={styles.pairWords}>{words}</span>
                <IconButton
                  size="s"
                  icon={X}
                  label={`Remove: ${words}`}
                  onPress={() => decide({ kind: 'removePairs', keys: [key] })}
                />
              </li>
            );
          })}
        </ul>
      )}
      <div>
        <Button size="s" icon={Plus} isDisabled={isBaseline} onPress={() => setAdding(true)}>
          Add a pair…
        </Button>
      </div>
      {isAdding && <PairDialog base={base} onClose={() => setAdding(false)} />}
    </SettingsGroup>
  );
}

const KINDS: readonly Option<Pair['kind']>[] = [
  { id: 'required', label: 'must go to', detail: 'An account and its seller' },
  { id: 'forbidden', label: 'must not go to', detail: 'An account and a seller' },
  { id: 'together', label: 'stays together with', detail: 'Two accounts, one seller' },
  { id: 'apart', label: 'must be apart from', detail: 'Two accounts, two sellers' },
];

function describePair({ facts, accountRow, roster }: PlanBase, { kind, account, other }: Pair): string {
  const nameAccount = (id: string): string => facts.accounts.name[accountRow.get(id) ?? -1] ?? id;
  const isOfSellers = kind === 'required' || kind === 'forbidden';
  const second = isOfSellers ? (roster.names[roster.rowOf.get(other) ?? -1] ?? other) : nameAccount(other);
  return `${nameAccount(account)} ${KINDS.find(({ id }) => id === kind)?.label ?? kind} ${second}`;
}

function PairDialog({ base, onClose }: { readonly base: PlanBase; readonly onClose: () => void }) {
  const [kind, setKind] = useState<Pair['kind']>('required');
  const [account, setAccount] = useState('');
  const [other, setOther] = useState('');
  const [reason, setReason] = useState('');
  const accounts = useMemo(
    () =>
      base.facts.accounts.id.map((id, row): Option => {
        const seller = base.assignment.incoming[row] as number;
        // Names may come twice: the seller tells them apart.
        const detail = seller === NO_ROW ? 'Unassigned' : base.roster.names[seller];
        return { id, label: base.facts.accounts.name[row] as string, detail };
      }),
    [base],
  );
  const sellers = useMemo(
    () =>
      base.roster.ids.flatMap((id, row): Option[] =>
        isLeaving(base.roster, row) ? [] : [{ id, label: base.roster.names[row] as string }],
      ),
    [base.roster],
  );
  const isOfSellers = kind === 'required' || kind === 'forbidden';
  return (
    <FormDialog
      title="Add a pair"
      confirmLabel="Add"
      isValid={account !== '' && other !== ''}
      onClose={onClose}
      onSubmit={() => {
        if (decide({ kind: 'addPair', pair: { kind, account, other, reason } })) onClose();
      }}
    >
      <ComboBox label="Account" options={accounts} value={account} onChange={setAccount} autoFocus />
      <Select
        label="Rule"
        options={KINDS}
        value={kind}
        onChange={(next) => {
          setKind(next);
          setOther('');
        }}
      />
      <ComboBox
        key={isOfSellers ? 'seller' : 'account'}
        label={isOfSellers ? 'Seller' : 'Other account'}
        options={isOfSellers ? sellers : accounts}
        value={other}
        onChange={setOther}
      />
      <TextField label="Reason" value={reason} onChange={setReason} maxLength={500} />
    </FormDialog>
  );
}
