import { useMemo, useRef, useState } from 'react';
import { explainCombined, explainOut, explainSpread } from '../../../../shared/overview/explain-scorecard.ts';
import type { PlanBase } from '../../../../shared/overview/plan-base.ts';
import { readBalanceRules } from '../../../../shared/territory/balance.ts';
import type { MeasureBalance } from '../../../../shared/territory/balance.ts';
import type { CombinedBalance } from '../../../../shared/territory/combined.ts';
import { readEligibilityRules } from '../../../../shared/territory/eligibility.ts';
import type { Measure } from '../../../../shared/territory/measures.ts';
import type { Scorecard } from '../../../../shared/territory/scorecard.ts';
import { computeSegmentScorecards } from '../../../../shared/territory/segments.ts';
import { setMeasure, useSession } from '../../../state/session-store.ts';
import { useCellArrows } from '../../../ui/cell-arrows.ts';
import { joinClasses } from '../../../ui/class-names.ts';
import { MEASURE_NAMES } from '../../../ui/measure-names.ts';
import { Select } from '../../../ui/Select.tsx';
import { ExplainedStop } from '../../../ui/Tooltip.tsx';
import { Panel } from '../../shell/Page.tsx';
import { useFormats } from '../../use-formats.ts';
import { writeMeasureCompact } from '../../write-measure.ts';
import { Change, Figure } from './Figure.tsx';
import { RuleFields } from './RuleFields.tsx';
import sheet from '../Figures.module.css';
import styles from './Scorecard.module.css';

interface BalancePanelProps {
  readonly base: PlanBase;
  readonly scorecard: Scorecard;
}

const ALL = 'all';

/** How even the books are, today and under the scenario: measure by measure and together, in one segment or in all. */
export function BalancePanel({ base, scorecard }: BalancePanelProps) {
  const [segment, setSegment] = useState(ALL);
  const table = useRef<HTMLTableElement>(null);
  useCellArrows(table);
  // The base is a new object after every edit.
  const segments = useMemo(
    () => computeSegmentScorecards(base.measures, base.sharing, base.assignment, readBalanceRules(base.document)),
    [base],
  );
  const chosen = segments[Number(segment)];
  const { balance, combined } = chosen ?? scorecard;
  const isOpen = readEligibilityRules(base.document).length === 0;
  const options = [
    { id: ALL, label: 'All' },
    ...segments.map(({ name }, index) => ({ id: String(index), label: name || 'Without a segment' })),
  ];
  return (
    <Panel
      title="Balance"
      note={`Today → under this scenario. A seller’s target is their share by capacity (FTE)${isOpen ? '' : ' of what they are eligible for'}.`}
      actions={
        <Select look="chip" label="Segment" options={options} value={chosen ? segment : ALL} onChange={setSegment} />
      }
    >
      <div className={sheet.wide}>
        <table ref={table} className={joinClasses(sheet.table, styles.figures)} aria-label="Balance by measure">
          <thead>
            <tr>
              <th scope="col">Measure</th>
              <th scope="col">Total</th>
              <th scope="col">Tolerance</th>
              <th scope="col">Weight</th>
              <th scope="col">Sellers out</th>
              <th scope="col">CV</th>
              <th scope="col">Max/min</th>
              <th scope="col">Gini</th>
            </tr>
          </thead>
          <tbody>
            {balance.map(({ measure, before, after }) => (
              <MeasureRow key={measure} base={base} measure={measure} before={before} after={after} />
            ))}
            <CombinedRow base={base} before={combined.before} after={combined.after} />
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

interface MeasureRowProps {
  readonly base: PlanBase;
  readonly measure: Measure;
  readonly before: MeasureBalance;
  readonly after: MeasureBalance;
}

function MeasureRow({ base, measure, before, after }: MeasureRowProps) {
  const formats = useFormats();
  const shown = useSession((state) => state.measure);
  return (
    <tr data-shown={shown === measure || undefined}>
      <th scope="row">
        <button
          type="button"
          className={styles.measure}
          aria-pressed={shown === measure}
          title="Show this measure on the board"
          onClick={() => setMeasure(measure)}
        >
          {MEASURE_NAMES[measure]}
        </button>
      </th>
      <td>{writeMeasureCompact(formats, measure, after.total)}</td>
      <RuleFields base={base} measure={measure} />
      <Figures base={base} before={before} after={after} />
    </tr>
  );
}

interface CombinedRowProps {
  readonly base: PlanBase;
  readonly before: CombinedBalance;
  readonly after: CombinedBalance;
}

function CombinedRow({ base, before, after }: CombinedRowProps) {
  const formats = useFormats();
  return (
    <tr className={styles.together}>
      <th scope="row">
        <Figure explain={() => explainCombined(base)}>Weighted together</Figure>
      </th>
      <td />
      <td>{after.tolerance === null ? '–' : `± ${formats.share(after.tolerance)}`}</td>
      <td />
      <Figures base={base} before={before} after={after} />
    </tr>
  );
}

interface FiguresProps {
  readonly base: PlanBase;
  readonly before: MeasureBalance | CombinedBalance;
  readonly after: MeasureBalance | CombinedBalance;
}

function Figures({ base, before, after }: FiguresProps) {
  const formats = useFormats();
  return (
    // Arrows lead here from the row's name, where Tab stops.
    <ExplainedStop value={-1}>
      <td>
        <Figure explain={() => explainOut(base, after)}>
          {after.tolerance === null ? (
            '–'
          ) : (
            <Change
              before={formats.count(before.out)}
              after={formats.count(after.out)}
              change={after.out - before.out}
            />
          )}
        </Figure>
      </td>
      <td>
        <Figure explain={() => explainSpread(base, 'cv', after)}>
          <Change
            before={formats.fixedShare(before.cv)}
            after={formats.fixedShare(after.cv)}
            change={after.cv - before.cv}
          />
        </Figure>
      </td>
      <td>
        <Figure explain={() => explainSpread(base, 'maxMin', after)}>
          <Change
            before={writeRatio(formats.fixed(before.maxMin, 1), before.maxMin)}
            after={writeRatio(formats.fixed(after.maxMin, 1), after.maxMin)}
            change={after.maxMin - before.maxMin}
          />
        </Figure>
      </td>
      <td>
        <Figure explain={() => explainSpread(base, 'gini', after)}>
          <Change
            before={formats.fixed(before.gini, 2)}
            after={formats.fixed(after.gini, 2)}
            change={after.gini - before.gini}
          />
        </Figure>
      </td>
    </ExplainedStop>
  );
}

/** Endless where somebody has nothing. */
function writeRatio(text: string, ratio: number): string {
  return ratio === Infinity ? '∞' : text;
}
