import file from '../../shared/places/gazetteer.json' with { type: 'json' };
import { Gazetteer } from '../../shared/places/gazetteer.ts';

/** The table that ships. */
export const GAZETTEER = new Gazetteer(file);
