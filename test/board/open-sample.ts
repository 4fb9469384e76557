import { PLAIN_WORDING } from '../../shared/persona/wording.ts';
import type { BatonBridge } from '../../shared/ipc.ts';
import type { PlanBase } from '../../shared/overview/plan-base.ts';
import { openSample } from '../../renderer/state/plan-actions.ts';
import { planStore } from '../../renderer/state/plan-store.ts';
import { provideServices } from '../../renderer/state/services.ts';
import type { Services } from '../../renderer/state/services.ts';

const NEVER: Promise<never> = Promise.race([]);

/** Opens the sample plan in a page whose edits are written nowhere: the boards need no more. */
export async function openSampleInMemory(): Promise<void> {
  const silent = new Proxy({}, { get: () => () => NEVER });
  provideServices({
    bridge: silent as BatonBridge,
    repository: silent as Services['repository'],
    planFiles: silent as Services['planFiles'],
    now: () => new Date('2026-11-23T09:00:00Z'),
    createId: () => 'sample',
    wording: PLAIN_WORDING,
    appVersion: '1.0.0',
  });
  await openSample();
}

/** @throws where no plan is open. */
export function readBase(): PlanBase {
  const { base } = planStore.getState();
  if (!base) throw new Error('No plan is open.');
  return base;
}
