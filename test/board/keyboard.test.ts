import { describe, expect, it } from 'vitest';
import { readKey } from '../../renderer/board/keyboard.ts';
import type { Key } from '../../renderer/board/keyboard.ts';

const press = (key: string, held: Partial<Key> = {}): Key => ({
  key,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});
const read = (key: string, held?: Partial<Key>) => readKey(press(key, held), false, false);
const readLifted = (key: string, held?: Partial<Key>) => readKey(press(key, held), true, false);

describe('the keys of a board', () => {
  it('walks with arrows and selects on the way with Shift', () => {
    expect(read('ArrowDown')).toEqual({ kind: 'walk', step: 'down', isExtending: false });
    expect(read('ArrowDown', { shiftKey: true })).toEqual({ kind: 'walk', step: 'down', isExtending: true });
    expect(read('End')).toEqual({ kind: 'walk', step: 'last', isExtending: false });
    expect(read('Home', { ctrlKey: true })).toEqual({ kind: 'walk', step: 'first-column', isExtending: false });
  });

  it('lifts with Space, then aims, drops and gives back', () => {
    expect(read(' ')).toEqual({ kind: 'lift' });
    expect(readLifted('ArrowRight')).toEqual({ kind: 'aim', by: 'next' });
    expect(readLifted('ArrowLeft')).toEqual({ kind: 'aim', by: 'previous' });
    expect([readLifted(' '), readLifted('Enter')]).toEqual([{ kind: 'drop' }, { kind: 'drop' }]);
    expect([readLifted('Escape'), readLifted('Tab')]).toEqual([{ kind: 'cancel' }, { kind: 'cancel' }]);
    expect(readLifted('m')).toBeNull();
  });

  it('takes M, L and W for commands, but not in the middle of a name, nor as capitals', () => {
    expect([read('m'), read('l'), read('w')]).toEqual([{ kind: 'move-to' }, { kind: 'lock' }, { kind: 'schedule' }]);
    expect(readKey(press('m'), false, true)).toEqual({ kind: 'find', letter: 'm' });
    expect(readKey(press(' '), false, true)).toEqual({ kind: 'find', letter: ' ' });
    expect(read('M', { shiftKey: true })).toEqual({ kind: 'find', letter: 'M' });
    expect(read('é')).toEqual({ kind: 'find', letter: 'é' });
  });

  it('selects the column with Ctrl or ⌘ A, and leaves other shortcuts to the app', () => {
    expect([read('a', { ctrlKey: true }), read('a', { metaKey: true })]).toEqual([
      { kind: 'select-column' },
      { kind: 'select-column' },
    ]);
    expect([read('z', { ctrlKey: true }), read('k', { metaKey: true }), read('F5'), read('Tab')]).toEqual([
      null,
      null,
      null,
      null,
    ]);
    expect(readLifted('z', { ctrlKey: true })).toBeNull();
  });
});
