import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { usePlan } from '../../state/plan-store.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { countNoun } from '../../ui/format.ts';
import { useFormats } from '../use-formats.ts';
import { ALL_FINDINGS, filterFindings, FindingFilters } from './FindingFilters.tsx';
import { FindingList } from './FindingList.tsx';
import { PanelHead } from './Parts.tsx';

/** Everything that breaks a rule of good practice, the gravest first. Guardrails report; the planner decides. */
export function FindingsPanel() {
  const findings = usePlan((state) => state.figures?.findings) ?? [];
  const [filter, setFilter] = useState(ALL_FINDINGS);
  const formats = useFormats();
  if (findings.length === 0) {
    return (
      <EmptyState icon={CircleCheck} title="No findings">
        Nothing in this scenario breaks a rule of good practice.
      </EmptyState>
    );
  }
  return (
    <>
      <PanelHead
        title={countNoun(formats, findings.length, 'finding')}
        detail="Rules of good practice that this scenario breaks. You decide."
      />
      <FindingFilters findings={findings} value={filter} onChange={setFilter} />
      <FindingList findings={filterFindings(findings, filter)} />
    </>
  );
}
