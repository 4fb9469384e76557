import { useImporting } from '../../state/importing-store.ts';
import { countNoun, formatsFor } from '../../ui/format.ts';

/** How far the reading of a file is, in words. It alone is drawn again with every step. */
export function ReadingState({ id }: { readonly id: string }) {
  const rows = useImporting((state) => state.rowsRead[id]);
  return rows === undefined ? 'Reading…' : `Reading: ${countNoun(formatsFor(''), rows, 'row')} so far`;
}
