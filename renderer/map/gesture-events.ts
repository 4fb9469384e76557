import type { MapGestures } from './map-gestures.ts';

/**
 * Listens to pointers and the wheel over the map. React's own wheel handler could not keep the page from scrolling.
 * @returns what stops listening.
 */
export function listenToGestures(element: HTMLElement, gestures: MapGestures): () => void {
  const stop = new AbortController();
  const at = (event: MouseEvent): [number, number] => {
    const box = element.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  };
  const listen = <K extends keyof HTMLElementEventMap>(
    type: K,
    listener: (event: HTMLElementEventMap[K]) => void,
  ): void => element.addEventListener(type, listener, { signal: stop.signal, passive: false });
  listen('pointerdown', (event) => {
    if (event.button > 1) return;
    element.setPointerCapture(event.pointerId);
    gestures.press(event.pointerId, ...at(event), event.button, event.shiftKey);
  });
  listen('pointermove', (event) => gestures.move(event.pointerId, ...at(event)));
  listen('pointerup', (event) =>
    gestures.release(event.pointerId, ...at(event), event.shiftKey || event.ctrlKey || event.metaKey),
  );
  listen('pointercancel', (event) => gestures.lose(event.pointerId));
  listen('pointerleave', () => gestures.leave());
  listen('wheel', (event) => {
    event.preventDefault();
    gestures.wheel(...at(event), event.deltaY, event.deltaMode, event.ctrlKey);
  });
  return () => stop.abort();
}
