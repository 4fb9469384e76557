/** From the preload to main only: it carries a path, and the page must never name one. */
export const DROPPED_CHANNEL = 'internal.openDropped';
