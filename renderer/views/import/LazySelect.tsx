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
  const shown = isAwake ? options : options.filter(({ id }) => id === value);
  return (
    <div className={styles.lazy} onPointerEnter={() => wake(true)} onFocus={() => wake(true)}>
      <Select {...props} options={shown} value={value} />
    </div>
  );
}
