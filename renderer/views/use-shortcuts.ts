import { useEffect } from 'react';
import { getBridge } from '../state/bridge.ts';
import { planStore } from '../state/plan-store.ts';
import { sessionStore } from '../state/session-store.ts';
import { HAS_COMMAND_KEY } from '../ui/Kbd.tsx';
import { listActions } from './actions.ts';
import type { ShellControls } from './shell/shell-context.ts';

/** What means something else while a text is being written, and what it is called there. */
const TEXT_COMMANDS: Readonly<Record<string, string>> = { undo: 'undo', redo: 'redo', 'select-all': 'selectAll' };

/** Listens to the keys and to the native menu; both run the same actions. */
export function useShortcuts(shell: ShellControls): void {
  useEffect(() => {
    const run = (id: string): boolean => {
      if (TEXT_COMMANDS[id] && isWriting()) return false;
      // A dialog keeps what lies under it still, but one may always open the palette's own keys.
      if (document.querySelector('[role="dialog"],[role="alertdialog"]') && id !== 'palette') return false;
      const actions = listActions(planStore.getState(), sessionStore.getState(), shell);
      const action = actions.find((candidate) => candidate.id === id);
      if (!action?.isEnabled) return false;
      action.run();
      return true;
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const keys = describeEvent(event);
      if (keys === '') return;
      const wanted = keys === 'Mod+Y' ? 'Mod+Shift+Z' : keys;
      const actions = listActions(planStore.getState(), sessionStore.getState(), shell);
      const action = actions.find((candidate) => candidate.keys === wanted);
      if (action && run(action.id)) event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    const stop = getBridge().on('menu.command', (command) => {
      // Chosen in the menu, nothing else takes it to the text.
      const ofText = isWriting() ? TEXT_COMMANDS[command] : undefined;
      // oxlint-disable-next-line typescript/no-deprecated -- the one way into the undo history of a text field
      if (ofText) document.execCommand(ofText);
      else run(command);
    });
    return () => {
      window.removeEventListener('keydown', onKeyDown);
      stop();
    };
  }, [shell]);
}

/** `Mod+Shift+S` for a key with ⌘ or Ctrl; an empty text for every other key. */
function describeEvent(event: KeyboardEvent): string {
  const hasMod = HAS_COMMAND_KEY ? event.metaKey : event.ctrlKey;
  if (!hasMod || event.isComposing) return '';
  // The letter as the layout has it; the physical key where Alt or Shift turned it into another character.
  const isLetter = /^[a-z]$/i.test(event.key);
  const key = (isLetter ? event.key : event.code.replace(/^(Key|Digit)/, '')).toUpperCase();
  return ['Mod', event.shiftKey && 'Shift', event.altKey && 'Alt', key].filter(Boolean).join('+');
}

function isWriting(): boolean {
  const { activeElement } = document;
  return (
    activeElement instanceof HTMLTextAreaElement ||
    (activeElement instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(activeElement.type))
  );
}
