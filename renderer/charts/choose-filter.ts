import type { PersonaId, SellerId } from '../../shared/model/ids.ts';
import { changeFilter, sessionStore } from '../state/session-store.ts';
import type { Filter } from '../state/session-store.ts';

/** A mark shows its accounts alone; the same mark again shows all. Functions that never change, so that no chart is drawn for them. */
export function chooseWave(wave: NonNullable<Filter['wave']>, persona: PersonaId | null): void {
  const { filter } = sessionStore.getState();
  const isChosen = filter.wave === wave && filter.persona === persona;
  changeFilter(isChosen ? { wave: null, persona: null, movedOnly: false } : { wave, persona, movedOnly: true });
}

export function choosePersona(persona: PersonaId): void {
  const { filter } = sessionStore.getState();
  const isChosen = filter.wave === null && filter.persona === persona;
  changeFilter(isChosen ? { persona: null, movedOnly: false } : { wave: null, persona, movedOnly: true });
}

export function chooseSeller(seller: SellerId): void {
  const { filter } = sessionStore.getState();
  changeFilter({ seller: filter.seller === seller ? null : seller });
}
