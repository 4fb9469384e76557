import { proposeFix } from '../../shared/commands/fixes/propose-fix.ts';
import { formatFindings } from '../../shared/overview/format-report.ts';
import { createReport } from '../../shared/overview/report.ts';
import { JSON_OPTION, SCENARIO_OPTION, TODAY_OPTION } from './command-spec.ts';
import type { CommandSpec } from './command-spec.ts';
import type { ParsedOptions } from './parse-options.ts';
import { readFigures } from './report.ts';
import type { Terminal } from './terminal.ts';
import type { Finding } from '../../shared/waves/findings.ts';
import { countThings } from './text-table.ts';

export const CHECK_COMMAND: CommandSpec = {
  name: 'check',
  summary: 'Print the findings of a plan and what would settle them; exit code 1 if one of them is an error',
  operand: 'PLAN',
  options: [SCENARIO_OPTION, { ...TODAY_OPTION, help: `${TODAY_OPTION.help} (default: the plan's own)` }, JSON_OPTION],
  examples: ['baton check plan.baton', 'baton check plan.baton --today 2027-03-01 --json'],
  run: checkPlan,
};

async function checkPlan(options: ParsedOptions, terminal: Terminal): Promise<number> {
  const { base, figures } = await readFigures(options);
  const { plan, scenario, findings: reported } = createReport(base, figures);
  const findings = reported.map((finding, index) => {
    const fix = proposeFix(base, figures.load, figures.findings[index] as Finding);
    return { ...finding, fix };
  });
  const count = (wanted: string): number => findings.filter(({ severity }) => severity === wanted).length;
  const counts = { errors: count('error'), warnings: count('warning'), infos: count('info') };
  if (options.has('json')) {
    await terminal.print(`${JSON.stringify({ plan, scenario, counts, findings }, null, 2)}\n`);
  } else {
    const summary = [
      countThings(counts.errors, 'error'),
      countThings(counts.warnings, 'warning'),
      countThings(counts.infos, 'note'),
    ];
    const heading = `${plan.name} · ${scenario.name} · as of ${plan.asOf}\n${summary.join(' · ')}\n`;
    await terminal.print(`${heading}\n${formatFindings(findings)}\n`);
  }
  return counts.errors > 0 ? 1 : 0;
}
