import { useMemo } from 'react';
import { usePlan } from '../state/plan-store.ts';
import { sessionStore, useSession } from '../state/session-store.ts';
import { listActions } from './actions.ts';
import type { Action } from './action.ts';
import { useShell } from './shell/shell-context.ts';

/**
 * The actions as they are now, by their ids. Follows the plan and those parts of the session that name or enable an
 * action; not the drag, which changes many times a second.
 */
export function useActions(): ReadonlyMap<string, Action> {
  const plan = usePlan((state) => state);
  const selection = useSession((state) => state.selection);
  const inspectorOpen = useSession((state) => state.inspectorOpen);
  const dockOpen = useSession((state) => state.dockOpen);
  const shell = useShell();
  return useMemo(() => {
    const session = { ...sessionStore.getState(), selection, inspectorOpen, dockOpen };
    return new Map(listActions(plan, session, shell).map((action) => [action.id, action]));
  }, [plan, selection, inspectorOpen, dockOpen, shell]);
}
