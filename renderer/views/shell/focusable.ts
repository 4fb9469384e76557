const CONTROLS = 'a[href], button, input, select, textarea, [tabindex]';

/** Whether Tab reaches an element: it is enabled, drawn, and not taken out of the order. */
function isTabStop(element: HTMLElement): boolean {
  return (
    element.tabIndex >= 0 &&
    !element.matches(':disabled, [aria-hidden="true"] *, [inert], [inert] *') &&
    element.getClientRects().length > 0
  );
}

/** What Tab reaches within an element, in the order of the page. */
export function listTabStops(within: ParentNode): HTMLElement[] {
  return [...within.querySelectorAll<HTMLElement>(CONTROLS)].filter(isTabStop);
}
