import { useMemo, useRef, useState } from 'react';
import { explainGroup } from '../../../../shared/overview/explain-scorecard.ts';
import type { PlanBase } from '../../../../shared/overview/plan-base.ts';
import type { PlanFigures } from '../../../../shared/overview/plan-figures.ts';
import { readBalanceRules } from '../../../../shared/territory/balance.ts';
import { rollUpGroups } from '../../../../shared/territory/groups.ts';
import type { Grouping } from '../../../../shared/territory/groups.ts';
import { MEASURES } from '../../../../shared/territory/measures.ts';
import { useCellArrows } from '../../../ui/cell-arrows.ts';
import { joinClasses } from '../../../ui/class-names.ts';
import { MEASURE_NAMES } from '../../../ui/measure-names.ts';
import { ToggleGroup } from '../../../ui/Toggles.tsx';
import { ExplainedStop } from '../../../ui/Tooltip.tsx';
import { Panel } from '../../shell/Page.tsx';
import { useFormats } from '../../use-formats.ts';
import { Figure } from './Figure.tsx';
import sheet from '../Figures.module.css';
import styles from './Scorecard.module.css';

interface GroupsPanelProps {
  readonly base: PlanBase;
  readonly figures: PlanFigures;
}

const OPTIONS = [
  { id: 'manager', label: 'Manager' },
  { id: 'team', label: 'Team' },
  { id: 'region', label: 'Region' },
] as const;

/** The books of managers, teams or regions against the sum of their sellers' targets. */
export function GroupsPanel({ base, figures }: GroupsPanelProps) {
  const formats = useFormats();
  const [grouping, setGrouping] = useState<Grouping>('manager');
  const table = useRef<HTMLTableElement>(null);
  useCellArrows(table);
  const groups = useMemo(
    () => rollUpGroups(base.roster, grouping, figures, figures.targets, readBalanceRules(base.document)),
    [base, figures, grouping],
  );
  return (
    <Panel
      title="Groups"
      note="Sums of the books against the sums of the targets; 100 is on target."
      actions={<ToggleGroup label="Group by" options={OPTIONS} value={grouping} onChange={setGrouping} />}
    >
      <div className={sheet.wide}>
        <table
          ref={table}
          className={joinClasses(sheet.table, styles.figures)}
          aria-label="Groups against their targets"
        >
          <thead>
            <tr>
              <th scope="col">{OPTIONS.find(({ id }) => id === grouping)?.label}</th>
              <th scope="col">Sellers</th>
              <th scope="col">FTE</th>
              <th scope="col">Accounts</th>
              <th scope="col">ARR</th>
              {MEASURES.map((measure) => (
                <th key={measure} scope="col">
                  {MEASURE_NAMES[measure]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => (
              <tr key={group.name}>
                <th scope="row" title={group.name}>
                  {group.name || 'None'}
                </th>
                <td>{formats.count(group.sellers.length)}</td>
                <td>{formats.decimal(group.fte, 2)}</td>
                <td>
                  {formats.count(group.before.accounts)} → {formats.count(group.after.accounts)}
                </td>
                <td>
                  {formats.moneyCompact(group.before.arr)} → {formats.moneyCompact(group.after.arr)}
                </td>
                {MEASURES.map((measure, index) => (
                  <td key={measure}>
                    {/* Tab stops once a row, arrows lead on. */}
                    <ExplainedStop value={index === 0 ? 0 : -1}>
                      <Figure explain={() => explainGroup(base, measure, group)}>
                        <span className={joinClasses(styles.deviation, styles[group.status[measure]])}>
                          {formats.count(Math.round(group.indexAfter[measure]))}
                          {group.status[measure] === 'out' && (
                            <span className={styles.alarm} role="img" aria-label="out of tolerance">
                              !
                            </span>
                          )}
                        </span>
                      </Figure>
                    </ExplainedStop>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
