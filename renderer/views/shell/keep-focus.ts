import { listTabStops } from './focusable.ts';

/** Where the keyboard was: the element, what it was in from the inside out, and where it stood. */
interface Place {
  readonly element: HTMLElement;
  readonly around: readonly HTMLElement[];
  readonly box: DOMRect;
}

/**
 * Keeps the keyboard where it was when the control that has it goes away or is switched off, as a button that settles a
 * finding does: the nearest control of what it stood in takes over. Without it, the next Tab would start at the window's
 * beginning. Only after a key: whoever works with the mouse is not led anywhere.
 * @returns stops it.
 */
export function keepFocus(root: HTMLElement): () => void {
  let place: Place | null = null;
  let isByKey = false;
  let isAsked = false;
  const remember = ({ target }: FocusEvent): void => {
    // Dialogs and menus stand outside of the root: where they were opened from is where to go back to.
    if (!(target instanceof HTMLElement) || !root.contains(target)) return;
    const around: HTMLElement[] = [];
    for (let at = target.parentElement; at !== null && root.contains(at); at = at.parentElement) around.push(at);
    place = { element: target, around, box: target.getBoundingClientRect() };
  };
  const look = (): void => {
    isAsked = false;
    if (!place || !isLost(place.element) || isModalOpen()) return;
    findRefuge(place)?.focus({ preventScroll: true });
  };
  const observer = new MutationObserver(() => {
    if (!isByKey || isAsked || !place || !isLost(place.element)) return;
    isAsked = true;
    // Whoever moves the focus on purpose does so by then: the board after its next paint, a dialog that closes.
    requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(look)));
  });
  const onKey = (): void => void (isByKey = true);
  const onPointer = (): void => void (isByKey = false);
  observer.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] });
  root.addEventListener('focusin', remember);
  document.addEventListener('keydown', onKey, true);
  document.addEventListener('pointerdown', onPointer, true);
  return () => {
    observer.disconnect();
    root.removeEventListener('focusin', remember);
    document.removeEventListener('keydown', onKey, true);
    document.removeEventListener('pointerdown', onPointer, true);
  };
}

/** Gone or switched off, and nothing else has taken the focus. */
function isLost(element: HTMLElement): boolean {
  const { activeElement } = document;
  const isNowhere = activeElement === null || activeElement === document.body || activeElement === element;
  return isNowhere && (!element.isConnected || element.matches(':disabled'));
}

function isModalOpen(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
}

/** The nearest control in the innermost of what is still there and has any; a field only where there is nothing else. */
function findRefuge({ around, box }: Place): HTMLElement | null {
  for (const element of around) {
    if (!element.isConnected) continue;
    const stops = listTabStops(element).map((stop) => ({
      stop,
      isField: stop.matches('input, select, textarea'),
      distance: measureDistance(stop, box),
    }));
    const [nearest] = stops.toSorted(
      (left, right) => Number(left.isField) - Number(right.isField) || left.distance - right.distance,
    );
    if (nearest) return nearest.stop;
  }
  return null;
}

function measureDistance(element: HTMLElement, box: DOMRect): number {
  const own = element.getBoundingClientRect();
  return Math.hypot(own.left - box.left, own.top - box.top);
}
