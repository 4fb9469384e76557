import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { usePlan } from '../../state/plan-store.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { countNoun } from '../../ui/format.ts';
import { ToggleGroup } from '../../ui/Toggles.tsx';
import { useFormats } from '../use-formats.ts';
import { FindingList } from './FindingList.tsx';
import { PanelHead } from './Parts.tsx';

type Shown = 'all' | 'error' | 'warning' | 'info';

/** Everything that breaks a rule of good practice, the gravest first. Guardrails report; the planner decides. */
export function FindingsPanel() {
  const findings = usePlan((state) => state.figures?.findings) ?? [];
  const [shown, setShown] = useState<Shown>('all');
  const formats = useFormats();
  const countOf = (severity: Shown) => findings.filter((finding) => finding.severity === severity).length;
  const visible = findings.filter((finding) => shown === 'all' || finding.severity === shown);
  const options = [
    { id: 'all', label: `All ${findings.length}` },
    { id: 'error', label: `Errors ${countOf('error')}` },
    { id: 'warning', label: `Warnings ${countOf('warning')}` },
    { id: 'info', label: `Notes ${countOf('info')}` },
  ] as const;
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
      <ToggleGroup label="Severity" options={options} value={shown} onChange={setShown} isTight />
      <FindingList findings={visible} />
    </>
  );
}
