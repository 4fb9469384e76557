import { readPolicy } from '../model/plan.ts';
import { createFinding } from './findings.ts';
import type { Finding } from './findings.ts';
import { spreadGuidance } from './guidance.ts';
import type { LoadSource, WaveLoad } from './load.ts';

/** How far one wave's moves of a persona are from the guidance. */
export interface QuotaGap {
  /** Persona code. */
  readonly persona: number;
  /** Index of the wave. */
  readonly wave: number;
  /** Shares of the persona's moves, 0 to 1. */
  readonly share: number;
  readonly guide: number;
  /** Moves too many (positive) or too few (negative) against the guidance itself. */
  readonly excess: number;
}

/**
 * Where the share of a persona's moves in a wave is outside the band around the guidance. Accounts are whole: half of
 * three is one or two, so a difference of less than one account is none. Too few is said only once every move of the
 * persona has a wave.
 */
export function listQuotaGaps(source: LoadSource, load: WaveLoad): QuotaGap[] {
  const { shares, band } = readPolicy(source.document, 'waveGuidance');
  const { personas } = source.personas;
  const waves = source.assignment.waves.length;
  // With a single wave, being one is the finding.
  if (waves < 2) return [];
  const gaps: QuotaGap[] = [];
  personas.forEach(({ id }, persona) => {
    const counts = Array.from(
      { length: waves + 1 },
      (_, wave) => load.personaMix[wave * personas.length + persona] ?? 0,
    );
    const total = counts.reduce((sum, count) => sum + count, 0);
    const guidance = Object.hasOwn(shares, id) ? spreadGuidance(shares[id] ?? [], waves) : [];
    const isScheduled = counts[waves] === 0;
    if (total === 0) return;
    guidance.forEach((guide, wave) => {
      const excess = (counts[wave] as number) - guide * total;
      const isOff = Math.abs(excess) > Math.max(band * total, 1) + 1e-9;
      if (!isOff || (excess < 0 && !isScheduled)) return;
      gaps.push({ persona, wave, share: (counts[wave] as number) / total, guide, excess });
    });
  });
  return gaps;
}

/** Guardrail of the mix: per persona, the waves whose share is not what practice suggests. */
export function findQuotaFindings(source: LoadSource, load: WaveLoad): Finding[] {
  const { wording, assignment } = source;
  const { band } = readPolicy(source.document, 'waveGuidance');
  const gaps = listQuotaGaps(source, load);
  return source.personas.personas.flatMap((persona, code) => {
    const own = gaps.filter((gap) => gap.persona === code);
    const [first] = own;
    if (!first) return [];
    const nameWave = ({ wave, share, guide }: QuotaGap): string =>
      `${assignment.waves[wave]?.wave.name} ${wording.share(share)} (guidance ${wording.share(guide)})`;
    const over = own.filter(({ excess }) => excess > 0);
    return [
      createFinding({
        rule: 'persona-quota',
        about: persona.id,
        severity: 'warning',
        title: `${persona.name}: not spread over the waves as advised`,
        evidence: `${own.map(nameWave).join(', ')} of its moves; within ${wording.count(band * 100)} points.`,
        accounts: listRows(source, load, code, new Set(over.map(({ wave }) => wave))),
        wave: (over[0] ?? first).wave,
      }),
    ];
  });
}

/** The persona's moves in the waves. */
function listRows(source: LoadSource, load: WaveLoad, persona: number, waves: ReadonlySet<number>): number[] {
  const { codes } = source.personas;
  const { wave } = source.assignment;
  const { groupOf } = load.handovers;
  const rows: number[] = [];
  for (let row = 0; row < groupOf.length; row++) {
    if (codes[row] === persona && waves.has(wave[row] as number) && (groupOf[row] as number) >= 0) rows.push(row);
  }
  return rows;
}
