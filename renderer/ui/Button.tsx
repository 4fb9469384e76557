import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { ButtonProps as AriaButtonProps } from 'react-aria-components';
import { joinClasses } from './class-names.ts';
import styles from './Button.module.css';

interface ButtonProps extends Omit<AriaButtonProps, 'className' | 'children' | 'style'> {
  /** `primary` once per screen at most; `quiet` has no border until it is pointed at. */
  readonly variant?: 'primary' | 'secondary' | 'quiet' | 'danger';
  readonly size?: 's' | 'm' | 'l';
  readonly icon?: LucideIcon;
  readonly className?: string;
  readonly children: ReactNode;
}

export function Button({ variant = 'secondary', size = 'm', icon: Icon, className, children, ...props }: ButtonProps) {
  return (
    <AriaButton {...props} className={joinClasses(styles.button, styles[variant], styles[size], className)}>
      {Icon && <Icon size={size === 'l' ? 17 : 14} strokeWidth={1.9} aria-hidden />}
      {children}
    </AriaButton>
  );
}
