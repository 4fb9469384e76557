import { countOf, formatHours, formatShare } from '../persona/wording.ts';
import type { ScheduleReport } from './schedule-report.ts';

const SHOWN_MOVES = 10;
const SHOWN_OVERRUNS = 10;

/** A schedule for people, in plain text; ends with a line break. */
export function formatSchedule(report: ScheduleReport): string {
  const unplaced = report.moves.filter(({ wave }) => wave === null);
  const placed = report.moves.filter(({ wave }) => wave !== null);
  const hasNothing = report.outside.some(({ kind }) => kind === 'nothing');
  const sections = [
    hasNothing ? '' : `Schedule\n  ${report.quality.words}`,
    list(
      hasNothing ? 'Nothing to schedule' : 'What no schedule settles',
      report.outside.map(({ words }) => words),
    ),
    list('Clashes', report.clashes),
    report.status === 'clash' || hasNothing ? '' : formatWaves(report),
    report.status === 'clash' ? '' : formatPersonas(report),
    list(
      'Without a wave',
      unplaced.map(({ name, why }) => `${name}: ${why}`),
      SHOWN_MOVES,
    ),
    list('Weeks that hold more than planned', report.overruns, SHOWN_OVERRUNS),
    list('Above the limits of the first wave', report.firstWaveExcess),
    list('Outside the guidance, because the weeks and families leave no room', report.missedQuotas),
    list(
      'What would help',
      report.cures.map(({ words }) => words),
    ),
    list(
      'Why there',
      placed.map(({ name, wave, why }) => `${name}, wave ${wave}: ${why}`),
      SHOWN_MOVES,
    ),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

function list(heading: string, lines: readonly string[], most = lines.length): string {
  if (lines.length === 0) return '';
  const more = lines.length > most ? [`  and ${lines.length - most} more`] : [];
  return [heading, ...lines.slice(0, most).map((line) => `  ${line}`), ...more].join('\n');
}

function formatWaves({ waves, firstWave, peak, silent }: ScheduleReport): string {
  const width = Math.max(...waves.map(({ name }) => name.length));
  const lines = waves.map(({ name, launch, moves, why }) => {
    const reason = why === '' ? '' : `   ${why}`;
    return `  ${name.padEnd(width)}  ${launch}  ${countOf(moves, 'move').padStart(12)}${reason}`;
  });
  const first = `  The first wave holds ${formatShare(firstWave.moves)} of the moves and ${formatShare(firstWave.arr)} of the ARR that moves`;
  const fullest = peak
    ? [`  The fullest week of a seller is ${formatHours(peak.hours)} h: ${peak.seller}, week of ${peak.week}`]
    : [];
  const apart = silent.words === '' ? [] : [`  ${silent.words}`];
  return ['Waves', ...lines, first, ...fullest, ...apart].join('\n');
}

function formatPersonas({ personas, waves }: ScheduleReport): string {
  const width = Math.max(...personas.map(({ name }) => name.length));
  const head = `  ${''.padEnd(width)}  ${waves.map(({ name }) => name.padStart(18)).join('')}`;
  const lines = personas
    .filter(({ moves }) => moves > 0)
    .map(({ name, waves: shares }) => {
      const cells = shares.map(({ moves, share, quota }) => {
        const wanted = quota === null ? '' : ` of ${formatShare(quota)}`;
        return `${moves} (${formatShare(share)}${wanted})`.padStart(18);
      });
      return `  ${name.padEnd(width)}  ${cells.join('')}`;
    });
  return lines.length === 0 ? '' : ['Personas, moves (share of guidance)', head, ...lines].join('\n');
}
