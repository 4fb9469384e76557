import { Check, CopyPlus } from 'lucide-react';
import { useState } from 'react';
import { BASELINE } from '../../../../shared/model/create-plan.ts';
import type { ProposedMove } from '../../../../shared/territory/redesign/proposal.ts';
import { usePlan } from '../../../state/plan-store.ts';
import type { FoundProposal } from '../../../state/redesign-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { countNoun } from '../../../ui/format.ts';
import { NameDialog } from '../../dialogs/NameDialog.tsx';
import { useFormats } from '../../use-formats.ts';
import { adoptMoves } from './adopt.ts';
import styles from './ProposalMoves.module.css';
import { isAdoptable, useStaleness } from './StalenessNote.tsx';

interface AdoptBarProps {
  readonly found: FoundProposal;
  /** What is not adopted yet. */
  readonly all: readonly ProposedMove[];
  /** Those of them that are selected: where there are any, these are adopted. */
  readonly selected: readonly ProposedMove[];
  readonly onAdopted: () => void;
}

/** Adopts all moves or the selected ones, here or in a new scenario. Today takes no decisions: there, only in a new one. */
export function AdoptBar({ found, all, selected, onAdopted }: AdoptBarProps) {
  const scenarioId = usePlan((state) => state.scenarioId);
  const scenarios = usePlan((state) => state.scenarios);
  const staleness = useStaleness(found);
  const formats = useFormats();
  const [isNaming, setNaming] = useState(false);
  const moves = selected.length > 0 ? selected : all;
  const isBaseline = scenarioId === BASELINE;
  const isDisabled = moves.length === 0 || !isAdoptable(staleness);
  const arr = moves.reduce(
    (sum, { accounts }) => accounts.reduce((own, row) => own + (found.basis.base.measures.arr[row] as number), sum),
    0,
  );
  const countAccounts = (of: readonly ProposedMove[]): number =>
    of.reduce((sum, move) => sum + move.accounts.length, 0);
  const accounts = countAccounts(moves);
  const takenBack = countAccounts(moves.filter(({ kind }) => kind === 'return'));
  const adopt = (name: string | null) => {
    if (adoptMoves(found, moves, name)) onAdopted();
  };
  const what = selected.length > 0 ? `${formats.count(selected.length)} selected` : `all ${formats.count(all.length)}`;
  return (
    <div className={styles.bar} role="group" aria-label="Adopt">
      <span
        className={styles.sums}
        role="status"
        title={
          takenBack > 0
            ? 'Taken back: the scenario moves these accounts, the proposal leaves them where they are today'
            : undefined
        }
      >
        {moves.length === 0
          ? 'Nothing left to adopt'
          : [
              countNoun(formats, moves.length, 'move'),
              countNoun(formats, accounts, 'account'),
              ...(takenBack > 0 ? [`${formats.count(takenBack)} taken back`] : []),
              `${formats.moneyCompact(arr)} ARR`,
            ].join(' · ')}
      </span>
      <Button
        icon={CopyPlus}
        variant={isBaseline ? 'primary' : 'secondary'}
        isDisabled={isDisabled}
        onPress={() => setNaming(true)}
      >
        {isBaseline ? `Adopt ${what} in a new scenario…` : 'In a new scenario…'}
      </Button>
      {!isBaseline && (
        <Button variant="primary" icon={Check} isDisabled={isDisabled} onPress={() => adopt(null)}>
          {`Adopt ${what}`}
        </Button>
      )}
      {isNaming && (
        <NameDialog
          title="Adopt in a new scenario"
          label="Name of the scenario"
          initial={nameFree(scenarios.map(({ name }) => name))}
          confirmLabel="Adopt"
          onClose={() => setNaming(false)}
          onConfirm={adopt}
        />
      )}
    </div>
  );
}

/** "Redesign", or the first number behind it that no scenario has. */
function nameFree(taken: readonly string[]): string {
  let name = 'Redesign';
  for (let number = 2; taken.includes(name); number++) name = `Redesign ${number}`;
  return name;
}
