import { CircleCheck, CircleHelp } from 'lucide-react';
import { joinClasses } from '../../ui/class-names.ts';
import styles from './OpenCount.module.css';

/** How much is left to settle. */
export function OpenCount({ count }: { readonly count: number }) {
  const Icon = count > 0 ? CircleHelp : CircleCheck;
  return (
    <span className={joinClasses(styles.count, count > 0 && styles.open)}>
      <Icon size={13} strokeWidth={2} aria-hidden />
      {count > 0 ? `${count} to settle` : 'Settled'}
    </span>
  );
}
