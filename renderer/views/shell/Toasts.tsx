import { CircleAlert, CircleCheck, Info, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { dismissToast, useSession } from '../../state/session-store.ts';
import type { Toast } from '../../state/session-store.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import styles from './Toasts.module.css';

const ICONS = { info: Info, success: CircleCheck, error: CircleAlert } as const;
const SECONDS = { info: 9, success: 7, error: 12 } as const;
/** How long a message that is pointed at or holds the focus stays at a time, in milliseconds. */
const HELD_FOR = 1500;

/** Short messages over the corner of the window; they wait while they are pointed at or hold the focus. */
export function Toasts() {
  const toasts = useSession((state) => state.toasts);
  return (
    <section aria-label="Notifications">
      <ol className={styles.toasts}>
        {toasts.map((toast) => (
          <ToastLine key={toast.id} toast={toast} />
        ))}
      </ol>
    </section>
  );
}

function ToastLine({ toast }: { readonly toast: Toast }) {
  const { id, tone, message, action } = toast;
  const line = useRef<HTMLLIElement>(null);
  const Icon = ICONS[tone];
  useEffect(() => {
    let timer = setTimeout(leave, SECONDS[tone] * 1000);
    function leave(): void {
      if (line.current?.matches(':hover, :focus-within')) timer = setTimeout(leave, HELD_FOR);
      else dismissToast(id);
    }
    return () => clearTimeout(timer);
  }, [id, tone]);
  return (
    <li className={styles.toast} ref={line}>
      <Icon size={16} aria-hidden className={styles[tone]} />
      <p className={styles.message} role={tone === 'error' ? 'alert' : undefined}>
        {message}
      </p>
      {action && (
        <Button
          size="s"
          onPress={() => {
            dismissToast(id);
            action.run();
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton label="Dismiss" icon={X} size="s" onPress={() => dismissToast(id)} />
    </li>
  );
}
