import type { Step } from './walk.ts';

/** What a key asks of the board. */
export type KeyIntent =
  | { readonly kind: 'walk'; readonly step: Step; readonly isExtending: boolean }
  | { readonly kind: 'lift' }
  | { readonly kind: 'aim'; readonly by: 'previous' | 'next' | 'previous-group' | 'next-group' | 'first' | 'last' }
  | { readonly kind: 'drop' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'clear-selection' }
  | { readonly kind: 'toggle-selected' }
  | { readonly kind: 'select-column' }
  | { readonly kind: 'inspect' }
  | { readonly kind: 'move-to' }
  | { readonly kind: 'lock' }
  | { readonly kind: 'schedule' }
  | { readonly kind: 'find'; readonly letter: string };

/** The part of a keyboard event that counts. */
export interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const WALKS: Readonly<Record<string, Step>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  PageUp: 'page-up',
  PageDown: 'page-down',
  Home: 'first',
  End: 'last',
};

const AIMS: Readonly<Record<string, Extract<KeyIntent, { kind: 'aim' }>['by']>> = {
  ArrowLeft: 'previous',
  ArrowRight: 'next',
  ArrowUp: 'previous-group',
  ArrowDown: 'next-group',
  PageUp: 'previous-group',
  PageDown: 'next-group',
  Home: 'first',
  End: 'last',
};

const LETTER_COMMANDS: Readonly<Record<string, KeyIntent>> = {
  m: { kind: 'move-to' },
  l: { kind: 'lock' },
  w: { kind: 'schedule' },
};

/**
 * @param isLifted cards are in the air by keyboard: arrows aim, letters do nothing.
 * @param isTyping a name is being typed: every letter and the space belong to it, the letters of commands too. A capital letter always
 *   begins a name.
 * @returns `null` for keys that are none of the board's business.
 */
export function readKey(key: Key, isLifted: boolean, isTyping: boolean): KeyIntent | null {
  const hasCommand = key.ctrlKey || key.metaKey;
  if (key.altKey) return null;
  if (isLifted) return hasCommand ? null : readLiftedKey(key);
  if (hasCommand) return readCommandKey(key);
  const step = WALKS[key.key];
  if (step) return { kind: 'walk', step, isExtending: key.shiftKey };
  if (key.key === ' ') return isTyping ? { kind: 'find', letter: ' ' } : { kind: 'lift' };
  if (key.key === 'Enter') return { kind: 'inspect' };
  if (key.key === 'Escape') return { kind: 'clear-selection' };
  const command = isTyping ? undefined : LETTER_COMMANDS[key.key];
  if (command) return command;
  return /^[\p{L}\p{N}]$/u.test(key.key) ? { kind: 'find', letter: key.key } : null;
}

/** What a key asks of the board while a column's head has the focus. */
export type HeadIntent =
  | Extract<KeyIntent, { kind: 'aim' | 'select-column' }>
  /** Down to the column's first card. */
  | { readonly kind: 'enter-column' };

/** @returns `null` for keys that are none of the board's business, or the head's own. */
export function readHeadKey(key: Key): HeadIntent | null {
  if (key.altKey || key.shiftKey) return null;
  if (key.key === 'ArrowDown') return { kind: 'enter-column' };
  if (key.ctrlKey || key.metaKey) return key.key.toLowerCase() === 'a' ? { kind: 'select-column' } : null;
  const by = key.key === 'ArrowUp' ? undefined : AIMS[key.key];
  return by ? { kind: 'aim', by } : null;
}

function readLiftedKey({ key }: Key): KeyIntent | null {
  const by = AIMS[key];
  if (by) return { kind: 'aim', by };
  if (key === ' ' || key === 'Enter') return { kind: 'drop' };
  return key === 'Escape' || key === 'Tab' ? { kind: 'cancel' } : null;
}

function readCommandKey({ key }: Key): KeyIntent | null {
  if (key === 'Home') return { kind: 'walk', step: 'first-column', isExtending: false };
  if (key === 'End') return { kind: 'walk', step: 'last-column', isExtending: false };
  if (key === ' ') return { kind: 'toggle-selected' };
  return key.toLowerCase() === 'a' ? { kind: 'select-column' } : null;
}
