import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { resumeLastPlan } from './state/plan-actions.ts';
import { planStore } from './state/plan-store.ts';
import { startServices } from './state/services.ts';
import { installTheme } from './state/theme.ts';
import { announceReady, installWindowEvents } from './state/window-events.ts';
import { keepFocus } from './views/shell/keep-focus.ts';
import { walkParts } from './views/shell/window-parts.ts';

// Before the first paint: no flash of the other theme.
installTheme();

// The plan is read while the window draws its frame; nothing is shown of the first screen until it is known.
planStore.setState({ status: 'opening' });
const root = document.querySelector<HTMLElement>('#root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
  keepFocus(root);
  walkParts();
}

try {
  await startServices();
  installWindowEvents();
  await resumeLastPlan();
  announceReady();
} catch (error) {
  const detail = error instanceof Error ? error.message : String(error);
  planStore.setState({ status: 'none', openError: `Baton could not start properly: ${detail}` });
}
