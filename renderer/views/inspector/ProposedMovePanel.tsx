import { Check } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import type { PlanBase } from '../../../shared/overview/plan-base.ts';
import type { MoveEffect } from '../../../shared/territory/redesign/explain.ts';
import { usePlan } from '../../state/plan-store.ts';
import { useFoundProposal } from '../../state/redesign-store.ts';
import type { FoundProposal, ProposalSource } from '../../state/redesign-store.ts';
import { selectOnly } from '../../state/selection.ts';
import { inspect } from '../../state/session-store.ts';
import { joinClasses } from '../../ui/class-names.ts';
import { Button } from '../../ui/Button.tsx';
import { MEASURE_NAMES } from '../../ui/measure-names.ts';
import { adoptMoves } from '../territories/optimizer/adopt.ts';
import { findMoveWords, isAdopted } from '../territories/optimizer/proposal-view.ts';
import { isAdoptable, useStaleness } from '../territories/optimizer/StalenessNote.tsx';
import { useFormats } from '../use-formats.ts';
import { FactList, Note, PanelHead, Section, Tag } from './Parts.tsx';
import linkStyles from './Links.module.css';
import styles from './ProposedMovePanel.module.css';

const KIND_NAMES = {
  transfer: 'Transfer',
  succession: 'Succession',
  assignment: 'Assignment',
  return: 'Taken back',
} as const;

interface ProposedMovePanelProps {
  readonly source: ProposalSource;
  readonly index: number;
}

/** One proposed move: why, what it costs, what it cures and strains; adopted alone. */
export function ProposedMovePanel({ source, index }: ProposedMovePanelProps) {
  const found = useFoundProposal(source);
  if (!found?.proposal.moves[index]) return <Note>This move is no longer proposed.</Note>;
  return <Move found={found} index={index} />;
}

function Move({ found, index }: { readonly found: FoundProposal; readonly index: number }) {
  const base = usePlan((state) => state.base);
  const scenarios = usePlan((state) => state.scenarios);
  const scenarioId = usePlan((state) => state.scenarioId);
  const staleness = useStaleness(found);
  const formats = useFormats();
  const move = found.proposal.moves[index];
  if (!move || !base) return null;
  const { basis } = found;
  const words = findMoveWords(found);
  const report = words.report(move);
  const { cures, strains } = words.explain(move);
  const isBaseline = scenarios.some(({ id, isBaseline: isToday }) => id === scenarioId && isToday);
  const isDone = isAdoptable(staleness) && isAdopted(base, move);
  const more = report.names.length - 1;
  return (
    <>
      <PanelHead
        title={report.names[0] ?? ''}
        detail={more > 0 ? `and ${more === 1 ? '1 more account' : `${formats.count(more)} more accounts`} with it` : ''}
      >
        <Tag>{KIND_NAMES[move.kind]}</Tag>
        {isDone && <Tag>Adopted</Tag>}
      </PanelHead>
      <Section title="Why">
        <Note>{report.why}</Note>
      </Section>
      <Section title="Seller">
        <FactList
          facts={[
            { label: move.kind === 'return' ? 'In the scenario' : 'Today', value: report.fromName },
            { label: 'Proposed', value: report.toName, isStrong: true },
          ]}
        />
      </Section>
      <Section title="What it costs">
        <FactList
          facts={[
            {
              label: 'Points',
              value: formats.fixed(move.cost, 2),
              exact: 'What the move counts for the optimizer: an ordinary account without ARR is 1',
              isStrong: true,
            },
          ]}
        />
        <Note>{report.costs}</Note>
      </Section>
      {cures.length > 0 && (
        <Section title="What it cures">
          <Effects base={basis.base} effects={cures} />
        </Section>
      )}
      {strains.length > 0 && (
        <Section title="What it strains">
          <Effects base={basis.base} effects={strains} />
        </Section>
      )}
      {report.names.length > 1 && (
        <Section title="Accounts">
          <Accounts ids={report.accounts} names={report.names} />
        </Section>
      )}
      <div className={styles.actions}>
        {!isBaseline && (
          <Button
            variant="primary"
            icon={Check}
            isDisabled={isDone || !isAdoptable(staleness)}
            onPress={() => adoptMoves(found, [move], null)}
          >
            Adopt this move
          </Button>
        )}
        <Button onPress={() => showAccount(report.accounts[0] ?? '')}>Show the account</Button>
      </div>
    </>
  );
}

function showAccount(account: string): void {
  selectOnly(account);
  inspect({ kind: 'accounts' });
}

function Accounts({ ids, names }: { readonly ids: readonly string[]; readonly names: readonly string[] }) {
  return (
    <ul className={styles.list}>
      {ids.map((id, index) => (
        <li key={id}>
          <AriaButton className={linkStyles.link} onPress={() => showAccount(id)}>
            <span>{names[index]}</span>
          </AriaButton>
        </li>
      ))}
    </ul>
  );
}

/** Who is how far from the target without the move, and with it. */
function Effects({ base, effects }: { readonly base: PlanBase; readonly effects: readonly MoveEffect[] }) {
  const formats = useFormats();
  const write = (ratio: number): string =>
    `${ratio > 0 ? '+' : ratio < 0 ? '−' : ''}${formats.fixedShare(Math.abs(ratio))}`;
  return (
    <table className={styles.effects}>
      <thead>
        <tr>
          <th scope="col">Seller, measure</th>
          <th scope="col">Without</th>
          <th scope="col">With</th>
        </tr>
      </thead>
      <tbody>
        {effects.map(({ seller, measure, tolerance, without, proposed }) => (
          <tr key={`${seller} ${measure}`}>
            <th scope="row">
              {base.roster.names[seller]}
              <span className={styles.measure}>{MEASURE_NAMES[measure]}</span>
            </th>
            <td className={joinClasses(Math.abs(without) > tolerance && styles.out)}>{write(without)}</td>
            <td className={joinClasses(styles.with, Math.abs(proposed) > tolerance && styles.out)}>
              {write(proposed)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
