import type { Steps } from '../model/steps.ts';
import type { Wording } from '../persona/wording.ts';
import type { Scorecard } from '../territory/scorecard.ts';
import { findCallCentreFindings } from '../waves/call-centre-findings.ts';
import { findCapacityFindings } from '../waves/capacity-findings.ts';
import { findClosedDayFindings } from '../waves/closed-day-findings.ts';
import { createFinding, sortFindings } from '../waves/findings.ts';
import type { Finding } from '../waves/findings.ts';
import type { WaveLoad } from '../waves/load.ts';
import { findLearningFindings } from '../waves/learning-findings.ts';
import { findQuotaFindings } from '../waves/quota-findings.ts';
import { findScheduleFindings } from '../waves/schedule-findings.ts';
import type { Coverage } from './coverage.ts';
import { findHoldFindings } from './hold-findings.ts';
import { findFamilyFindings } from './family-findings.ts';
import type { PlanBase } from './plan-base.ts';
import { findTerritoryFindings } from './territory-findings.ts';

/** All guardrails over a scenario: errors first, then warnings, then infos. */
export function* findFindingsInSteps(
  base: PlanBase,
  { scorecard, load }: { readonly scorecard: Scorecard; readonly load: WaveLoad },
): Steps<Finding[]> {
  const findings: Finding[] = [];
  for (const find of GUARDRAILS) {
    findings.push(...find(base, load, scorecard));
    yield;
  }
  for (const coverage of base.coverage) findings.push(...describeCoverage(base.wording, coverage));
  return sortFindings(findings);
}

const GUARDRAILS: readonly ((base: PlanBase, load: WaveLoad, scorecard: Scorecard) => readonly Finding[])[] = [
  (base, _, scorecard) => findTerritoryFindings(base, scorecard),
  findFamilyFindings,
  findScheduleFindings,
  findQuotaFindings,
  findClosedDayFindings,
  findLearningFindings,
  findHoldFindings,
  findCapacityFindings,
  findCallCentreFindings,
];

/** Worth saying where a fact is unknown for more than half. */
function describeCoverage(wording: Wording, coverage: Coverage): Finding[] {
  const { field, label, known, of, among, consequence, isForRules } = coverage;
  if (!isForRules || of === 0 || known * 2 >= of) return [];
  const title = `${label} is known for ${wording.count(known)} of ${wording.count(of)} ${among}`;
  const evidence = `${consequence.charAt(0).toUpperCase()}${consequence.slice(1)}.`;
  return [createFinding({ rule: 'coverage', about: field, severity: 'info', title, evidence })];
}
