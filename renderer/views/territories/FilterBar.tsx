import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { changeFilter, useSession } from '../../state/session-store.ts';
import { SearchField } from '../../ui/SearchField.tsx';
import { Switch } from '../../ui/Toggles.tsx';
import { PersonaSelect, SegmentSelect, SortSelect } from './BoardSelects.tsx';
import { FilterTags } from './FilterTags.tsx';
import styles from './FilterBar.module.css';

interface FilterBarProps {
  /** Choices of this board alone. */
  readonly children?: ReactNode;
  /** What can be done with all accounts that are shown. */
  readonly actions?: ReactNode;
  /** Where the accounts lie in no order. */
  readonly isUnordered?: boolean;
}

/** What both boards show and in which order. */
export function FilterBar({ children, actions, isUnordered = false }: FilterBarProps) {
  const text = useSession((state) => state.filter.text);
  const movedOnly = useSession((state) => state.filter.movedOnly);
  const findRequest = useSession((state) => state.findRequest);
  const bar = useRef<HTMLDivElement>(null);
  // Requests made before this bar was there have been answered by another one.
  const answered = useRef(0);
  useEffect(() => {
    if (findRequest > answered.current) bar.current?.querySelector('input')?.focus();
    answered.current = findRequest;
  }, [findRequest]);
  return (
    <div className={styles.bar} ref={bar}>
      <div className={styles.controls} role="group" aria-label={isUnordered ? 'Filter' : 'Filter and order'}>
        <SearchField
          label="Filter accounts"
          value={text}
          onChange={(value) => changeFilter({ text: value })}
          placeholder="Filter"
        />
        {children}
        <SegmentSelect />
        <PersonaSelect />
        {!isUnordered && <SortSelect />}
        <Switch isSelected={movedOnly} onChange={(isOn) => changeFilter({ movedOnly: isOn })}>
          Moved only
        </Switch>
        {actions}
      </div>
      <FilterTags />
    </div>
  );
}
