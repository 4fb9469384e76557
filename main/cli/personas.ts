import path from 'node:path';
import { version } from '../../package.json';
import { execute } from '../../shared/commands/execute.ts';
import { writePlanFile } from '../../shared/files/plan-file.ts';
import { readRuleSet, writeRuleSet } from '../../shared/files/rule-file.ts';
import { takeRuleSet } from '../../shared/persona/rule-set.ts';
import type { RuleSet } from '../../shared/persona/rule-set.ts';
import { createJournalHead, headOf, recordEdit } from '../../shared/history/journal.ts';
import { applyPatch } from '../../shared/history/patch.ts';
import { readPolicy } from '../../shared/model/plan.ts';
import { buildPlanBase } from '../../shared/overview/plan-base.ts';
import type { PlanBase } from '../../shared/overview/plan-base.ts';
import { describeRule } from '../../shared/persona/describe-condition.ts';
import { createRulePreviewer } from '../../shared/persona/preview-rules.ts';
import type { RulesPreview } from '../../shared/persona/preview-rules.ts';
import { listMissingFields } from '../../shared/persona/subjects.ts';
import { formatFixedShare, PLAIN_WORDING } from '../../shared/persona/wording.ts';
import { JSON_OPTION, SCENARIO_OPTION } from './command-spec.ts';
import type { CommandSpec } from './command-spec.ts';
import type { ParsedOptions } from './parse-options.ts';
import { checkOutput, checkRulesOutput, findScenario, openPlan, readInput, writeOutput } from './plan-files.ts';
import type { OpenPlan } from './plan-files.ts';
import { Refusal, UsageError } from './refusals.ts';
import type { Terminal } from './terminal.ts';
import { countThings, formatBytes, formatCount, layOutTable } from './text-table.ts';

export const PERSONAS_COMMAND: CommandSpec = {
  name: 'personas',
  summary: 'Show who has which persona and why; carry the rules from one plan to another',
  operand: 'PLAN',
  options: [
    { name: 'export', value: 'FILE', help: 'Write the rules, playbooks included, as JSON' },
    { name: 'import', value: 'FILE', help: 'Show what the rules of such a file would change' },
    { name: 'out', value: 'FILE', help: 'With --import: the plan file to write with those rules' },
    SCENARIO_OPTION,
    JSON_OPTION,
  ],
  examples: [
    'baton personas plan.baton',
    'baton personas plan.baton --export rules.json',
    'baton personas plan.baton --import rules.json --out changed.baton',
  ],
  run: showPersonas,
};

async function showPersonas(options: ParsedOptions, terminal: Terminal): Promise<number> {
  const exportTo = options.readText('export');
  const importFrom = options.readText('import');
  const output = options.readText('out');
  if (output !== undefined && importFrom === undefined) throw new UsageError('--out goes with --import.');
  if (exportTo !== undefined && importFrom !== undefined) throw new UsageError('Either --export or --import.');
  if (output !== undefined) await checkOutput(output, [options.operand, importFrom as string]);
  if (exportTo !== undefined) await checkRulesOutput(exportTo);
  const plan = await openPlan(options.operand, undefined);
  const base = buildPlanBase(plan.facts, plan.document, findScenario(plan.document, options.readText('scenario')));
  const rules = importFrom === undefined ? takeRuleSet(plan.document) : await readRules(importFrom);
  const show = createRulePreviewer(base.personaContext, base.personas, readPolicy(plan.document, 'lateDeal'));
  const preview = show(rules);
  const isJson = options.has('json');
  const written = output === undefined ? null : await takeRules(plan, base, rules, output, terminal);
  if (exportTo !== undefined) await writeOutput(exportTo, writeRuleSet(rules));

  const result = { rules: rules.name, ...summarize(base, preview), out: output ?? exportTo ?? null };
  if (isJson) {
    await terminal.print(`${JSON.stringify({ ok: true, ...result }, null, 2)}\n`);
    return 0;
  }
  await terminal.print(formatPersonas(base, preview));
  if (importFrom !== undefined) {
    const would = output === undefined ? 'would change' : 'change';
    await terminal.print(
      `\nWith the rules of ${rules.name}, ${formatCount(preview.changed)} of ${countThings(preview.handedOver, 'account')} ${would} persona.\n`,
    );
  }
  if (result.missing.length > 0) {
    await terminal.print(
      `\nThe data has no column ${result.missing.map((name) => `“${name}”`).join(', ')}: what the rules ask about it is unknown.\n`,
    );
  }
  if (exportTo !== undefined) await terminal.print(`\nWrote ${exportTo}\n`);
  if (written !== null) {
    await terminal.print(`Wrote ${output} (${formatBytes(written)}), ${path.basename(options.operand)} is as it was\n`);
  }
  return 0;
}

async function readRules(file: string): Promise<RuleSet> {
  const result = readRuleSet(await readInput(file));
  if (!result.ok) throw new Refusal(`${file}: ${result.message}`, result.code, { file });
  return result.rules;
}

/** Puts the rules into the plan as one step and writes it. @returns the size of the file. */
async function takeRules(
  plan: OpenPlan,
  base: PlanBase,
  rules: RuleSet,
  output: string,
  terminal: Terminal,
): Promise<number> {
  const { document, facts, extraFacts } = plan;
  const { personas, playbooks, lateDeal, highRiskShareLimit } = rules;
  const label = `Import the rules of ${rules.name}`;
  const change = { kind: 'changeRules', personas, playbooks, lateDeal, highRiskShareLimit, label } as const;
  const outcome = execute(base, change);
  const journal = [...plan.journal];
  if (outcome.ok) {
    applyPatch(document, outcome.patch);
    const last = journal.at(-1);
    const edit = {
      kind: 'do' as const,
      label,
      at: terminal.now(),
      by: '',
      scenario: base.scenario,
      patch: outcome.patch,
    };
    journal.push(recordEdit(last ? headOf(last) : createJournalHead(document.id), edit));
  } else if (outcome.code !== 'nothing-to-do') throw new Refusal(outcome.message, outcome.code);
  const bytes = writePlanFile({ document, facts, journal, extraFacts, appVersion: version });
  await writeOutput(output, bytes);
  return bytes.length;
}

function summarize(base: PlanBase, preview: RulesPreview) {
  const { personas } = preview;
  return {
    accounts: base.facts.accounts.count,
    handedOver: preview.handedOver,
    changed: preview.changed,
    missing: listMissingFields(base.facts, personas),
    personas: preview.rules.map((rule, index) => ({
      id: personas[index]?.id,
      name: personas[index]?.name,
      playbook: personas[index]?.playbook,
      decides: rule.decides,
      matches: rule.matches,
      unknown: rule.unknown,
      gained: rule.gained,
      lost: rule.lost,
      overlaps: Object.fromEntries(
        rule.overlaps.flatMap((count, at) => (count > 0 ? [[personas[at]?.id, count]] : [])),
      ),
    })),
  };
}

function formatPersonas(base: PlanBase, preview: RulesPreview): string {
  const { personas, rules, handedOver } = preview;
  const manner = { wording: PLAIN_WORDING, currency: base.facts.currency };
  const table = layOutTable(
    [
      { heading: 'Persona' },
      { heading: 'Accounts', isNumber: true },
      { heading: 'Share', isNumber: true },
      { heading: 'Rule matches', isNumber: true },
      { heading: 'Unknown', isNumber: true },
      { heading: 'Gained', isNumber: true },
      { heading: 'Lost', isNumber: true },
    ],
    rules.map((rule, index) => [
      `${index + 1} ${personas[index]?.name ?? ''}`,
      formatCount(rule.decides),
      formatFixedShare(handedOver === 0 ? 0 : rule.decides / handedOver),
      formatCount(rule.matches),
      formatCount(rule.unknown),
      formatCount(rule.gained),
      formatCount(rule.lost),
    ]),
  );
  const words = personas.map((persona, index) => `  ${index + 1} ${persona.name}: ${describeRule(persona, manner)}\n`);
  return `Personas of ${countThings(handedOver, 'account')}; the first rule that matches decides\n\n${table}\nRules\n\n${words.join('')}`;
}
