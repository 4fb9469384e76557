import { NO_ROW } from '../../shared/model/ids.ts';
import type { PlanBase } from '../../shared/overview/plan-base.ts';
import type { PlanFigures } from '../../shared/overview/plan-figures.ts';
import { readPlaces } from './map-store.ts';
import type { Filter } from './session-store.ts';

type RowTest = (row: number) => boolean;

const lowerNames = new WeakMap<readonly string[], readonly string[]>();

/** Whether the boards show an account: it must meet every part of the filter. The test reads the base as it is then. */
export function createFilterTest(base: PlanBase, figures: PlanFigures | null, filter: Filter): RowTest {
  const tests: RowTest[] = [];
  const { incoming, incumbent, wave, waveIndex } = base.assignment;
  const { accounts } = base.facts;

  const text = filter.text.trim().toLowerCase();
  if (text !== '') {
    const names = lowerCase(accounts.name);
    tests.push((row) => (names[row] as string).includes(text) || accounts.id[row] === filter.text.trim());
  }
  if (filter.segment !== null) {
    const code = base.measures.segments.indexOf(filter.segment);
    tests.push((row) => base.measures.segmentOf[row] === code);
  }
  if (filter.persona !== null) {
    const code = base.personas.personas.findIndex(({ id }) => id === filter.persona);
    const { codes } = base.personas;
    tests.push((row) => code >= 0 && codes[row] === code);
  }
  if (filter.seller !== null) {
    const seller = base.roster.rowOf.get(filter.seller);
    tests.push((row) => seller !== undefined && (incoming[row] === seller || incumbent[row] === seller));
  }
  if (filter.wave !== null) {
    const index = filter.wave === 'unscheduled' ? NO_ROW : waveIndex.get(filter.wave);
    const isUnscheduled = index === NO_ROW;
    tests.push((row) => wave[row] === index && (!isUnscheduled || incoming[row] !== incumbent[row]));
  }
  if (filter.movedOnly) tests.push((row) => incoming[row] !== incumbent[row]);
  if (filter.findingId !== null) {
    const finding = figures?.findings.find(({ id }) => id === filter.findingId);
    const rows = new Set(finding?.accounts);
    tests.push((row) => rows.has(row));
  }

  if (filter.placedBy !== null) {
    const places = readPlaces(accounts);
    tests.push((row) => places?.basis[row] === filter.placedBy);
  }

  const [first, second] = tests;
  if (!first) return () => true;
  if (!second) return first;
  return (row) => tests.every((test) => test(row));
}

function lowerCase(names: readonly string[]): readonly string[] {
  let lower = lowerNames.get(names);
  if (!lower) lowerNames.set(names, (lower = names.map((name) => name.toLowerCase())));
  return lower;
}
