import { useRef } from 'react';
import type { PlanBase } from '../../../shared/overview/plan-base.ts';
import type { SellerBalance } from '../../../shared/territory/balance.ts';
import type { Measure } from '../../../shared/territory/measures.ts';
import type { Scorecard } from '../../../shared/territory/scorecard.ts';
import { useCellArrows } from '../../ui/cell-arrows.ts';
import { joinClasses } from '../../ui/class-names.ts';
import type { Formats } from '../../ui/format.ts';
import { MEASURE_NAMES } from '../../ui/measure-names.ts';
import { Explained, ExplainedStop } from '../../ui/Tooltip.tsx';
import { useFormats } from '../use-formats.ts';
import { writeMeasure, writeMeasureCompact } from '../write-measure.ts';
import styles from './SellerFigures.module.css';

interface SellerFiguresProps {
  readonly base: PlanBase;
  readonly scorecard: Scorecard;
  /** Roster row. */
  readonly row: number;
}

const STATUS_WORDS = {
  within: 'within tolerance',
  amber: 'near the limit',
  out: 'out of tolerance',
  none: '',
} as const;

/** Every measure: value, target and index today and under the scenario; how each comes about on hover and focus. */
export function SellerFigures({ base, scorecard, row }: SellerFiguresProps) {
  const formats = useFormats();
  const table = useRef<HTMLTableElement>(null);
  useCellArrows(table);
  const fte = base.roster.fte[row] as number;
  return (
    <table ref={table} className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Measure</th>
          <th scope="col">Book</th>
          <th scope="col">Target</th>
          <th scope="col">Index</th>
        </tr>
      </thead>
      <tbody>
        {scorecard.balance.map(({ measure, before, after }) => {
          const then = before.sellers[row];
          const now = after.sellers[row];
          if (!then || !now) return null;
          return (
            <tr key={measure}>
              <th scope="row">{MEASURE_NAMES[measure]}</th>
              <td>
                <Explained explanation={explainValue(formats, measure, then, now)}>
                  {writeMeasureCompact(formats, measure, now.value)}
                </Explained>
              </td>
              {/* Tab stops at the first figure of a row, arrows lead on. */}
              <ExplainedStop value={-1}>
                <td>
                  <Explained explanation={explainTarget(formats, measure, now, fte)}>
                    {now.target > 0 ? writeMeasureCompact(formats, measure, now.target) : '–'}
                  </Explained>
                </td>
                <td className={joinClasses(styles.index, styles[now.status])}>
                  <Explained explanation={explainIndex(formats, then, now, after.tolerance)}>
                    {formats.decimal(now.index, 0)}
                  </Explained>
                </td>
              </ExplainedStop>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function explainValue(formats: Formats, measure: Measure, then: SellerBalance, now: SellerBalance): string {
  return `Today ${writeMeasure(formats, measure, then.value)}\nPlan ${writeMeasure(formats, measure, now.value)}`;
}

function explainTarget(formats: Formats, measure: Measure, now: SellerBalance, fte: number): string {
  if (now.target === 0) return 'No target: managers and sellers who leave have none.';
  return `${writeMeasure(formats, measure, now.target)}\nPer segment: its total × FTE ${formats.decimal(fte, 2)} ÷ the FTE of all sellers, summed over the segments.`;
}

function explainIndex(formats: Formats, then: SellerBalance, now: SellerBalance, tolerance: number | null): string {
  if (!Number.isFinite(now.index)) return 'No index without a target.';
  const lines = [
    `100 × book ÷ target`,
    `Today ${formats.decimal(then.index, 0)}, plan ${formats.decimal(now.index, 0)}`,
  ];
  if (tolerance !== null) lines.push(`Tolerance ± ${formats.share(tolerance)}: ${STATUS_WORDS[now.status]}`);
  else lines.push('Reported only: no tolerance.');
  return lines.join('\n');
}
