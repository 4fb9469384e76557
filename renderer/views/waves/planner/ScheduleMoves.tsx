import { Check, Pin } from 'lucide-react';
import { useMemo, useState } from 'react';
import { NO_ROW } from '../../../../shared/model/ids.ts';
import type { AccountId } from '../../../../shared/model/ids.ts';
import type { Persona } from '../../../../shared/model/policy.ts';
import { readScenarioTable } from '../../../../shared/model/plan.ts';
import type { PlanBase } from '../../../../shared/overview/plan-base.ts';
import { listAdoption } from '../../../../shared/overview/schedule-adoption.ts';
import { describeScheduleReason, nameWaves } from '../../../../shared/overview/schedule-words.ts';
import { createScheduleExplainer } from '../../../../shared/waves/schedule/explain.ts';
import { isHandover } from '../../../../shared/waves/schedule/instance.ts';
import { usePlan } from '../../../state/plan-store.ts';
import type { FoundSchedule } from '../../../state/schedule-store.ts';
import { selectOnly } from '../../../state/selection.ts';
import { Button } from '../../../ui/Button.tsx';
import { Checkbox } from '../../../ui/Checkbox.tsx';
import { DataTable } from '../../../ui/DataTable.tsx';
import type { TableColumn } from '../../../ui/DataTable.tsx';
import { countNoun } from '../../../ui/format.ts';
import { PersonaDot } from '../../../ui/Persona.tsx';
import { SearchField } from '../../../ui/SearchField.tsx';
import { Panel } from '../../shell/Page.tsx';
import { decide } from '../../decide.ts';
import { useFormats } from '../../use-formats.ts';
import styles from './Planner.module.css';

interface ScheduleMovesProps {
  readonly found: FoundSchedule;
  /** The plan as it is now. */
  readonly base: PlanBase;
  readonly isAdoptable: boolean;
}

interface MoveLine {
  readonly move: number;
  readonly account: AccountId;
  readonly name: string;
  readonly persona: Persona | null;
  readonly from: string;
  readonly to: string;
  readonly before: number;
  readonly wave: number;
}

/** Every move with its wave and why it is there; adopted all or in part. */
export function ScheduleMoves({ found, base, isAdoptable }: ScheduleMovesProps) {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const formats = useFormats();
  const isReadOnly = usePlan((state) => state.isReadOnly);
  const isDecidable = isAdoptable && !isReadOnly;
  const pins = readScenarioTable(base.document, base.scenario, 'pins');
  const lines = useMemo(() => listLines(found), [found]);
  // The table of pins is changed in place; its content counts.
  const pinned = [...pins.keys()].join('\n');
  const isPinned = useMemo(() => new Set(pinned.split('\n')), [pinned]);
  const columns = useMemo(() => createColumns(found, isPinned, chosen, setChosen), [found, isPinned, chosen]);
  const wanted = text.trim().toLowerCase();
  const shown = lines.filter(({ name, from, to }) => `${name} ${from} ${to}`.toLowerCase().includes(wanted));
  const isAll = shown.length > 0 && shown.every(({ move }) => chosen.has(move));
  const changes = lines.filter((line) => line.wave !== line.before).length;

  const adopt = (moves?: ReadonlySet<number>) => {
    const adoption = listAdoption(found.base, found.input, found.launches, found.proposal, moves);
    if (decide({ kind: 'adoptSchedule', ...adoption })) setChosen(new Set());
  };
  const pin = () => {
    const accounts = lines.flatMap(({ move, account, wave }) =>
      // A wave that is only proposed has no id yet; the command says what to do about it.
      chosen.has(move) && wave !== NO_ROW ? [{ account, wave: base.assignment.waves[wave]?.id ?? '' }] : [],
    );
    if (decide({ kind: 'pinAccounts', accounts })) setChosen(new Set());
  };
  return (
    <Panel
      title="Moves"
      className={styles.moves}
      note={`${countNoun(formats, lines.length, 'move')}, ${formats.count(changes)} to another wave than now`}
      actions={
        <>
          <Button
            size="s"
            isDisabled={shown.length === 0}
            onPress={() => setChosen(isAll ? new Set() : new Set(shown.map(({ move }) => move)))}
          >
            {isAll ? 'Choose none' : 'Choose all'}
          </Button>
          <SearchField label="Filter moves" value={text} onChange={setText} placeholder="Filter" />
        </>
      }
    >
      <DataTable
        label="Moves and their waves"
        columns={columns}
        rows={shown}
        keyOf={({ move }) => move}
        onRowPress={({ account }) => base.accountRow.has(account) && selectOnly(account)}
        isChosen={({ move }) => chosen.has(move)}
        emptyText={lines.length === 0 ? 'No move needs a wave: all are handed over in silence.' : 'No move like that.'}
      />
      <div className={styles.adopt} role="group" aria-label="Adopt">
        <span className={styles.sums} role="status">
          {chosen.size > 0 ? `${countNoun(formats, chosen.size, 'move')} chosen, with their families` : ''}
        </span>
        {chosen.size > 0 && (
          <>
            <Button icon={Pin} isDisabled={!isDecidable} onPress={pin}>
              Pin to these waves
            </Button>
            <Button isDisabled={!isDecidable} onPress={() => adopt(chosen)}>
              Adopt the chosen
            </Button>
          </>
        )}
        <Button variant="primary" icon={Check} isDisabled={!isDecidable} onPress={() => adopt()}>
          Adopt all
        </Button>
      </div>
    </Panel>
  );
}

function listLines({ base, input, proposal }: FoundSchedule): MoveLine[] {
  const { moves } = input;
  const nameSeller = (seller: number): string =>
    seller === NO_ROW ? 'Unassigned' : (base.roster.names[seller] as string);
  const lines: MoveLine[] = [];
  for (let move = 0; move < moves.count; move++) {
    if (!isHandover(input, move)) continue;
    const row = moves.account[move] as number;
    lines.push({
      move,
      account: base.facts.accounts.id[row] as AccountId,
      name: base.facts.accounts.name[row] as string,
      persona: base.personas.personas[moves.persona[move] as number] ?? null,
      from: nameSeller(moves.from[move] as number),
      to: nameSeller(moves.to[move] as number),
      before: base.assignment.wave[row] as number,
      wave: proposal.wave[move] as number,
    });
  }
  return lines;
}

function createColumns(
  found: FoundSchedule,
  isPinned: ReadonlySet<AccountId>,
  chosen: ReadonlySet<number>,
  setChosen: (chosen: ReadonlySet<number>) => void,
): TableColumn<MoveLine>[] {
  const { base, input, launches, proposal } = found;
  const names = nameWaves(base, launches.length);
  const explain = createScheduleExplainer(input, proposal);
  const reasons = new Map<number, string>();
  const why = (move: number): string => {
    let words = reasons.get(move);
    if (words === undefined) {
      words = describeScheduleReason(base, input, names, move, explain(move));
      reasons.set(move, words);
    }
    return words;
  };
  const nameWave = (wave: number): string =>
    wave === NO_ROW ? 'None' : (names[wave] ?? base.assignment.waves[wave]?.wave.name ?? '');
  return [
    {
      id: 'chosen',
      title: 'Choose',
      hasHiddenTitle: true,
      width: '34px',
      render: ({ move, name }) => (
        // The row shows the account when it is pressed; the box must not.
        <span role="presentation" onClick={(event) => event.stopPropagation()}>
          <Checkbox
            label={`Choose ${name}`}
            isSelected={chosen.has(move)}
            onChange={() => {
              const next = new Set(chosen);
              if (!next.delete(move)) next.add(move);
              setChosen(next);
            }}
          />
        </span>
      ),
    },
    {
      id: 'account',
      title: 'Account',
      width: '30%',
      render: ({ name, persona, from, to }) => (
        <span className={styles.account} title={`${name}, ${persona?.name ?? 'no persona'}: ${from} → ${to}`}>
          <PersonaDot colour={persona?.colour ?? ''} />
          <span>{name}</span>
          <span className={styles.to}>{`→ ${to}`}</span>
        </span>
      ),
      sortBy: ({ name }) => name,
    },
    {
      id: 'wave',
      title: 'Wave',
      width: '92px',
      render: ({ account, wave, before }) => (
        <span className={styles.waveCell}>
          <strong className={wave === NO_ROW ? styles.missed : undefined}>{nameWave(wave)}</strong>
          {wave !== before && <span className={styles.was}>{`now ${nameWave(before)}`}</span>}
          {isPinned.has(account) && <span className={styles.was}>pinned</span>}
        </span>
      ),
      sortBy: ({ wave }) => wave,
    },
    {
      id: 'why',
      title: 'Why',
      isWrapped: true,
      render: ({ move }) => <span className={styles.why}>{why(move)}</span>,
    },
  ];
}
