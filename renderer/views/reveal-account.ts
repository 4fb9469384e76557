import type { AccountId } from '../../shared/model/ids.ts';
import { setFocusAccount } from '../state/session-store.ts';

/** Frames to wait for a card that a change of step or filter is about to draw. */
const MOST_FRAMES = 20;

/** Scrolls the board to an account's card and gives it the focus, as soon as the card is drawn. */
export function revealAccount(account: AccountId): void {
  setFocusAccount(account);
  const look = (frames: number) => {
    const card = document.querySelector<HTMLElement>(`[data-account="${CSS.escape(account)}"]`);
    if (card) {
      card.scrollIntoView({ block: 'nearest', inline: 'center' });
      card.focus({ preventScroll: true });
    } else if (frames > 0) requestAnimationFrame(() => look(frames - 1));
  };
  requestAnimationFrame(() => look(MOST_FRAMES));
}
