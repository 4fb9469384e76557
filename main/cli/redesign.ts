import path from 'node:path';
import { applyPatch, squashPatches } from '../../shared/history/patch.ts';
import type { Patch } from '../../shared/history/patch.ts';
import { BASELINE } from '../../shared/model/create-plan.ts';
import type { AccountId, ScenarioId, SellerId } from '../../shared/model/ids.ts';
import { readPlanTable } from '../../shared/model/plan.ts';
import { buildPlanBase } from '../../shared/overview/plan-base.ts';
import type { PlanBase } from '../../shared/overview/plan-base.ts';
import { canCountDistance, findWhereabouts } from '../../shared/overview/distances.ts';
import { formatFrontier } from '../../shared/overview/format-frontier.ts';
import { formatRedesign } from '../../shared/overview/format-redesign.ts';
import { findKnee, measureStep } from '../../shared/overview/frontier-curve.ts';
import { createRedesignInput } from '../../shared/overview/redesign-input.ts';
import { createRedesignReport } from '../../shared/overview/redesign-report.ts';
import { finishSearch } from '../../shared/territory/redesign/drive.ts';
import { planExactSearch } from '../../shared/territory/redesign/exact/exact-plan.ts';
import { traceFrontier } from '../../shared/territory/redesign/frontier.ts';
import { diagnoseRedesign } from '../../shared/territory/redesign/infeasible.ts';
import type { RedesignInput, RedesignSettings } from '../../shared/territory/redesign/input.ts';
import type { Proposal } from '../../shared/territory/redesign/proposal.ts';
import { proposeRedesign } from '../../shared/territory/redesign/solve.ts';
import type { ExactHelp } from '../../shared/territory/redesign/solve.ts';
import { JSON_OPTION, SCENARIO_OPTION } from './command-spec.ts';
import type { CommandSpec } from './command-spec.ts';
import { loadExactSolver } from './load-exact-solver.ts';
import { loadGazetteer } from './load-gazetteer.ts';
import type { ParsedOptions } from './parse-options.ts';
import { checkOutput, findScenario, openPlan } from './plan-files.ts';
import type { OpenPlan } from './plan-files.ts';
import { readEligibility, readSettings } from './redesign-options.ts';
import { Refusal, UsageError } from './refusals.ts';
import type { Terminal } from './terminal.ts';
import { countThings, formatBytes } from './text-table.ts';
import { carryOut, writeEdited } from './write-edit.ts';

export const REDESIGN_COMMAND: CommandSpec = {
  name: 'redesign',
  summary: 'Propose the moves that balance the books for the least disruption, and adopt them',
  operand: 'PLAN',
  options: [
    { name: 'out', value: 'FILE', help: 'The plan file to write; needed unless with --frontier' },
    SCENARIO_OPTION,
    { name: 'as', value: 'NAME', help: 'Adopt into a new scenario of this name (default for today: Redesign)' },
    { name: 'measure', value: 'LIST', help: "What to balance (default: what the plan's optimizer balances)" },
    { name: 'tolerance', value: 'SHARE', help: 'For all measures: 0.15, or by measure: arr=0.15,workload=0.1' },
    { name: 'max-moved-share', value: 'SHARE', help: "Of accounts and of ARR, 0 to 1 (default: the plan's limits)" },
    { name: 'kept-arr-share', value: 'SHARE', help: "What each seller keeps of today's ARR (default: the plan's)" },
    { name: 'eligible', value: 'LIST', help: "Who may have what, by region, segment, skill (default: the plan's)" },
    { name: 'ignore-capacity', help: 'Give more hours than a seller has' },
    { name: 'costs', value: 'FILE', help: 'Extra points by pair, as CSV: account,seller,cost; 1 is an ordinary move' },
    {
      name: 'pairs',
      value: 'FILE',
      help: "Beside the plan's, as CSV: account,kind,other; required, forbidden, together, apart",
    },
    {
      name: 'distance',
      value: 'POINTS',
      help: "What 100 km to the seller's base count (default: the plan's); 1 is an ordinary move",
    },
    { name: 'frontier', help: 'Print balance against disruption, point by point, and write nothing' },
    { name: 'seed', value: 'K', help: "Another number, another search (default: the plan's)" },
    JSON_OPTION,
  ],
  examples: [
    'baton redesign plan.baton --out redesigned.baton',
    'baton redesign plan.baton --frontier',
    'baton redesign plan.baton --out fair.baton --measure arr --tolerance 0.1 --eligible region --json',
  ],
  run: redesignPlan,
};

async function redesignPlan(options: ParsedOptions, terminal: Terminal): Promise<number> {
  if (options.has('frontier')) return printFrontier(options, terminal);
  const output = options.readRequired('out');
  const costsFile = options.readText('costs');
  const read = [options.operand, costsFile, options.readText('pairs')];
  await checkOutput(
    output,
    read.filter((file) => file !== undefined),
  );
  const rules = readEligibility(options);
  const plan = await openPlan(options.operand, undefined);
  const { document, facts } = plan;
  const scenario = findScenario(document, options.readText('scenario'));
  const base = buildPlanBase(facts, document, scenario);
  const settings = await readSettings(options, base);
  const input = await addDistances(createRedesignInput(base, rules), settings, base, options);
  const proposal = finishSearch(proposeRedesign(input, settings, {}, await findExactHelp(input)));
  const diagnosis = proposal.status === 'within' ? null : finishSearch(diagnoseRedesign(input, settings, proposal));
  const report = createRedesignReport(base, input, settings, proposal, diagnosis);
  const isJson = options.has('json');
  if (proposal.status === 'clash') {
    throw new Refusal(formatRedesign(report, facts.currency).trimEnd(), 'clash', { report });
  }

  const adopted = adopt(plan, base, proposal, options.readText('as'));
  const size = await writeEdited(plan, adopted, output, terminal);
  const name = readPlanTable(document, 'scenarios').get(adopted.scenario)?.name ?? adopted.scenario;
  if (isJson) {
    const result = { ok: true, out: output, scenario: { id: adopted.scenario, name }, label: adopted.label, ...report };
    await terminal.print(`${JSON.stringify({ ...result, skipped: adopted.skipped }, null, 2)}\n`);
    return 0;
  }
  await terminal.print(formatRedesign(report, facts.currency));
  const skipped = adopted.skipped.length === 0 ? '' : ` ${countThings(adopted.skipped.length, 'account')} left out.`;
  await terminal.print(
    `\n${adopted.label.replace(/^Adopt /, 'Adopted ')} into ${name}.${skipped}\nWrote ${output} (${formatBytes(size)}), ${path.basename(options.operand)} is as it was\n`,
  );
  return 0;
}

/** The exact solver, for plans that it betters in good time; where it cannot be loaded, the search alone is what there is. */
async function findExactHelp({ accounts, sellers }: RedesignInput): Promise<ExactHelp | undefined> {
  if (planExactSearch({ units: accounts, sellers }) === null) return undefined;
  const solver = await loadExactSolver().catch(() => null);
  return solver ? { solver, report: () => undefined } : undefined;
}

/** Balance against disruption, for people or machines; the plan stays as it is. */
async function printFrontier(options: ParsedOptions, terminal: Terminal): Promise<number> {
  if (options.has('out')) throw new UsageError('--frontier writes nothing: leave --out away, or take one of the two.');
  const { document, facts } = await openPlan(options.operand, undefined);
  const base = buildPlanBase(facts, document, findScenario(document, options.readText('scenario')));
  const settings = await readSettings(options, base);
  const input = await addDistances(createRedesignInput(base, readEligibility(options)), settings, base, options);
  const points = finishSearch(traceFrontier(input, settings));
  const [first] = points;
  if (first?.proposal.status === 'clash') {
    const diagnosis = finishSearch(diagnoseRedesign(input, settings, first.proposal));
    const report = createRedesignReport(base, input, settings, first.proposal, diagnosis);
    throw new Refusal(formatRedesign(report, facts.currency).trimEnd(), 'clash', { report });
  }
  const steps = points.map((point) => measureStep(base, settings, point));
  const knee = findKnee(steps, 'disruption', 'imbalance');
  const text = options.has('json')
    ? `${JSON.stringify({ ok: true, points: steps, suggested: knee < 0 ? null : knee }, null, 2)}\n`
    : formatFrontier(steps, knee, facts.currency);
  await terminal.print(text);
  return 0;
}

/**
 * Places everybody, where distance counts.
 * @throws {Refusal} where it was asked for and nothing says where accounts or sellers are; what the plan counts is left out then.
 */
async function addDistances(
  input: RedesignInput,
  { distanceWeight = 0 }: RedesignSettings,
  base: PlanBase,
  options: ParsedOptions,
): Promise<RedesignInput> {
  if (distanceWeight === 0) return input;
  const { columns } = findWhereabouts(base, await loadGazetteer());
  if (canCountDistance(columns)) return { ...input, distances: columns };
  if (!options.has('distance')) return input;
  throw new Refusal(
    'No account has a place: distance needs a latitude and longitude, a postal code, a state or a country.',
    'no-places',
  );
}

interface Adopted {
  readonly scenario: ScenarioId;
  readonly patch: Patch;
  readonly label: string;
  readonly skipped: readonly { readonly account: AccountId; readonly reason: string }[];
}

/** Carries out the proposal on the plan, into a scenario of its own where one is asked for or today is shown. */
function adopt({ document, facts }: OpenPlan, base: PlanBase, proposal: Proposal, as: string | undefined): Adopted {
  let context = base;
  let patch: Patch = {};
  let label = 'Nothing to move';
  if (as !== undefined || base.scenario === BASELINE) {
    const name = as ?? 'Redesign';
    const id = nameScenario([...readPlanTable(document, 'scenarios').keys()], name);
    const added = carryOut(base, { kind: 'addScenario', id, name, copyOf: base.scenario });
    applyPatch(document, added.patch);
    patch = added.patch;
    ({ label } = added);
    context = buildPlanBase(facts, document, id);
  }
  if (proposal.moves.length === 0) return { scenario: context.scenario, patch, label, skipped: [] };
  const moves = proposal.moves.map(({ accounts, to }) => ({
    accounts: accounts.map((row) => base.facts.accounts.id[row] as AccountId),
    to: base.roster.ids[to] as SellerId,
  }));
  const done = carryOut(context, { kind: 'adoptProposal', moves });
  applyPatch(document, done.patch);
  return {
    scenario: context.scenario,
    patch: squashPatches(patch, done.patch),
    label: done.label,
    skipped: done.skipped,
  };
}

/** A free id made of the name's letters and digits. */
function nameScenario(taken: readonly ScenarioId[], name: string): ScenarioId {
  const start =
    name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '') || 'redesign';
  let id = start;
  for (let number = 2; taken.includes(id); number++) id = `${start}-${number}`;
  return id;
}
