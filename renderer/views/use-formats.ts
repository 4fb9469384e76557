import { usePlan } from '../state/plan-store.ts';
import { formatsFor } from '../ui/format.ts';
import type { Formats } from '../ui/format.ts';

/** Formats in the system's locale and the open plan's currency. */
export function useFormats(): Formats {
  return formatsFor(usePlan((state) => state.base?.facts.currency ?? ''));
}
