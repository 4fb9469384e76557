import { parseIsoDay } from '../model/day.ts';
import { readPolicy } from '../model/plan.ts';
import { createFinding } from './findings.ts';
import type { Finding } from './findings.ts';
import { GATE_NAMES, readGates } from './gates.ts';
import type { LoadSource, WaveLoad, WaveTotals } from './load.ts';

/** Guardrails of what is learnt from one wave for the next: time for it, its gate, its messages. */
export function findLearningFindings(source: LoadSource, load: WaveLoad): Finding[] {
  return [...findTooClose(source, load), ...findGates(source, load)];
}

function findTooClose({ document, assignment, wording }: LoadSource, load: WaveLoad): Finding[] {
  const { minimumDaysBetweenWaves } = readPolicy(document, 'learning');
  return assignment.waves.flatMap(({ id, wave }, index) => {
    const before = load.byWave[index - 1];
    const totals = load.byWave[index] as WaveTotals;
    if (!before || before.moves === 0 || totals.moves === 0) return [];
    const gap = totals.launch - before.launch;
    if (gap >= minimumDaysBetweenWaves) return [];
    const nameBefore = assignment.waves[index - 1]?.wave.name ?? '';
    const isReversed = gap <= 0;
    return [
      createFinding({
        rule: 'waves-too-close',
        about: id,
        severity: isReversed ? 'error' : 'warning',
        title: isReversed
          ? `${wave.name} is not launched after ${nameBefore}`
          : `No time to learn between ${nameBefore} and ${wave.name}`,
        evidence: `${nameBefore} is launched on ${wording.day(before.launch)}, ${wave.name} on ${wording.day(totals.launch)}${isReversed ? '' : `, ${wording.countOf(gap, 'day')} later`}; at least ${wording.countOf(minimumDaysBetweenWaves, 'day')}, so that its feedback is in and the messages are reviewed.`,
        accounts: listWave(assignment.wave, load, index),
        wave: index,
      }),
    ];
  });
}

/** Rows of the moves with a handover in a wave. */
function listWave(wave: Int16Array, load: WaveLoad, index: number): number[] {
  const rows: number[] = [];
  const { groupOf } = load.handovers;
  for (let row = 0; row < groupOf.length; row++)
    if (wave[row] === index && (groupOf[row] as number) >= 0) rows.push(row);
  return rows;
}

function findGates(source: LoadSource, load: WaveLoad): Finding[] {
  const { assignment, wording } = source;
  const gates = readGates(
    source,
    load.byWave.map(({ launch }) => launch),
  );
  return assignment.waves.flatMap(({ id, wave }, index) => {
    const gate = gates[index];
    const totals = load.byWave[index] as WaveTotals;
    if (!gate || totals.moves === 0) return [];
    const findings: Finding[] = [];
    if (gate.unheard.length > 0) {
      const last = Math.max(...gate.unheard.map(({ on }) => parseIsoDay(on)));
      const before = assignment.waves[index - 1]?.wave.name ?? '';
      findings.push(
        createFinding({
          rule: 'messages-not-revised',
          about: id,
          severity: 'warning',
          title: `${wave.name}: messages not revised after the feedback of ${before}`,
          evidence: `${wording.countOf(gate.unheard.length, 'customer')} of ${before} asked for it, the last on ${wording.day(last)}; nobody has gone over the messages since.`,
          accounts: gate.unheard.flatMap(({ account }) => assignment.accountRow.get(account) ?? []),
          wave: index,
        }),
      );
    }
    const overdue = gate.items.filter((item) => item.isOverdue && item.check === null);
    if (overdue.length > 0 && !totals.isAssumedDate) {
      const names = overdue.map((item) => `${lower(GATE_NAMES[item.condition])} (due ${wording.day(item.dueOn)})`);
      findings.push(
        createFinding({
          rule: 'gate-overdue',
          about: id,
          severity: 'warning',
          title: `${wave.name}: the gate is not passed`,
          evidence: `Not confirmed: ${names.join(', ')}. ${wave.name} is launched on ${wording.day(totals.launch)}.`,
          wave: index,
        }),
      );
    }
    return findings;
  });
}

function lower(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
