import { CircleAlert } from 'lucide-react';
import { isKnownDay, parseIsoDay } from '../../../../shared/model/day.ts';
import type { Playbook, PlaybookStep } from '../../../../shared/model/policy.ts';
import type { PlanBase } from '../../../../shared/overview/plan-base.ts';
import { joinClasses } from '../../../ui/class-names.ts';
import { countNoun } from '../../../ui/format.ts';
import { useFormats } from '../../use-formats.ts';
import spokenStyles from '../../../ui/Spoken.module.css';
import styles from './PlaybookTimeline.module.css';

interface PlaybookTimelineProps {
  readonly base: PlanBase;
  readonly playbook: Playbook;
}

/** The playbook from its first brief to its last call, in dates as if it were launched with the first dated wave. */
export function PlaybookTimeline({ base, playbook }: PlaybookTimelineProps) {
  const formats = useFormats();
  const { calendar, assignment, personaContext } = base;
  const dated = assignment.waves.find(({ wave }) => wave.launch !== '');
  const launch = dated ? parseIsoDay(dated.wave.launch) : personaContext.asOf;
  const start = calendar.toWorkingDay(isKnownDay(launch) ? launch : personaContext.asOf);
  const steps = playbook.steps.toSorted((left, right) => left.offset - right.offset);
  const first = Math.min(0, ...steps.map(({ offset }) => offset));
  const last = Math.max(1, ...steps.map(({ offset }) => offset));
  const owner = steps.find(({ isOwnerChange }) => isOwnerChange);
  const place = (offset: number): number => (offset - first) / (last - first);
  const dayOf = (offset: number) => calendar.addWorkingDays(start, offset);
  const noticeDays = owner ? dayOf(owner.offset) - start : 0;
  const isShort = owner !== undefined && noticeDays < playbook.minimumNoticeDays;
  const hours = sumHours(steps);
  return (
    <figure className={styles.figure}>
      <figcaption className={spokenStyles.spoken}>
        <span>
          {dated ? `Launched with ${dated.wave.name}` : 'Launched on the as-of day'}, {formats.day(start)}
        </span>
        <span>
          Incumbent {formats.hours(hours.incumbent)} · incoming {formats.hours(hours.incoming)} · manager{' '}
          {formats.hours(hours.manager)}
        </span>
      </figcaption>
      <div className={styles.axis}>
        <span className={styles.line} />
        {owner && (
          <span
            className={joinClasses(styles.span, isShort && styles.short)}
            style={{ left: `${place(0) * 100}%`, width: `${(place(owner.offset) - place(0)) * 100}%` }}
          />
        )}
        <ol className={styles.marks}>
          {steps.map((step) => (
            <li
              key={step.id}
              className={joinClasses(
                styles.mark,
                step.isOwnerChange && styles.owner,
                step.offset === 0 && styles.notice,
              )}
              style={{ left: `${place(step.offset) * 100}%` }}
              title={`${step.name}: ${formats.day(dayOf(step.offset))}`}
            >
              <span className={spokenStyles.spoken}>
                {step.name} on {formats.day(dayOf(step.offset))}
                {step.isOwnerChange ? ', the owner changes' : ''}
              </span>
            </li>
          ))}
        </ol>
      </div>
      <div className={styles.ends}>
        <span>{formats.dayShort(dayOf(first))}</span>
        {owner && (
          <span className={styles.change} style={{ left: `${place(owner.offset) * 100}%` }}>
            ● {formats.dayShort(dayOf(owner.offset))}
          </span>
        )}
        <span>{formats.dayShort(dayOf(last))}</span>
      </div>
      <p className={joinClasses(styles.verdict, isShort && styles.bad)}>
        {isShort && <CircleAlert size={13} aria-hidden />}
        {owner === undefined
          ? 'No step changes the owner.'
          : `${countNoun(formats, noticeDays, 'day')} from the first notice to the owner change${isShort ? `: fewer than the ${formats.count(playbook.minimumNoticeDays)} it promises` : `, at least ${formats.count(playbook.minimumNoticeDays)} promised`}.`}
      </p>
    </figure>
  );
}

function sumHours(steps: readonly PlaybookStep[]) {
  const sums = { incumbent: 0, incoming: 0, manager: 0 };
  for (const { incumbentHours, incomingHours, managerHours } of steps) {
    sums.incumbent += incumbentHours;
    sums.incoming += incomingHours;
    sums.manager += managerHours;
  }
  return sums;
}
