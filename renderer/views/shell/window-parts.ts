import { listTabStops } from './focusable.ts';

/** The parts of the window mark themselves: bar, steps, what is worked on, its charts, the inspector. */
const PARTS = '[data-part]';

/**
 * F6 leads to the next part of the window, Shift+F6 to the one before: past long lists without walking through them.
 * @returns stops it.
 */
export function walkParts(): () => void {
  // Where the keyboard last was in each part, to go on there.
  const lastIn = new WeakMap<Element, HTMLElement>();
  const remember = ({ target }: FocusEvent): void => {
    const part = target instanceof HTMLElement ? target.closest(PARTS) : null;
    if (part) lastIn.set(part, target as HTMLElement);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'F6' || event.ctrlKey || event.altKey || event.metaKey) return;
    if (document.querySelector('[role="dialog"], [role="alertdialog"]')) return;
    const parts = [...document.querySelectorAll(PARTS)].filter((part) => listTabStops(part).length > 0);
    if (parts.length === 0) return;
    event.preventDefault();
    const at = parts.findLastIndex((part) => part.contains(document.activeElement));
    const turn = event.shiftKey ? -1 : 1;
    const next = parts[(Math.max(at, turn > 0 ? -1 : 0) + turn + parts.length) % parts.length] as Element;
    const stops = listTabStops(next);
    const last = lastIn.get(next);
    (last && stops.includes(last) ? last : stops[0])?.focus();
  };
  document.addEventListener('focusin', remember);
  document.addEventListener('keydown', onKeyDown);
  return () => {
    document.removeEventListener('focusin', remember);
    document.removeEventListener('keydown', onKeyDown);
  };
}
