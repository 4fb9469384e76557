import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';
import { readPolicy } from '../../../../shared/model/plan.ts';
import { countSilentMoves, describeSilentMoves } from '../../../../shared/overview/schedule-outside.ts';
import { previewSchedule } from '../../../../shared/overview/schedule-preview.ts';
import { describeLaunch, describeScheduleQuality, nameWaves } from '../../../../shared/overview/schedule-words.ts';
import { computeLoad } from '../../../../shared/waves/load.ts';
import { needsCure } from '../../../../shared/waves/schedule/infeasible.ts';
import { listPeakWeeks } from '../../../charts/peak-weeks.ts';
import { PeakChart } from '../../../charts/PeakChart.tsx';
import { SellerWeekHeatmap } from '../../../charts/SellerWeekHeatmap.tsx';
import { computeFigures } from '../../../../shared/overview/plan-figures.ts';
import type { FoundSchedule } from '../../../state/schedule-store.ts';
import { countNoun } from '../../../ui/format.ts';
import { Panel } from '../../shell/Page.tsx';
import { useFormats } from '../../use-formats.ts';
import { MixTable } from './MixTable.tsx';
import styles from './Planner.module.css';

/** What a schedule amounts to: how good it is, its waves, the mix and the weeks before and after. */
export function ScheduleResult({ found }: { readonly found: FoundSchedule }) {
  const { base, input, launches, proposal } = found;
  const formats = useFormats();
  const compared = useMemo(() => {
    if (proposal.status === 'clash') return null;
    const after = previewSchedule(base, input, launches, proposal);
    const load = computeLoad(after);
    return {
      before: computeLoad(base),
      live: { base: after, figures: computeFigures(after), load, preview: null, isProjected: false },
    };
  }, [base, input, launches, proposal]);
  const peaks = useMemo(() => {
    if (!compared) return null;
    return listPeakWeeks(
      base.roster,
      compared.before,
      compared.live.load,
      readPolicy(base.document, 'handoverCapacity'),
      formats,
    );
  }, [compared, base, formats]);
  const silent = useMemo(() => countSilentMoves(base), [base]);
  const { outcome } = proposal;
  const isFine = proposal.status === 'complete' && !needsCure(outcome);
  const Icon = isFine ? CircleCheck : TriangleAlert;
  const names = nameWaves(base, launches.length);
  return (
    <>
      <header className={styles.head}>
        <Icon size={18} aria-hidden className={isFine ? styles.good : styles.warn} />
        <div>
          <h2 className={styles.headline}>{describeHeadline(found, formats)}</h2>
          <p className={styles.quality}>{describeScheduleQuality(base.wording, proposal)}</p>
          {silent.count > 0 && <p className={styles.quality}>{`${describeSilentMoves(base, silent)}.`}</p>}
        </div>
      </header>
      {compared && peaks && (
        <>
          <ol className={styles.launches} aria-label="Proposed waves">
            {launches.map((launch, index) => {
              const why = describeLaunch(base, launch);
              return (
                <li key={launch.day} className={styles.launch}>
                  <span className={styles.launchName}>{names[index]}</span>
                  <strong>{formats.day(launch.day)}</strong>
                  <span>{countNoun(formats, compared.live.load.byWave[index]?.moves ?? 0, 'move')}</span>
                  {why !== '' && <span className={styles.launchWhy}>{why}</span>}
                </li>
              );
            })}
          </ol>
          <div className={styles.charts}>
            <Panel title="Persona mix per wave" note="moves, share; before">
              <MixTable found={found} before={compared.before} />
            </Panel>
            <Panel
              title="Fullest week of a seller"
              note={`${formats.hours(peaks.peakBefore)} → ${formats.hours(peaks.peakAfter)} at the peak`}
              className={styles.chartPanel}
            >
              <PeakChart peaks={peaks} />
            </Panel>
          </div>
          <Panel title="Seller × week, proposed" note="hours, both sides together" className={styles.heat}>
            <div className={styles.heatBody}>
              <SellerWeekHeatmap live={compared.live} />
            </div>
          </Panel>
        </>
      )}
    </>
  );
}

function describeHeadline({ proposal, input }: FoundSchedule, formats: ReturnType<typeof useFormats>): string {
  if (proposal.status === 'clash') return 'No schedule: pins contradict one another';
  const { unplaced, overruns } = proposal.outcome;
  const total = input.moves.persona.reduce((sum, code) => sum + (code >= 0 ? 1 : 0), 0);
  const placed = `${countNoun(formats, total - unplaced.length, 'move')} in ${countNoun(formats, input.launches.length, 'wave')}`;
  if (unplaced.length > 0) return `${placed}, ${formats.count(unplaced.length)} fit none`;
  return overruns.length > 0 ? `${placed}, some weeks above the plan` : `${placed}, within every week’s plan`;
}
