import { listOutsideNotes } from '../../../../shared/overview/schedule-outside.ts';
import {
  describeCure,
  describeFirstWaveExcess,
  describeMissedQuota,
  describeOverrun,
  describeScheduleClash,
  nameWaves,
} from '../../../../shared/overview/schedule-words.ts';
import type { Cure, CureEffect } from '../../../../shared/waves/schedule/infeasible.ts';
import { planWaves } from '../../../state/schedule-run.ts';
import { changeAsk } from '../../../state/schedule-store.ts';
import type { FoundSchedule } from '../../../state/schedule-store.ts';
import { goToTerritoryView } from '../../../state/session-store.ts';
import { Button } from '../../../ui/Button.tsx';
import { Panel } from '../../shell/Page.tsx';
import styles from './Planner.module.css';

/** What does not fit, with its numbers, and what would cure it. Nothing where all is well. */
export function Obstacles({ found }: { readonly found: FoundSchedule }) {
  const { base, input, proposal, effects, launches } = found;
  const { overruns, missedQuotas, firstWaveExcess } = proposal.outcome;
  const names = nameWaves(base, launches.length);
  const clashes = proposal.clashes.map((clash) => describeScheduleClash(base, input, clash));
  const weeks = overruns.map((overrun) => describeOverrun(base, overrun));
  const shares = missedQuotas.map((missed) => describeMissedQuota(base, input, names, missed));
  const first = firstWaveExcess.map((excess) => describeFirstWaveExcess(base, excess));
  const outside = listOutsideNotes(base, launches);
  const isQuiet =
    outside.length + clashes.length + weeks.length + first.length + shares.length === 0 && effects?.length === 0;
  if (isQuiet) return null;
  return (
    <Panel title="What stands in the way" className={styles.obstacles}>
      {outside.length > 0 && (
        <section>
          <h3 className={styles.groupTitle}>What no schedule settles</h3>
          <ul className={styles.cures}>
            {outside.map(({ kind, words }) => (
              <li key={kind} className={styles.cure}>
                <span>{words}</span>
                {kind === 'leavers' && (
                  <Button size="s" onPress={() => goToTerritoryView('optimizer')}>
                    Open the optimizer
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Lines title="Clashes" lines={clashes} />
      <Lines title="Weeks that hold more than planned" lines={weeks} />
      <Lines title="Above the limits of the first wave" lines={first} />
      <Lines title="Outside the guidance, as weeks and families leave no room" lines={shares} />
      {effects === null ? (
        <p className={styles.groupNote}>Trying what would help…</p>
      ) : (
        effects.length > 0 && (
          <section>
            <h3 className={styles.groupTitle}>What would help</h3>
            <ul className={styles.cures}>
              {effects.map((effect) => (
                <CureLine key={JSON.stringify(effect.cure)} found={found} effect={effect} />
              ))}
            </ul>
          </section>
        )
      )}
    </Panel>
  );
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <section>
      <h3 className={styles.groupTitle}>{title}</h3>
      <ul className={styles.lines}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}

function CureLine({ found, effect }: { readonly found: FoundSchedule; readonly effect: CureEffect }) {
  const { cure } = effect;
  return (
    <li className={styles.cure}>
      <span>{describeCure(found.base, effect)}</span>
      {cure.kind !== 'more-people' && (
        <Button size="s" onPress={() => take(found, cure)}>
          {nameCure(cure)}
        </Button>
      )}
    </li>
  );
}

function nameCure(cure: Exclude<Cure, { kind: 'more-people' }>): string {
  switch (cure.kind) {
    case 'more-waves':
      return `Plan ${cure.waves} waves`;
    case 'wider-gap':
      return `Plan ${cure.gap} days apart`;
    case 'later-start':
      return `Start ${cure.days / 7} weeks later`;
  }
}

/** Asks for what would help, and plans again. */
function take({ request }: FoundSchedule, cure: Exclude<Cure, { kind: 'more-people' }>): void {
  switch (cure.kind) {
    case 'more-waves':
      changeAsk({ waves: cure.waves });
      break;
    case 'wider-gap':
      changeAsk({ gap: cure.gap });
      break;
    case 'later-start':
      changeAsk({ start: request.start + cure.days });
      break;
  }
  void planWaves();
}
