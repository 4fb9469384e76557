import { joinClasses } from '../../ui/class-names.ts';
import styles from './ValuesStage.module.css';

const WORDS: Readonly<Record<string, string>> = {
  values: 'shown by the values',
  chosen: 'chosen by you',
  assumed: 'assumed',
  name: 'by its name',
  flags: 'by Is Closed and Is Won',
  unknown: 'not known',
  heading: 'by the heading',
  bands: 'by the bands',
  'risk flags': 'by the risk flags',
};

/** How something about the values is known. What nothing shows stands out. */
export function BasisNote({ basis }: { readonly basis: string }) {
  const isOpen = basis === 'assumed' || basis === 'unknown';
  return (
    <span className={joinClasses(styles.basis, isOpen && styles.open, basis === 'chosen' && styles.chosen)}>
      {WORDS[basis] ?? basis}
    </span>
  );
}
