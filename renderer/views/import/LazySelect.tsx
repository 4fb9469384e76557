import { useState } from 'react';
import type { ComponentProps } from 'react';
import { Select } from '../../ui/Select.tsx';
import styles from './LazySelect.module.css';

/**
 * A select among many others. It takes its whole list once it is pointed at or focused: fifty lists of a hundred options would
 * take half a second to draw, and five of ten options more than is not felt.
 */
export function LazySelect({ options, value, ...props }: ComponentProps<typeof Select<string>>) {
  const [isAwake, wake] = useState(false);
  // Never none: an empty list does not open, however quick the hand is.
  const asleep = options.find(({ id }) => id === value) ?? options[0];
  const shown = isAwake || !asleep ? options : [asleep];
  return (
    <div className={styles.lazy} onPointerEnter={() => wake(true)} onFocus={() => wake(true)}>
      <Select {...props} options={shown} value={value} />
    </div>
  );
}
