import { Flag } from 'lucide-react';
import { memo, useDeferredValue } from 'react';
import type { Finding } from '../../../shared/waves/findings.ts';
import { usePlan } from '../../state/plan-store.ts';
import { inspect, setInspectorOpen, useSession } from '../../state/session-store.ts';
import { Button } from '../../ui/Button.tsx';
import { joinClasses } from '../../ui/class-names.ts';
import { countNoun } from '../../ui/format.ts';
import { useFormats } from '../use-formats.ts';
import styles from './TopBar.module.css';

const NO_FINDINGS: readonly Finding[] = [];

/** How many rules of good practice are breached, in the colour of the gravest. Drawn after the board. */
export function FindingsButton() {
  const findings = useDeferredValue(usePlan((state) => state.figures?.findings ?? NO_FINDINGS));
  return <CountedFindings findings={findings} />;
}

const CountedFindings = memo(function CountedFindings({ findings }: { readonly findings: readonly Finding[] }) {
  const isShown = useSession((state) => state.inspectorOpen && state.inspectorTarget.kind === 'findings');
  const formats = useFormats();
  const count = findings.length;
  const countOf = (severity: string) => findings.filter((finding) => finding.severity === severity).length;
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
});
