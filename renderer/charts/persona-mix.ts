import type { Persona } from '../../shared/model/policy.ts';
import type { Filter } from '../state/session-store.ts';
import { shortenPersona } from '../board/card-view.ts';
import type { LiveFigures } from '../board/live-figures.ts';
import type { Formats } from '../ui/format.ts';
import { countNoun } from '../ui/format.ts';
import type { ChartTable } from './ChartTableView.tsx';

/** One bar: a wave's moves by persona. */
export interface MixRow {
  readonly wave: NonNullable<Filter['wave']>;
  readonly name: string;
  /** In the order of the personas. */
  readonly counts: readonly number[];
  readonly total: number;
}

/** The waves in their order, the moves without a wave last. */
export function listMix({ base, load }: Pick<LiveFigures, 'base' | 'load'>): MixRow[] {
  const { personas } = base.personas;
  const { waves } = base.assignment;
  const columns = [
    ...waves.map(({ id, wave }) => ({ wave: id, name: wave.name })),
    { wave: 'unscheduled' as const, name: 'Unscheduled' },
  ];
  return columns.map(({ wave, name }, index) => {
    const counts = personas.map((_, code) => load.personaMix[index * personas.length + code] ?? 0);
    return { wave, name, counts, total: counts.reduce((sum, count) => sum + count, 0) };
  });
}

export function isSameMix(left: readonly MixRow[], right: readonly MixRow[]): boolean {
  return (
    left.length === right.length &&
    left.every((row, index) => {
      const other = right[index];
      return (
        row.wave === other?.wave &&
        row.name === other.name &&
        row.counts.every((count, code) => count === other.counts[code])
      );
    })
  );
}

export function createMixTable(rows: readonly MixRow[], personas: readonly Persona[], formats: Formats): ChartTable {
  return {
    columns: ['Wave', ...personas.map((persona) => shortenPersona(persona.name)), 'All'],
    rows: rows.map(({ wave, name, counts, total }) => ({
      id: wave,
      name,
      cells: [...counts, total].map((count) => formats.count(count)),
    })),
  };
}

/** The chart in words: "Wave 1: 36 moves, 1 High-risk relationship, 34 Core. …" */
export function describeMix(rows: readonly MixRow[], personas: readonly Persona[], formats: Formats): string {
  return rows
    .map(({ name, counts, total }) => {
      const parts = counts
        .map((count, code) => (count > 0 ? `${formats.count(count)} ${personas[code]?.name ?? ''}` : ''))
        .filter((part) => part !== '');
      return `${[`${name}: ${countNoun(formats, total, 'move')}`, ...parts].join(', ')}.`;
    })
    .join(' ');
}
