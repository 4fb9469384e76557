import './ui/tokens.css';
import './ui/base.css';
import { useEffect, useMemo, useState } from 'react';
import { showImport, useImporting } from './state/importing-store.ts';
import { planStore, usePlan } from './state/plan-store.ts';
import { useSession } from './state/session-store.ts';
import { LiveRegion } from './ui/LiveRegion.tsx';
import { Dialogs } from './views/dialogs/Dialogs.tsx';
import { ImportWizard } from './views/import/ImportWizard.tsx';
import { Inspector } from './views/inspector/Inspector.tsx';
import { DropTarget } from './views/shell/DropTarget.tsx';
import { ErrorBoundary } from './views/shell/ErrorBoundary.tsx';
import { Opening } from './views/shell/Opening.tsx';
import { Palette } from './views/shell/Palette.tsx';
import { Rail } from './views/shell/Rail.tsx';
import { ReadOnlyBanner } from './views/shell/ReadOnlyBanner.tsx';
import { ShellContext } from './views/shell/shell-context.ts';
import type { ShellControls } from './views/shell/shell-context.ts';
import { StepView } from './views/shell/StepView.tsx';
import { Toasts } from './views/shell/Toasts.tsx';
import { TopBar } from './views/shell/TopBar.tsx';
import { StartView } from './views/start/StartView.tsx';
import { useShortcuts } from './views/use-shortcuts.ts';
import styles from './App.module.css';

/** The whole window. */
export function App() {
  const isImporting = useImporting((state) => state.isShown);
  const [isPaletteOpen, showPalette] = useState(false);
  const shell = useMemo<ShellControls>(
    () => ({ isImporting, isPaletteOpen, showImport, showPalette }),
    [isImporting, isPaletteOpen],
  );
  useShortcuts(shell);
  useEffect(
    // A plan that was opened meanwhile, from outside or dropped on the window, is to be seen. Edits keep the document.
    () =>
      planStore.subscribe((state, before) => {
        if (state.base && state.base.document !== before.base?.document) showImport(false);
      }),
    [],
  );
  return (
    <ShellContext value={shell}>
      <ErrorBoundary>
        <DropTarget>{isImporting ? <ImportWizard onClose={() => showImport(false)} /> : <Workspace />}</DropTarget>
        {isPaletteOpen && <Palette onClose={() => showPalette(false)} />}
        <Dialogs />
        <Toasts />
      </ErrorBoundary>
      <Announcements />
    </ShellContext>
  );
}

function Workspace() {
  const status = usePlan((state) => state.status);
  if (status === 'opening') return <Opening />;
  if (status !== 'open') return <StartView />;
  return (
    <div className={styles.window}>
      <TopBar />
      <Rail />
      <main className={styles.main} data-part="work">
        <ReadOnlyBanner />
        <StepView />
      </main>
      <Inspector />
    </div>
  );
}

function Announcements() {
  const { id, text } = useSession((state) => state.announcement);
  return <LiveRegion id={id} text={text} />;
}
