import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { explainCondition } from '../../../../shared/persona/explain-condition.ts';
import { listPreviewed } from '../../../../shared/persona/preview-rules.ts';
import type { PreviewList } from '../../../../shared/persona/preview-rules.ts';
import type { AccountId } from '../../../../shared/model/ids.ts';
import type { Persona } from '../../../../shared/model/policy.ts';
import type { PlanBase } from '../../../../shared/overview/plan-base.ts';
import { selectOnly } from '../../../state/selection.ts';
import { inspect } from '../../../state/session-store.ts';
import { countNoun } from '../../../ui/format.ts';
import { PersonaDot } from '../../../ui/Persona.tsx';
import { ToggleGroup } from '../../../ui/Toggles.tsx';
import { useFormats } from '../../use-formats.ts';
import type { ShownRules } from './use-rules.ts';
import styles from './PreviewPanel.module.css';

interface PreviewPanelProps {
  readonly shown: ShownRules;
  readonly persona: Persona;
}

const ROW_HEIGHT = 42;

/** What the rule does as it stands on the screen: how many accounts and which, before anything is saved. */
export function PreviewPanel({ shown, persona }: PreviewPanelProps) {
  const { base, preview } = shown;
  const [list, setList] = useState<PreviewList>('decides');
  const formats = useFormats();
  const index = preview.personas.findIndex(({ id }) => id === persona.id);
  const rule = preview.rules[index];
  const rows = useMemo(
    () => (index < 0 ? new Int32Array() : listPreviewed(base.personaContext, base.personas, preview, index, list)),
    [base, preview, index, list],
  );
  if (!rule) return null;
  const share = preview.handedOver === 0 ? 0 : rule.decides / preview.handedOver;
  const earlier = rule.matches - countDecidedByRule(preview, index);
  const lists: { id: PreviewList; label: string; count: number }[] = [
    { id: 'decides', label: 'Get it', count: rule.decides },
    { id: 'gained', label: 'New here', count: rule.gained },
    { id: 'lost', label: 'No longer', count: rule.lost },
    { id: 'unknown', label: 'Unknown', count: rule.unknown },
    { id: 'matched earlier', label: 'Another decides', count: Math.max(0, earlier) },
  ];
  const options = lists
    .filter(({ id, count }) => id === 'decides' || count > 0 || id === list)
    .map(({ id, label, count }) => ({ id, label: `${label} ${formats.count(count)}` }));
  const overlaps = rule.overlaps.flatMap((count, other) => {
    const persona = preview.personas[other];
    return count > 0 && persona ? [{ persona, count }] : [];
  });
  return (
    <section className={styles.panel} aria-label="Preview">
      <header className={styles.head}>
        <p className={styles.figure} aria-live="polite">
          <strong>{countNoun(formats, rule.decides, 'account')}</strong>
          <span>{formats.share(share)} of all with a persona</span>
        </p>
        {persona.rule !== null && (
          <p className={styles.note}>
            The rule matches {countNoun(formats, rule.matches, 'account')}
            {rule.unknown > 0 && `; about ${formats.count(rule.unknown)} too little is known to say`}.
          </p>
        )}
        {overlaps.length > 0 && (
          <p className={styles.note}>
            Also matched by{' '}
            {overlaps.map(({ persona: other, count }) => (
              <span key={other.id} className={styles.overlap}>
                <PersonaDot colour={other.colour} /> {other.name}
                <span className={styles.overlapCount}>{formats.count(count)}</span>
              </span>
            ))}
          </p>
        )}
        <ToggleGroup label="Which accounts" options={options} value={list} onChange={setList} />
      </header>
      <AccountLines key={`${persona.id} ${list}`} base={base} persona={persona} rows={rows} shown={shown} list={list} />
    </section>
  );
}

/** Accounts of the rule that it decides itself, without those set to it by hand. */
function countDecidedByRule({ column }: ShownRules['preview'], index: number): number {
  let count = 0;
  for (let row = 0; row < column.codes.length; row++) {
    if (column.codes[row] === index && ((column.traits[row] as number) >> index) % 2 !== 0) count++;
  }
  return count;
}

interface AccountLinesProps {
  readonly base: PlanBase;
  readonly persona: Persona;
  readonly rows: Int32Array;
  readonly shown: ShownRules;
  readonly list: PreviewList;
}

const EMPTY: Readonly<Record<PreviewList, string>> = {
  decides: 'No account. Widen the rule, or move it up.',
  gained: 'No account comes to this persona.',
  lost: 'No account leaves this persona.',
  unknown: 'Enough is known about every account.',
  'matched earlier': 'No other persona takes any of its accounts.',
};

function AccountLines({ base, persona, rows, shown, list }: AccountLinesProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 8,
  });
  if (rows.length === 0) return <p className={styles.empty}>{EMPTY[list]}</p>;
  return (
    <div className={styles.scroller} ref={scroller}>
      <ul className={styles.lines} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = rows[index] as number;
          return (
            <li
              key={row}
              className={styles.line}
              style={{ transform: `translateY(${start}px)` }}
              aria-setsize={rows.length}
              aria-posinset={index + 1}
            >
              <AccountLine base={base} persona={persona} row={row} shown={shown} list={list} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function AccountLine({ base, persona, row, shown, list }: Omit<AccountLinesProps, 'rows'> & { readonly row: number }) {
  const { accounts } = base.facts;
  const formats = useFormats();
  const account = accounts.id[row] as AccountId;
  return (
    <AriaButton
      className={styles.account}
      onPress={() => {
        selectOnly(account);
        inspect({ kind: 'accounts' });
      }}
    >
      <span className={styles.name}>{accounts.name[row]}</span>
      <span className={styles.amount}>{formats.moneyCompact(accounts.arr[row] as number)}</span>
      <span className={styles.reason}>{explainLine(base, persona, row, shown, list)}</span>
    </AriaButton>
  );
}

/** Why the account is in the list, in a few words. */
function explainLine(base: PlanBase, persona: Persona, row: number, shown: ShownRules, list: PreviewList): string {
  const { personas, column } = shown.preview;
  if (column.isOverridden[row] === 1) return 'Set by hand';
  if (list === 'lost' || list === 'matched earlier') {
    return `Gets ${personas[column.codes[row] as number]?.name ?? 'no persona'}`;
  }
  if (persona.rule === null) return 'No rule matches';
  const wanted = list === 'unknown' ? 'unknown' : 'yes';
  const reasons = persona.rule.conditions
    .map((condition) => explainCondition(base.personaContext, condition, row))
    .filter(({ outcome }) => outcome === wanted)
    .map(({ value }) => value);
  return reasons.join('; ');
}
