import type { PlanFigures } from '../../../../shared/overview/plan-figures.ts';
import type { Scorecard } from '../../../../shared/territory/scorecard.ts';
import { joinClasses } from '../../../ui/class-names.ts';
import type { Formats } from '../../../ui/format.ts';
import { UNKNOWN } from '../../../ui/format.ts';
import { MEASURE_NAMES } from '../../../ui/measure-names.ts';
import { Panel } from '../../shell/Page.tsx';
import { useFormats } from '../../use-formats.ts';
import type { Sides } from './compare-sides.ts';
import sheet from '../Figures.module.css';
import styles from './Compare.module.css';

interface ScorecardsPanelProps {
  readonly name: string;
  readonly figures: PlanFigures;
  readonly sides: Sides;
}

interface Line {
  readonly label: string;
  readonly read: (scorecard: Scorecard) => number;
  readonly write: (formats: Formats, value: number) => string;
  /** Of the change, where it is written in another way than the figures. */
  readonly writeChange?: (formats: Formats, value: number) => string;
  /** 1: more is better, -1: less is better. */
  readonly better: 1 | -1;
}

const share = (formats: Formats, value: number): string => formats.fixedShare(value);
/** What lies between two shares are percentage points: 30% is 10 points less than 40%, not 10%. */
const points = (formats: Formats, value: number): string => `${formats.fixed(100 * value, 1)} pts`;
const count = (formats: Formats, value: number): string => formats.count(value);
const money = (formats: Formats, value: number): string => formats.moneyCompact(value);

/** Both scorecards beside each other, and by how much the first is better or worse: in words, not by colour alone. */
export function ScorecardsPanel({ name, figures, sides }: ScorecardsPanelProps) {
  const formats = useFormats();
  const here = figures.scorecard;
  const there = sides.otherFigures.scorecard;
  return (
    <Panel title="Scorecards" note="Who is out first, then the spread, then what it costs.">
      <div className={sheet.wide}>
        <table className={joinClasses(sheet.table, styles.sides)} aria-label="Scorecards side by side">
          <thead>
            <tr>
              <th scope="col">Figure</th>
              <th scope="col" title={name}>
                {name}
              </th>
              <th scope="col" title={sides.otherName}>
                {sides.otherName}
              </th>
              <th scope="col" className={styles.against} title={`${name} against ${sides.otherName}`}>
                <span className={styles.againstName}>{`${name} against ${sides.otherName}`}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {listLines(here).map(({ label, read, write, writeChange = write, better }) => {
              const [left, right] = [read(here), read(there)];
              const change = left - right;
              const isSame = Math.abs(change) < 1e-9 || Number.isNaN(change);
              const isBetter = change * better > 0;
              const sign = change > 0 ? '+' : '−';
              return (
                <tr key={label}>
                  <th scope="row">{label}</th>
                  <td>{write(formats, left)}</td>
                  <td>{write(formats, right)}</td>
                  <td className={isSame ? undefined : isBetter ? sheet.good : sheet.bad}>
                    {isSame
                      ? UNKNOWN
                      : `${sign}${writeChange(formats, Math.abs(change))} ${isBetter ? 'better' : 'worse'}`}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}

function listLines(scorecard: Scorecard): Line[] {
  const out = scorecard.balance.flatMap(({ measure, after }, index): Line[] =>
    after.tolerance === null
      ? []
      : [
          {
            label: `${MEASURE_NAMES[measure]}: sellers out`,
            read: ({ balance }) => balance[index]?.after.out ?? Number.NaN,
            write: count,
            better: -1,
          },
        ],
  );
  const spread = scorecard.balance.map(({ measure }, index): Line => ({
    label: `${MEASURE_NAMES[measure]}: CV`,
    read: ({ balance }) => balance[index]?.after.cv ?? Number.NaN,
    write: share,
    writeChange: points,
    better: -1,
  }));
  const together: Line = {
    label: 'Weighted together: sellers out',
    read: ({ combined }) => combined.after.out,
    write: count,
    better: -1,
  };
  const price = (label: string, read: Line['read'], write: Line['write']): Line => ({ label, read, write, better: -1 });
  return [
    ...out,
    together,
    ...spread,
    price('Accounts moved', ({ disruption }) => disruption.movedAccounts, count),
    price('ARR moved', ({ disruption }) => disruption.movedArr, money),
    price('Pipeline moved', ({ disruption }) => disruption.movedPipeline, money),
    price('Late-stage deals moved', ({ disruption }) => disruption.lateDealsMoved, count),
    price('Moved again within a year', ({ disruption }) => disruption.movedAgain, count),
    {
      label: 'Continuity',
      read: ({ disruption }) => disruption.continuity,
      write: share,
      writeChange: points,
      better: 1,
    },
  ];
}
