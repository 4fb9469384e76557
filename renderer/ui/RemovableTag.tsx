import { X } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import styles from './RemovableTag.module.css';

interface RemovableTagProps {
  readonly text: string;
  /** The button's name. */
  readonly label: string;
  readonly isDisabled?: boolean;
  readonly onRemove: () => void;
}

/** Something that was chosen, with the way to take it off. `--tag-most` of what it is in says how wide it gets. */
export function RemovableTag({ text, label, isDisabled, onRemove }: RemovableTagProps) {
  return (
    <span className={styles.tag}>
      <span className={styles.text} title={text}>
        {text}
      </span>
      <AriaButton
        className={styles.remove ?? ''}
        aria-label={label}
        isDisabled={isDisabled ?? false}
        onPress={onRemove}
      >
        <X size={12} aria-hidden />
      </AriaButton>
    </span>
  );
}
