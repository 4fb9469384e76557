import { GUARDRAIL_KIND_NAMES, GUARDRAIL_KINDS, GUARDRAILS } from '../../../shared/waves/guardrails.ts';
import type { GuardrailKind } from '../../../shared/waves/guardrails.ts';
import type { Finding } from '../../../shared/waves/findings.ts';
import { Select } from '../../ui/Select.tsx';
import { ToggleGroup } from '../../ui/Toggles.tsx';

/** Which findings are listed. */
export interface FindingFilter {
  readonly severity: 'all' | Finding['severity'];
  readonly kind: 'all' | GuardrailKind;
}

export const ALL_FINDINGS: FindingFilter = { severity: 'all', kind: 'all' };

export function filterFindings(findings: readonly Finding[], { severity, kind }: FindingFilter): Finding[] {
  return findings.filter(
    (finding) =>
      (severity === 'all' || finding.severity === severity) &&
      (kind === 'all' || GUARDRAILS[finding.rule].kind === kind),
  );
}

interface FindingFiltersProps {
  readonly findings: readonly Finding[];
  readonly value: FindingFilter;
  readonly onChange: (value: FindingFilter) => void;
}

/** By how grave they are, and by what they are about; each choice says how many there are. */
export function FindingFilters({ findings, value, onChange }: FindingFiltersProps) {
  const countSeverity = (severity: FindingFilter['severity']) =>
    filterFindings(findings, { severity, kind: value.kind }).length;
  const countKind = (kind: FindingFilter['kind']) =>
    filterFindings(findings, { severity: value.severity, kind }).length;
  const severities = [
    { id: 'all', label: `All ${countSeverity('all')}` },
    { id: 'error', label: `Errors ${countSeverity('error')}` },
    { id: 'warning', label: `Warnings ${countSeverity('warning')}` },
    { id: 'info', label: `Notes ${countSeverity('info')}` },
  ] as const;
  const kinds = (['all', ...GUARDRAIL_KINDS] as const).map((kind) => ({
    id: kind,
    label: `${kind === 'all' ? 'Everything' : GUARDRAIL_KIND_NAMES[kind]} ${countKind(kind)}`,
  }));
  return (
    <>
      <ToggleGroup
        label="Severity"
        options={severities}
        value={value.severity}
        onChange={(severity) => onChange({ ...value, severity })}
        isTight
      />
      <Select
        label="About"
        look="chip"
        options={kinds}
        value={value.kind}
        onChange={(kind) => onChange({ ...value, kind })}
      />
    </>
  );
}
