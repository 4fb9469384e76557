import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import type { FindingRule } from '../../../../shared/waves/findings.ts';
import { GUARDRAIL_KIND_NAMES, GUARDRAIL_KINDS, GUARDRAILS } from '../../../../shared/waves/guardrails.ts';
import type { PlanBase } from '../../../../shared/overview/plan-base.ts';
import { usePlan } from '../../../state/plan-store.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { countNoun } from '../../../ui/format.ts';
import { ALL_FINDINGS, filterFindings, FindingFilters } from '../../inspector/FindingFilters.tsx';
import { FindingList } from '../../inspector/FindingList.tsx';
import { Panel } from '../../shell/Page.tsx';
import { useFormats } from '../../use-formats.ts';
import { ThresholdFields } from './ThresholdFields.tsx';
import styles from './FindingsView.module.css';

/** What the scenario breaks and what would settle it; beside it every guardrail, also those that are kept. */
export function FindingsView() {
  const base = usePlan((state) => state.base);
  const findings = usePlan((state) => state.figures?.findings) ?? [];
  const [filter, setFilter] = useState(ALL_FINDINGS);
  if (!base) return null;
  const visible = filterFindings(findings, filter);
  return (
    <div className={styles.view}>
      <Panel title="Findings" className={styles.findings}>
        <div className={styles.filters}>
          <FindingFilters findings={findings} value={filter} onChange={setFilter} />
        </div>
        <div className={styles.scroll}>
          {visible.length > 0 ? (
            <FindingList findings={visible} />
          ) : (
            <EmptyState icon={CircleCheck} title={findings.length === 0 ? 'No findings' : 'None of this kind'}>
              {findings.length === 0
                ? 'Nothing in this scenario breaks a rule of good practice.'
                : 'Other findings are listed under another kind or severity.'}
            </EmptyState>
          )}
        </div>
      </Panel>
      <Panel title="Guardrails" note="They report; you decide. Their numbers belong to the plan.">
        <div className={styles.scroll}>
          <Guardrails base={base} />
        </div>
      </Panel>
    </div>
  );
}

function Guardrails({ base }: { readonly base: PlanBase }) {
  const findings = usePlan((state) => state.figures?.findings) ?? [];
  const formats = useFormats();
  const rules = Object.keys(GUARDRAILS) as FindingRule[];
  return GUARDRAIL_KINDS.map((kind) => (
    <section key={kind} className={styles.kind} aria-label={GUARDRAIL_KIND_NAMES[kind]}>
      <h3 className={styles.kindName}>{GUARDRAIL_KIND_NAMES[kind]}</h3>
      <ul>
        {rules
          .filter((rule) => GUARDRAILS[rule].kind === kind)
          .map((rule) => {
            const guardrail = GUARDRAILS[rule];
            const count = findings.filter((finding) => finding.rule === rule).length;
            return (
              <li key={rule} className={styles.guardrail}>
                <div className={styles.head}>
                  <span className={styles.name}>{guardrail.name}</span>
                  <span className={count > 0 ? styles.broken : styles.kept}>
                    {count > 0 ? countNoun(formats, count, 'finding') : 'kept'}
                  </span>
                </div>
                <p className={styles.why}>{guardrail.why}</p>
                {guardrail.thresholds.length > 0 && <ThresholdFields base={base} guardrail={guardrail} />}
              </li>
            );
          })}
      </ul>
    </section>
  ));
}
