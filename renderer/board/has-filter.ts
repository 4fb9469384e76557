import { NO_FILTER } from '../state/session-store.ts';
import type { Filter } from '../state/session-store.ts';

/** Whether the filter hides anything at all. */
export function hasFilter(filter: Filter): boolean {
  return (Object.keys(NO_FILTER) as (keyof Filter)[]).some((part) => filter[part] !== NO_FILTER[part]);
}
