import { MEASURES } from '../../../shared/territory/measures.ts';
import { usePlan } from '../../state/plan-store.ts';
import { changeFilter, setGroupBy, setMeasure, setSortOrder, useSession } from '../../state/session-store.ts';
import { MEASURE_NAMES } from '../../ui/measure-names.ts';
import { PersonaDot } from '../../ui/Persona.tsx';
import { Select } from '../../ui/Select.tsx';

/** Stands for "no filter" in a list of choices, where `null` cannot. */
const ALL = 'all';

export function GroupSelect() {
  const groupBy = useSession((state) => state.groupBy);
  const options = [
    { id: 'none', label: 'Nothing' },
    { id: 'manager', label: 'Manager' },
    { id: 'team', label: 'Team' },
    { id: 'region', label: 'Region' },
  ] as const;
  return <Select look="chip" label="Group" options={options} value={groupBy} onChange={setGroupBy} />;
}

export function MeasureSelect() {
  const measure = useSession((state) => state.measure);
  const options = MEASURES.map((id) => ({ id, label: MEASURE_NAMES[id] }));
  return <Select look="chip" label="Measure" options={options} value={measure} onChange={setMeasure} />;
}

export function SortSelect() {
  const sortOrder = useSession((state) => state.sortOrder);
  const options = [
    { id: 'arr', label: 'ARR' },
    { id: 'name', label: 'Name' },
    { id: 'persona', label: 'Persona' },
  ] as const;
  return <Select look="chip" label="Sort" options={options} value={sortOrder} onChange={setSortOrder} />;
}

export function SegmentSelect() {
  const segment = useSession((state) => state.filter.segment);
  const segments = usePlan((state) => state.base?.measures.segments);
  const options = [
    { id: ALL, label: 'All' },
    ...(segments ?? []).map((name) => ({ id: `segment ${name}`, label: name === '' ? 'Without a segment' : name })),
  ];
  return (
    <Select
      look="chip"
      label="Segment"
      options={options}
      value={segment === null ? ALL : `segment ${segment}`}
      onChange={(id) => changeFilter({ segment: id === ALL ? null : id.slice('segment '.length) })}
    />
  );
}

export function PersonaSelect() {
  const persona = useSession((state) => state.filter.persona);
  const personas = usePlan((state) => state.base?.personas.personas);
  const options = [
    { id: ALL, label: 'All' },
    ...(personas ?? []).map(({ id, name, colour }) => ({ id, label: name, mark: <PersonaDot colour={colour} /> })),
  ];
  return (
    <Select
      look="chip"
      label="Persona"
      options={options}
      value={persona ?? ALL}
      onChange={(id) => changeFilter({ persona: id === ALL ? null : id })}
    />
  );
}
