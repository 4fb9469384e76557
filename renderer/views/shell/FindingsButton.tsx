import { Flag } from 'lucide-react';
import { usePlan } from '../../state/plan-store.ts';
import { inspect, setInspectorOpen, useSession } from '../../state/session-store.ts';
import { Button } from '../../ui/Button.tsx';
import { joinClasses } from '../../ui/class-names.ts';
import { countNoun } from '../../ui/format.ts';
import { useFormats } from '../use-formats.ts';
import styles from './TopBar.module.css';

/** How many rules of good practice are breached, in the colour of the gravest. */
export function FindingsButton() {
  const findings = usePlan((state) => state.figures?.findings);
  const isShown = useSession((state) => state.inspectorOpen && state.inspectorTarget.kind === 'findings');
  const formats = useFormats();
  const count = findings?.length ?? 0;
  const countOf = (severity: string) => findings?.filter((finding) => finding.severity === severity).length ?? 0;
  const errors = countOf('error');
  const warnings = countOf('warning');
  const detail = [
    countNoun(formats, errors, 'error'),
    countNoun(formats, warnings, 'warning'),
    countNoun(formats, countOf('info'), 'note'),
  ].join(', ');
  const tone = errors > 0 ? styles.hasErrors : warnings > 0 ? styles.hasWarnings : undefined;
  return (
    <Button
      icon={Flag}
      className={joinClasses(styles.findings, tone)}
      aria-label={`${countNoun(formats, count, 'finding')}: ${detail}`}
      aria-expanded={isShown}
      onPress={() => (isShown ? setInspectorOpen(false) : inspect({ kind: 'findings' }))}
    >
      {formats.count(count)}
      <span className={styles.wide}>{count === 1 ? 'finding' : 'findings'}</span>
    </Button>
  );
}
