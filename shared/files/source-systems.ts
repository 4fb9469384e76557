import type { ImportTable } from './fields.ts';
import { HUBSPOT_NAMES, SALESFORCE_NAMES, DYNAMICS_NAMES, BATON_NAMES } from './source-names.ts';
import type { PreferredNames } from './source-names.ts';

/** Where a file comes from; `plain` is any other list. */
export const SOURCE_SYSTEMS = ['salesforce', 'hubspot', 'dynamics', 'baton', 'plain'] as const;
export type SourceSystem = (typeof SOURCE_SYSTEMS)[number];

interface SourceSpec {
  /** For people. */
  readonly name: string;
  /** Headings that hardly any other system writes. */
  readonly strong: readonly RegExp[];
  /** Headings that fit, but that others write too. */
  readonly weak: readonly RegExp[];
  readonly names: PreferredNames;
}

export const SOURCES: Readonly<Record<SourceSystem, SourceSpec>> = {
  salesforce: {
    name: 'Salesforce',
    strong: [
      /__[cr]$/i,
      /\(18\)$/,
      /\(converted\)( currency)?$/i,
      /^(system ?modstamp|master ?record ?id|record ?type ?id|jigsaw.*|stage ?name|forecast ?category.*)$/i,
      /^(profile ?id|user ?role ?id|.* ?sid ?key|federation ?identifier)$/i,
      /^(last ?modified ?by ?id|fiscal ?(period|quarter|year)|account owner: .*|opportunity owner: .*)$/i,
    ],
    weak: [/^is ?(closed|won|deleted)$/i, /^billing ?(city|state|street|country|postal|zip)/i, /^(owner|parent) ?id$/i],
    names: SALESFORCE_NAMES,
  },
  hubspot: {
    name: 'HubSpot',
    strong: [
      /^propert(y|ies) /i,
      /^(hs|hubspot) /i,
      /^record id( - (company|deal|contact))?$/i,
      /^(company|deal|contact) owner$/i,
      /^(number of )?associated (company|companies|deals?|contacts?)\b/i,
      /^(portal id|deal pipeline( stage)? id)$/i,
    ],
    weak: [/^deal ?(name|stage|pipeline|probability)$/i, /^lifecycle ?stage$/i, /^create ?date$/i, /^owner id$/i],
    names: HUBSPOT_NAMES,
  },
  dynamics: {
    name: 'Dynamics 365',
    strong: [
      /^\(do not modify\)/i,
      /^(topic|potential customer|status ?reason|relationship type)$/i,
      /^est\. (revenue|close date)/i,
      /^address 1: /i,
      /^(systemuserid|opportunityid|statecode|statuscode|msdyn .*)$/,
    ],
    weak: [/^(accountid|contactid|main phone|parent account)$/],
    names: DYNAMICS_NAMES,
  },
  baton: { name: 'Baton', strong: [/^kind of move$/i, /^owner change$/i], weak: [], names: BATON_NAMES },
  plain: { name: 'Plain list', strong: [], weak: [], names: {} },
};

export interface SourceGuess {
  readonly source: SourceSystem;
  /** The headings that tell it, as they stand in the file; at most five. */
  readonly evidence: readonly string[];
}

/** Tells by its headings which system a file comes from: one strong mark or two weak ones, and more than any other has. */
export function recognizeSource(header: readonly string[]): SourceGuess {
  const headings = header.map((heading) => heading.trim().replace(/(?<!_)_(?!_)/g, ' '));
  let best: SourceGuess = { source: 'plain', evidence: [] };
  let bestScore = 1;
  for (const source of SOURCE_SYSTEMS) {
    const { strong, weak } = SOURCES[source];
    let score = 0;
    const evidence: string[] = [];
    headings.forEach((heading, column) => {
      const weight = strong.some((mark) => mark.test(heading)) ? 2 : weak.some((mark) => mark.test(heading)) ? 1 : 0;
      score += weight;
      if (weight > 0 && evidence.length < 5) evidence.push(header[column] as string);
    });
    if (score > bestScore) {
      best = { source, evidence };
      bestScore = score;
    }
  }
  return best;
}

/** The headings under which a system exports a field, the most telling first. */
export function listPreferredNames(source: SourceSystem, table: ImportTable, field: string): readonly string[] {
  return SOURCES[source].names[table]?.[field] ?? [];
}
