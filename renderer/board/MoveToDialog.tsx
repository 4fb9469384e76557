import { Ban, Search } from 'lucide-react';
import { useState } from 'react';
import {
  Autocomplete,
  Input,
  ListBox,
  ListBoxItem,
  ListLayout,
  SearchField,
  Text,
  useFilter,
  Virtualizer,
} from 'react-aria-components';
import type { AccountId } from '../../shared/model/ids.ts';
import type { PlanBase } from '../../shared/overview/plan-base.ts';
import type { PlanFigures } from '../../shared/overview/plan-figures.ts';
import { readColumnKeys } from '../state/columns.ts';
import { planStore } from '../state/plan-store.ts';
import { joinClasses } from '../ui/class-names.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { countNoun, formatsFor } from '../ui/format.ts';
import { NO_EFFECTS } from './board-descriptor.ts';
import type { BoardDescriptor, Effect } from './board-descriptor.ts';
import type { ColumnKey } from './board-column.ts';
import { carryOut } from './drop.ts';
import { takeCards } from './lift.ts';
import type { Lift } from './lift.ts';
import { SELLER_BOARD } from './seller-descriptor.ts';
import { WAVE_BOARD } from './wave-descriptor.ts';
import styles from './MoveToDialog.module.css';

/** Pixels. The list stays as high while it is searched, so that nothing jumps. */
const LIST_HEIGHT = 360;
const OPTION_HEIGHT = 40;
/** Why the column that the accounts are in cannot be chosen. */
const HERE = 'Already here';
const LAYOUT = { rowHeight: OPTION_HEIGHT };

interface MoveToDialogProps {
  readonly accounts: readonly AccountId[];
  readonly onClose: () => void;
}

/** A searchable list of sellers, each with what the move would make of its book. */
export function MoveToDialog({ accounts, onClose }: MoveToDialogProps) {
  return <TargetDialog descriptor={SELLER_BOARD} accounts={accounts} onClose={onClose} />;
}

/** The same for waves. */
export function ScheduleDialog({ accounts, onClose }: MoveToDialogProps) {
  return <TargetDialog descriptor={WAVE_BOARD} accounts={accounts} onClose={onClose} />;
}

interface TargetDialogProps extends MoveToDialogProps {
  readonly descriptor: BoardDescriptor;
}

function TargetDialog({ descriptor, accounts, onClose }: TargetDialogProps) {
  const { contains } = useFilter({ sensitivity: 'base' });
  // Nothing can change beneath an open dialog: what the moves would do is computed once.
  const [choice] = useState(() => prepareChoice(descriptor, accounts));
  if (!choice) return null;
  const { base, lift, scale, targets } = choice;
  const closed = explainNoTarget(targets);
  const choose = (key: ColumnKey): void => {
    onClose();
    carryOut(descriptor, base, lift, key);
  };
  return (
    <Dialog title={`${descriptor.kind === 'sellers' ? 'Move' : 'Schedule'} ${lift.title}`} onClose={onClose}>
      {closed !== null && (
        <p className={styles.closed} role="alert">
          <Ban size={14} strokeWidth={2.2} aria-hidden />
          {closed}
        </p>
      )}
      <p className={styles.note}>
        {explainLift(base, lift)}
        {scale && ` Figures: ${scale}, now → after.`}
      </p>
      <Autocomplete filter={contains}>
        <SearchField aria-label={`Find a ${descriptor.noun}`} autoFocus className={styles.search}>
          <Search size={14} aria-hidden />
          <Input className={styles.input} placeholder={`Find a ${descriptor.noun}`} />
        </SearchField>
        <Virtualizer layout={ListLayout} layoutOptions={LAYOUT}>
          <ListBox
            aria-label={descriptor.kind === 'sellers' ? 'Sellers' : 'Waves'}
            className={styles.list}
            style={{ height: Math.min(LIST_HEIGHT, targets.length * OPTION_HEIGHT) }}
            selectionMode="none"
            items={targets}
            onAction={(id) => choose(Number(id))}
            disabledKeys={targets.filter(({ reason }) => reason !== null).map(({ id }) => id)}
            renderEmptyState={() => <p className={styles.empty}>None with this name.</p>}
          >
            {(target: Target) => (
              <ListBoxItem id={target.id} textValue={target.name} className={styles.option}>
                <span className={styles.words}>
                  <Text slot="label" className={styles.name}>
                    {target.name}
                  </Text>
                  <Text slot="description" className={styles.detail}>
                    {target.reason ?? target.detail}
                  </Text>
                </span>
                {target.effect && <Change effect={target.effect} />}
              </ListBoxItem>
            )}
          </ListBox>
        </Virtualizer>
      </Autocomplete>
    </Dialog>
  );
}

function Change({ effect }: { readonly effect: Effect }) {
  return (
    <span className={styles.change}>
      {effect.before} <span aria-label="to">→</span>{' '}
      <span className={joinClasses(styles.after, styles[effect.tone])}>{effect.after}</span>
    </span>
  );
}

/** A place the accounts can go to. */
interface Target {
  /** The column's key. */
  readonly id: ColumnKey;
  readonly name: string;
  /** Team of a seller, launch of a wave. */
  readonly detail: string;
  /** What the target gains: its first figure. */
  readonly effect: Effect | null;
  /** Why it cannot be chosen, or `null`. */
  readonly reason: string | null;
}

/** The one reason for which nothing in the list can be chosen, or `null`. */
function explainNoTarget(targets: readonly Target[]): string | null {
  const refused = targets.filter(({ reason }) => reason !== HERE);
  const [first] = refused;
  const isClosed = first !== undefined && refused.every(({ reason }) => reason !== null);
  return isClosed ? first.reason : null;
}

/** Why it is not those that were chosen, more or fewer, that move. */
function explainLift({ facts }: PlanBase, { accounts, rows, heldBack }: Lift): string {
  const formats = formatsFor(facts.currency);
  const family = rows.length + heldBack - accounts.length;
  const parts = [
    ...(family > 0
      ? [
          `${countNoun(formats, family, 'account')} of the same ${accounts.length > 1 ? 'families' : 'family'} ${family === 1 ? 'comes' : 'come'} along.`,
        ]
      : []),
    ...(heldBack > 0
      ? [`${countNoun(formats, heldBack, 'locked account')} ${heldBack === 1 ? 'stays' : 'stay'}.`]
      : []),
  ];
  return parts.join(' ');
}

function prepareChoice(descriptor: BoardDescriptor, accounts: readonly AccountId[]) {
  const { base, figures } = planStore.getState();
  const [lead] = accounts;
  if (!base || !figures || lead === undefined) return null;
  const lift = takeCards(descriptor, base, new Set(accounts), lead, true);
  return lift && { base, lift, ...listTargets(descriptor, base, figures, lift) };
}

function listTargets(
  descriptor: BoardDescriptor,
  base: PlanBase,
  figures: PlanFigures,
  lift: Lift,
): { readonly targets: readonly Target[]; readonly scale: string | undefined } {
  const keys = readColumnKeys()[descriptor.kind];
  const homes = new Set(lift.rows.map((row) => descriptor.columnOf(base, row)));
  let scale: string | undefined;
  const targets = keys.map((key): Target => {
    const isHome = homes.size === 1 && homes.has(key);
    const reason = isHome ? HERE : descriptor.explainRefusal(base, lift.rows, key);
    const preview = reason === null ? descriptor.previewDrop(base, figures, lift.rows, key) : null;
    const change = reason === null ? descriptor.describeDrop(base, figures, lift.rows, key, preview) : NO_EFFECTS;
    scale ??= change.scale;
    return {
      id: key,
      name: descriptor.nameColumn(base, key),
      detail: descriptor.detailColumn(base, key),
      effect: change.effects[0] ?? null,
      reason,
    };
  });
  return { targets, scale };
}
