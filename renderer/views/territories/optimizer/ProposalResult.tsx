import { CircleCheck, CircleSlash, TriangleAlert } from 'lucide-react';
import { Fragment } from 'react';
import type { ScenarioId } from '../../../../shared/model/ids.ts';
import type { FoundProposal } from '../../../state/redesign-store.ts';
import type { DistanceFigures } from '../../../../shared/overview/distances.ts';
import type { DisruptionFigures, RedesignSummary } from '../../../../shared/overview/redesign-report.ts';
import { BookStrip } from '../../../charts/BookStrip.tsx';
import { usePlan } from '../../../state/plan-store.ts';
import { joinClasses } from '../../../ui/class-names.ts';
import { countNoun } from '../../../ui/format.ts';
import type { Formats } from '../../../ui/format.ts';
import { MEASURE_NAMES } from '../../../ui/measure-names.ts';
import { useFormats } from '../../use-formats.ts';
import { summarizeFound } from './proposal-view.ts';
import { StalenessNote } from './StalenessNote.tsx';
import spokenStyles from '../../../ui/Spoken.module.css';
import styles from './ProposalResult.module.css';

/** How good a proposal is, what it brings and what it costs, and what stands in its way. */
export function ProposalResult({ found }: { readonly found: FoundProposal }) {
  const summary = summarizeFound(found);
  const isClash = summary.status === 'clash';
  return (
    <>
      <StalenessNote found={found} />
      <Verdict summary={summary} sellers={found.basis.base.roster.fte.filter((fte) => fte > 0).length} />
      {!isClash && <Figures found={found} summary={summary} />}
    </>
  );
}

function Verdict({ summary, sellers }: { readonly summary: RedesignSummary; readonly sellers: number }) {
  const formats = useFormats();
  const { status, quality, balance } = summary;
  const out = balance.reduce((most, { proposed }) => Math.max(most, proposed.out), 0);
  const Icon = status === 'within' ? CircleCheck : status === 'outside' ? TriangleAlert : CircleSlash;
  const title =
    status === 'within'
      ? 'Everybody is within tolerance'
      : status === 'outside'
        ? `${countNoun(formats, out, 'seller')} of ${formats.count(sellers)} out of tolerance`
        : 'There is no proposal: constraints contradict one another';
  return (
    <header className={joinClasses(styles.verdict, styles[status])}>
      <Icon size={22} strokeWidth={1.8} aria-hidden className={styles.mark} />
      <div className={styles.words}>
        <h2 className={styles.title}>{title}</h2>
        {status !== 'clash' && <p className={styles.quality}>{quality.words}</p>}
      </div>
      {status !== 'clash' && (
        <dl className={styles.gaps}>
          <div title="What the proposal counts above the least that any redesign with these sellers for the large accounts can count">
            <dt>To the best possible</dt>
            <dd>{writeGap(formats, quality.whaleGap)}</dd>
          </div>
          {summary.whales.length > 0 && (
            <div title="The same, if large accounts could be divided among sellers: a bound that no redesign can reach">
              <dt>Large accounts divided</dt>
              <dd>{writeGap(formats, quality.gap)}</dd>
            </div>
          )}
        </dl>
      )}
    </header>
  );
}

function writeGap(formats: Formats, gap: number | null): string {
  return gap === null ? '–' : formats.share(gap);
}

function Figures({ found, summary }: { readonly found: FoundProposal; readonly summary: RedesignSummary }) {
  const formats = useFormats();
  return (
    <div className={styles.figures}>
      <section className={styles.card} aria-label="Balance, today and as proposed">
        <h3 className={styles.cardTitle}>Balance, seller by seller</h3>
        <div className={styles.strips}>
          {found.proposal.outcomes.map((outcome) => (
            <BookStrip key={outcome.measure} outcome={outcome} formats={formats} />
          ))}
        </div>
      </section>
      <section className={styles.card} aria-label="What changes">
        <h3 className={styles.cardTitle}>What changes</h3>
        <Comparison scenario={found.basis.base.scenario} summary={summary} />
      </section>
    </div>
  );
}

/** Figures of the customers' disruption, in the order in which they are told. */
export function listDisruption(
  formats: Formats,
  figures: DisruptionFigures,
): readonly { readonly label: string; readonly value: string }[] {
  return [
    {
      label: 'Accounts moved',
      value: `${formats.count(figures.movedAccounts)} · ${formats.fixedShare(figures.movedAccountsShare)}`,
    },
    {
      label: 'ARR moved',
      value: `${formats.moneyCompact(figures.movedArr)} · ${formats.fixedShare(figures.movedArrShare)}`,
    },
    { label: 'Late-stage deals moved', value: formats.count(figures.lateDealsMoved) },
    { label: 'Moved again within a year', value: formats.count(figures.movedAgain) },
    { label: 'Continuity', value: formats.fixedShare(figures.continuity) },
  ];
}

/** "72 · 6.0%" one below the other, so that the column stays narrow. */
function Parts({ value }: { readonly value: string }) {
  const [first, ...others] = value.split(' · ');
  return (
    <>
      {first}
      {others.map((part) => (
        <Fragment key={part}>
          <span className={spokenStyles.spoken}> · </span>
          <span className={styles.part}>{part}</span>
        </Fragment>
      ))}
    </>
  );
}

interface ComparisonProps {
  /** Which one the proposal was made for. */
  readonly scenario: ScenarioId;
  readonly summary: RedesignSummary;
}

/** The scenario as it stands beside the proposal. */
function Comparison({ scenario, summary }: ComparisonProps) {
  const formats = useFormats();
  const name = usePlan((state) => state.scenarios.find(({ id }) => id === scenario)?.name ?? '');
  const { disruption, distance } = summary;
  const writeDistance = ({ mean }: DistanceFigures) => ({
    label: 'Km to the seller’s base',
    value: formats.fixed(mean ?? Number.NaN, 1),
  });
  const now = [
    ...listDisruption(formats, disruption.scenario),
    ...(distance ? [writeDistance(distance.scenario)] : []),
  ];
  const proposed = [
    ...listDisruption(formats, disruption.proposed),
    ...(distance ? [writeDistance(distance.proposed)] : []),
  ];
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">
            <span className={spokenStyles.spoken}>Figure</span>
          </th>
          <th scope="col" title={`${name} as it stands`}>
            {name}
          </th>
          <th scope="col">Proposed</th>
        </tr>
      </thead>
      <tbody>
        {summary.balance.map(({ measure, scenario: under, proposed: after }) => (
          <tr key={measure}>
            <th scope="row" title="Spread of the sellers’ index around their mean">
              {MEASURE_NAMES[measure]}, CV
            </th>
            <td>{formats.fixedShare(under.cv ?? Number.NaN)}</td>
            <td>{formats.fixedShare(after.cv ?? Number.NaN)}</td>
          </tr>
        ))}
        {now.map(({ label, value }, index) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            <td>
              <Parts value={value} />
            </td>
            <td>
              <Parts value={proposed[index]?.value ?? ''} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
