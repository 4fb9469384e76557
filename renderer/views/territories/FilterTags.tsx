import { PLACE_BASES } from '../../../shared/places/place-accounts.ts';
import { usePlan } from '../../state/plan-store.ts';
import { changeFilter, clearFilter, useSession } from '../../state/session-store.ts';
import { Button } from '../../ui/Button.tsx';
import { RemovableTag } from '../../ui/RemovableTag.tsx';
import styles from './FilterBar.module.css';

/** Filters that were set from a chart or a finding and have no control of their own, each with the way to take it off. */
export function FilterTags() {
  const filter = useSession((state) => state.filter);
  const base = usePlan((state) => state.base);
  const findings = usePlan((state) => state.figures?.findings);
  if (!base) return null;
  const tags: { id: string; text: string; clear: () => void }[] = [];
  if (filter.seller !== null) {
    const row = base.roster.rowOf.get(filter.seller) ?? -1;
    const name = base.roster.names[row] ?? filter.seller;
    tags.push({ id: 'seller', text: `Seller: ${name}`, clear: () => changeFilter({ seller: null }) });
  }
  if (filter.wave !== null) {
    const wave = base.assignment.waves.find(({ id }) => id === filter.wave)?.wave.name ?? 'Unscheduled';
    tags.push({ id: 'wave', text: `Wave: ${wave}`, clear: () => changeFilter({ wave: null }) });
  }
  if (filter.findingId !== null) {
    const title = findings?.find(({ id }) => id === filter.findingId)?.title ?? 'settled';
    tags.push({ id: 'finding', text: `Finding: ${title}`, clear: () => changeFilter({ findingId: null }) });
  }
  if (filter.placedBy !== null) {
    const basis = PLACE_BASES[filter.placedBy];
    tags.push({
      id: 'place',
      text: basis ? `Placed by ${basis}` : 'Not placed',
      clear: () => changeFilter({ placedBy: null }),
    });
  }
  if (tags.length === 0) return null;
  return (
    <div className={styles.tags} role="group" aria-label="More filters">
      {tags.map(({ id, text, clear }) => (
        <RemovableTag key={id} text={text} label={`Take off: ${text}`} onRemove={clear} />
      ))}
      <Button size="s" variant="quiet" onPress={clearFilter}>
        Clear all filters
      </Button>
    </div>
  );
}
