import { CopyCheck, ListChecks } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { PlanBase } from '../../../../shared/overview/plan-base.ts';
import { createAdoption, DIFFERENCE_KINDS } from '../../../../shared/review/compare.ts';
import type { DifferenceKind, MoveDifference, SideDecision } from '../../../../shared/review/compare.ts';
import { selectOnly } from '../../../state/selection.ts';
import { inspect, useSession } from '../../../state/session-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { joinClasses } from '../../../ui/class-names.ts';
import { DataTable } from '../../../ui/DataTable.tsx';
import type { TableColumn } from '../../../ui/DataTable.tsx';
import { ConfirmDialog } from '../../../ui/Dialog.tsx';
import { countNoun } from '../../../ui/format.ts';
import type { Formats } from '../../../ui/format.ts';
import { SearchField } from '../../../ui/SearchField.tsx';
import { decide } from '../../decide.ts';
import spokenStyles from '../../../ui/Spoken.module.css';
import linkStyles from '../../inspector/Links.module.css';
import { Panel } from '../../shell/Page.tsx';
import { useFormats } from '../../use-formats.ts';
import type { Sides } from './compare-sides.ts';
import styles from './Compare.module.css';

interface DifferencesPanelProps {
  readonly base: PlanBase;
  /** Of the present scenario. */
  readonly name: string;
  readonly sides: Sides;
  readonly canAdopt: boolean;
}

const KIND_WORDS: Readonly<Record<DifferenceKind, string>> = {
  added: 'Only there',
  dropped: 'Only here',
  seller: 'Another seller',
  wave: 'Another wave',
};

/** Every account that the two sides decide differently; one, those shown, or all decisions can be taken over. */
export function DifferencesPanel({ base, name, sides, canAdopt }: DifferencesPanelProps) {
  const formats = useFormats();
  const [kind, setKind] = useState<DifferenceKind | null>(null);
  const [text, setText] = useState('');
  const [isCopying, setCopying] = useState(false);
  const selection = useSession((state) => state.selection);
  const { comparison, other, otherName, target } = sides;
  const { differences, counts, same } = comparison;
  const shown = useMemo(() => {
    const wanted = text.trim().toLowerCase();
    return differences.filter(
      (difference) =>
        (kind === null || difference.kind === kind) &&
        `${difference.name} ${difference.from} ${difference.first.sellerName} ${difference.second.sellerName}`
          .toLowerCase()
          .includes(wanted),
    );
  }, [differences, kind, text]);
  const columns = useMemo(() => {
    const adopt = (rows: readonly MoveDifference[]) => decide(createAdoption(rows, other, otherName));
    return createColumns(formats, name, otherName, canAdopt ? adopt : null);
  }, [formats, name, other, otherName, canAdopt]);
  const show = ({ account }: MoveDifference): void => {
    if (!base.accountRow.has(account)) return;
    selectOnly(account);
    inspect({ kind: 'accounts' });
  };
  return (
    <Panel
      title="Moves that differ"
      note={`${countNoun(formats, same, 'move')} alike${describeOtherFacts(formats, sides)}${canAdopt ? `. To adopt is to decide here as in ${otherName}.` : ''}`}
      className={styles.differences}
      actions={
        <>
          <SearchField label="Filter differences" value={text} onChange={setText} placeholder="Filter" />
          <Button
            icon={ListChecks}
            isDisabled={!canAdopt || shown.length === 0}
            onPress={() => void decide(createAdoption(shown, other, otherName))}
          >
            {`Adopt ${shown.length === differences.length ? 'all' : 'shown'} (${formats.count(shown.length)})`}
          </Button>
          {target.source === 'plan' && (
            <Button icon={CopyCheck} isDisabled={!canAdopt} onPress={() => setCopying(true)}>
              Make it the same…
            </Button>
          )}
        </>
      }
    >
      <div className={styles.kinds} role="group" aria-label="Kinds of difference">
        {DIFFERENCE_KINDS.map((id) => (
          <button
            key={id}
            type="button"
            className={styles.kind}
            aria-pressed={kind === id}
            disabled={counts[id] === 0}
            onClick={() => setKind(kind === id ? null : id)}
          >
            <span className={styles.count}>{formats.count(counts[id])}</span>
            {KIND_WORDS[id]}
          </button>
        ))}
      </div>
      <DataTable
        label="Moves that differ"
        columns={columns}
        rows={shown}
        keyOf={({ account }) => account}
        onRowPress={show}
        isChosen={({ account }) => selection.has(account)}
        emptyText={
          differences.length === 0
            ? `${name} and ${otherName} move the same accounts in the same way.`
            : 'None of these.'
        }
      />
      {isCopying && (
        <ConfirmDialog
          title={`Make “${name}” the same as “${otherName}”?`}
          confirmLabel="Make it the same"
          onClose={() => setCopying(false)}
          onConfirm={() => void decide({ kind: 'copyDecisions', from: target.scenario })}
        >
          All decisions are taken over: moves, waves and their dates, locks, personas set by hand, changes of sellers.
          Undo brings back what is here now, in one step.
        </ConfirmDialog>
      )}
    </Panel>
  );
}

function describeOtherFacts(formats: Formats, { comparison }: Sides): string {
  const { onlyFirst, onlySecond, otherIncumbent } = comparison;
  const parts = [
    onlyFirst > 0 ? `${countNoun(formats, onlyFirst, 'account')} only here` : '',
    onlySecond > 0 ? `${countNoun(formats, onlySecond, 'account')} only there` : '',
    otherIncumbent > 0 ? `${countNoun(formats, otherIncumbent, 'account')} with another incumbent` : '',
  ].filter(Boolean);
  return parts.length === 0 ? '' : ` · the data differs: ${parts.join(', ')}`;
}

function createColumns(
  formats: Formats,
  name: string,
  otherName: string,
  adopt: ((rows: readonly MoveDifference[]) => void) | null,
): TableColumn<MoveDifference>[] {
  const columns: TableColumn<MoveDifference>[] = [
    {
      id: 'account',
      title: 'Account',
      width: '22%',
      render: ({ account, name: text }) => (
        <AriaButton
          className={linkStyles.link}
          onPress={() => {
            selectOnly(account);
            inspect({ kind: 'accounts' });
          }}
        >
          <span title={text}>{text}</span>
        </AriaButton>
      ),
      sortBy: ({ name: text }) => text,
    },
    {
      id: 'kind',
      title: 'Difference',
      width: '112px',
      render: ({ kind }) => <span className={joinClasses(styles.tag, styles[kind])}>{KIND_WORDS[kind]}</span>,
      sortBy: ({ kind }) => DIFFERENCE_KINDS.indexOf(kind),
    },
    {
      id: 'from',
      title: 'Incumbent',
      render: ({ from }) => <span title={from}>{from}</span>,
      sortBy: ({ from }) => from,
    },
    {
      id: 'here',
      title: `Here: ${name}`,
      isWrapped: true,
      render: ({ first, second }) => <Decision side={first} beside={second} />,
      sortBy: ({ first }) => first.sellerName,
    },
    {
      id: 'there',
      title: `There: ${otherName}`,
      isWrapped: true,
      render: ({ first, second }) => <Decision side={second} beside={first} />,
      sortBy: ({ second }) => second.sellerName,
    },
    {
      id: 'arr',
      title: 'ARR',
      align: 'end',
      width: '96px',
      render: ({ arr }) => formats.money(arr),
      sortBy: ({ arr }) => arr,
    },
  ];
  if (adopt) {
    columns.push({
      id: 'adopt',
      title: 'Adopt',
      hasHiddenTitle: true,
      width: '96px',
      render: (difference) => (
        <Button size="s" variant="quiet" aria-label={`Adopt: ${difference.name}`} onPress={() => adopt([difference])}>
          Adopt
        </Button>
      ),
    });
  }
  return columns;
}

/** "Jonas Weber", and "Wave 2" below; what differs in strong letters. */
function Decision({ side, beside }: { readonly side: SideDecision; readonly beside: SideDecision }) {
  if (!side.isMove) return <span className={styles.stays}>stays</span>;
  const wave = side.waveName || 'unscheduled';
  const isOtherSeller = side.seller !== beside.seller || !beside.isMove;
  return (
    <span title={`${side.sellerName} · ${wave}`}>
      <span className={isOtherSeller ? styles.strong : undefined}>{side.sellerName}</span>
      <span className={spokenStyles.spoken}> · </span>
      <span className={isOtherSeller || side.wave === beside.wave ? styles.wave : styles.otherWave}>{wave}</span>
    </span>
  );
}
