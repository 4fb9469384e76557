import type { BatonBridge } from '../../shared/ipc.ts';
import type { Wording } from '../../shared/persona/wording.ts';
import { BatonDatabase } from '../db/database.ts';
import { createRepository } from '../db/repository.ts';
import type { Repository } from '../db/repository.ts';
import { createPlanFiles } from '../workers/plan-file-client.ts';
import type { PlanFiles } from '../workers/plan-file-client.ts';
import { WINDOW_WORDING } from '../ui/window-wording.ts';
import { getBridge } from './bridge.ts';

/** Everything the state needs of the world outside: the only place where time and new ids come from. */
export interface Services {
  readonly bridge: BatonBridge;
  readonly repository: Repository;
  readonly planFiles: PlanFiles;
  readonly now: () => Date;
  readonly createId: () => string;
  /** How findings and explanations write numbers, money and days. */
  readonly wording: Wording;
  /** Written into plan files. */
  readonly appVersion: string;
}

let services: Services | null = null;

/** @throws before `startServices`. */
export function getServices(): Services {
  if (!services) throw new Error('The services are not started.');
  return services;
}

/** Connects the state with the world outside; before anything else of the state is used. */
export async function startServices(): Promise<void> {
  const bridge = getBridge();
  const { version } = await bridge.request('app.info');
  provideServices({
    bridge,
    repository: createRepository(new BatonDatabase()),
    planFiles: createPlanFiles(),
    now: () => new Date(),
    createId: () => crypto.randomUUID(),
    wording: WINDOW_WORDING,
    appVersion: version,
  });
}

export function provideServices(provided: Services): void {
  services = provided;
}
