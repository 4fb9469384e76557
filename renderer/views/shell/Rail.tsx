import { Check } from 'lucide-react';
import { useId } from 'react';
import { usePlanValues } from '../../state/plan-store.ts';
import { goToStep, inspect, STEPS, useSession } from '../../state/session-store.ts';
import type { Step } from '../../state/session-store.ts';
import { joinClasses } from '../../ui/class-names.ts';
import { useIsNarrow } from '../inspector/use-is-narrow.ts';
import { markStep, STEP_INFO } from '../steps.ts';
import type { StepMark } from '../steps.ts';
import { useAppInfo } from './use-app-info.ts';
import styles from './Rail.module.css';

/** The steps of the work in their order, each with how far it is. */
export function Rail() {
  return (
    <nav className={styles.rail} aria-label="Steps" data-part="steps">
      <ul className={styles.steps}>
        {STEPS.map((step) => (
          <RailStep key={step} step={step} />
        ))}
      </ul>
      <StandInNote />
    </nav>
  );
}

/** An older engine stands in for the one that ships: for development only, and said so. */
function StandInNote() {
  const info = useAppInfo();
  if (!info?.isStandIn) return null;
  return (
    <p className={styles.note} title={`Electron ${info.electron} stands in for the one that ships`}>
      Development Electron
    </p>
  );
}

function RailStep({ step }: { readonly step: Step }) {
  const isCurrent = useSession((state) => state.step === step);
  const mark = usePlanValues((state) => markStep(step, state));
  const isNarrow = useIsNarrow();
  const markId = useId();
  const { name, icon: Icon } = STEP_INFO[step];
  return (
    <li>
      <a
        href={`#${step}`}
        className={joinClasses(styles.step, isCurrent && styles.current)}
        aria-label={name}
        aria-current={isCurrent ? 'step' : undefined}
        aria-describedby={mark.text ? markId : undefined}
        title={mark.text ? `${name}: ${mark.text}` : name}
        onClick={(event) => {
          event.preventDefault();
          goToStep(step);
          // Over a narrow window's board the inspector would hide what was just asked for.
          if (isNarrow) inspect({ kind: 'plan' });
        }}
      >
        <span className={styles.icon}>
          <Icon size={18} strokeWidth={1.7} aria-hidden />
          <Mark mark={mark} />
        </span>
        <span className={styles.name}>{name}</span>
      </a>
      <span id={markId} hidden>
        {mark.text}
      </span>
    </li>
  );
}

function Mark({ mark }: { readonly mark: StepMark }) {
  if (mark.state === 'none') return null;
  if (mark.state === 'done') {
    return (
      <span className={joinClasses(styles.mark, styles.done)}>
        <Check size={8} strokeWidth={4} aria-hidden />
      </span>
    );
  }
  if (mark.state === 'findings') {
    return (
      <span className={joinClasses(styles.mark, mark.severity === 'error' ? styles.error : styles.warning)}>!</span>
    );
  }
  return <span className={joinClasses(styles.mark, styles.open)} />;
}
