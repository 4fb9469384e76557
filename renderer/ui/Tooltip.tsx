import { createContext, use } from 'react';
import type { ReactNode } from 'react';
import { Tooltip as AriaTooltip, Focusable, TooltipTrigger } from 'react-aria-components';
import styles from './Tooltip.module.css';

interface TooltipProps {
  readonly content: ReactNode;
  /** A React Aria control, which shows the tooltip when it is pointed at or focused. */
  readonly children: ReactNode;
  readonly placement?: 'top' | 'bottom' | 'left' | 'right';
}

export function Tooltip({ content, children, placement = 'bottom' }: TooltipProps) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {children}
      <AriaTooltip className={styles.tooltip} placement={placement} offset={6}>
        {content}
      </AriaTooltip>
    </TooltipTrigger>
  );
}

interface ExplainedProps {
  readonly explanation: ReactNode;
  readonly children: ReactNode;
}

/** Whether Tab stops at figures that explain themselves: not where arrows lead to them. */
export const ExplainedStop = createContext<0 | -1>(0);

/** A figure that says on hover, and on focus, how it comes about. */
export function Explained({ explanation, children }: ExplainedProps) {
  const stop = use(ExplainedStop);
  return (
    <Tooltip content={explanation} placement="left">
      <Focusable>
        <span role="button" tabIndex={stop} className={styles.explained}>
          {children}
        </span>
      </Focusable>
    </Tooltip>
  );
}
