import type { LucideIcon } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import type { ButtonProps as AriaButtonProps } from 'react-aria-components';
import { joinClasses } from './class-names.ts';
import { Kbd } from './Kbd.tsx';
import { Tooltip } from './Tooltip.tsx';
import styles from './IconButton.module.css';

interface IconButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'style' | 'aria-label'> {
  /** The accessible name; also the tooltip. */
  readonly label: string;
  readonly icon: LucideIcon;
  readonly shortcut?: string;
  readonly isActive?: boolean;
  readonly size?: 's' | 'm';
}

export function IconButton({ label, icon: Icon, shortcut, isActive, size = 'm', ...props }: IconButtonProps) {
  return (
    <Tooltip
      content={
        <>
          {label} {shortcut && <Kbd keys={shortcut} />}
        </>
      }
    >
      <AriaButton
        {...props}
        aria-label={label}
        className={joinClasses(styles.button, styles[size], isActive && styles.active)}
      >
        <Icon size={size === 's' ? 13 : 15} strokeWidth={1.9} aria-hidden />
      </AriaButton>
    </Tooltip>
  );
}
