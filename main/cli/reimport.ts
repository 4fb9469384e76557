import { version } from '../../package.json';
import { execute } from '../../shared/commands/execute.ts';
import { advanceHistory, stackEdits } from '../../shared/history/history.ts';
import { createJournalHead, headOf, recordEdit } from '../../shared/history/journal.ts';
import { applyPatch } from '../../shared/history/patch.ts';
import { readPlanFileWith, writePlanFile } from '../../shared/files/plan-file.ts';
import type { OpenedPlan } from '../../shared/files/plan-file.ts';
import { prepareRefresh, toCommand } from '../../shared/files/refresh-facts.ts';
import type { Refresh } from '../../shared/files/refresh-facts.ts';
import type { Facts } from '../../shared/model/facts.ts';
import type { IsoDay, IsoInstant } from '../../shared/model/ids.ts';
import { readSetting } from '../../shared/model/plan.ts';
import { buildPlanBase } from '../../shared/overview/plan-base.ts';
import { NODE_PLAN_FILE_PORT } from '../files/plan-file-port.ts';
import type { OptionSpec } from './command-spec.ts';
import type { ParsedOptions } from './parse-options.ts';
import { readInput, writeOutput } from './plan-files.ts';
import { describeRefresh } from './refresh-text.ts';
import { Refusal } from './refusals.ts';
import type { Terminal } from './terminal.ts';
import { formatBytes } from './text-table.ts';

export const REIMPORT_OPTIONS: readonly OptionSpec[] = [
  {
    name: 'into',
    value: 'PLAN',
    help: 'Refresh the facts of this plan and keep every decision; --out is the new file',
  },
  {
    name: 'drop-missing',
    help: 'With --into: forget tables that no file is given for (default: keep them as they were)',
  },
];

/** Records that the summary names of each kind of change. */
const EXAMPLES = 20;

/**
 * Puts imported facts under the plan named by `--into` and writes it to `--out`, all decisions kept, as one step that
 * Baton can undo. The as-of day moves only where `--today` says so.
 * @returns what to print, by `--json` or for people.
 */
export async function refreshPlanFile(imported: Facts, options: ParsedOptions, terminal: Terminal): Promise<Refreshed> {
  const file = options.readRequired('into');
  const output = options.readRequired('out');
  const read = await readPlanFileWith(await readInput(file), NODE_PLAN_FILE_PORT);
  if (!read.ok) throw new Refusal(`${file}: ${read.message}`, read.code, { file });
  const refresh = prepareRefresh(read.plan, imported, {
    examples: EXAMPLES,
    ...(options.has('drop-missing') && { carry: [] }),
  });
  const refreshed = applyRefresh(read.plan, refresh, options.readDay('today'), terminal.now());
  const bytes = writePlanFile({ ...refreshed, appVersion: version });
  await writeOutput(output, bytes);
  const asOf = readSetting(refreshed.document, 'asOf');
  const { missing, carried, summary } = refresh;
  return {
    json: { into: file, asOf, missing, carried, summary },
    text: `${describeRefresh(refresh, imported.currency)}\nWrote ${output} (${formatBytes(bytes.length)}), as of ${asOf}\n`,
  };
}

interface Refreshed {
  readonly json: Readonly<Record<string, unknown>>;
  readonly text: string;
}

type PlanContent = Pick<OpenedPlan, 'document' | 'facts' | 'journal' | 'extraFacts'>;

function applyRefresh(plan: OpenedPlan, refresh: Refresh, asOf: IsoDay | undefined, at: IsoInstant): PlanContent {
  const { document, facts, journal, extraFacts } = plan;
  const scenario = readSetting(document, 'activeScenario');
  const outcome = execute(buildPlanBase(facts, document, scenario), toCommand(refresh, asOf));
  if (!outcome.ok) throw new Refusal(outcome.message, outcome.code);
  const edit = { kind: 'do', label: outcome.label, at, by: '', scenario, patch: outcome.patch } as const;
  applyPatch(document, edit.patch);
  const last = journal.at(-1);
  const record = recordEdit(last ? headOf(last) : createJournalHead(document.id), edit);
  // What was undone before cannot be done again from here on; facts that only that led to are let go.
  const history = advanceHistory(stackEdits(journal.map((entry) => entry.edit)), edit);
  const needed = new Set(history.done.map(({ patch }) => patch['plan']?.['facts']?.from));
  const earlier = [facts, ...extraFacts].filter(({ id }) => needed.has(id));
  return { document, facts: refresh.facts, journal: [...journal, record], extraFacts: earlier };
}
