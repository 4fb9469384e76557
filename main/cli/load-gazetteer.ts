import { Gazetteer } from '../../shared/places/gazetteer.ts';

/** The table of centres that comes with Baton, read only by the commands that ask where things are. */
export async function loadGazetteer(): Promise<Gazetteer> {
  const { default: file } = await import('../../shared/places/gazetteer.json');
  return new Gazetteer(file);
}
