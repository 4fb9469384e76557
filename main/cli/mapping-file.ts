import { ChoicesFault, readChoices } from '../../shared/files/choices-file.ts';
import type { ChoicesFile } from '../../shared/files/choices-file.ts';
import { findNearest } from './nearest.ts';
import { readInput } from './plan-files.ts';
import { Refusal } from './refusals.ts';

/** What a file for `--map` may hold, for the help. */
export const MAPPING_HELP = `The file of --map holds what is to be read otherwise than it is guessed, as JSON; leave out what fits:

  {
    "accounts": {"owner": "Account Owner", "arr": null}   by table and field the heading of its column, null for none
    "source": "hubspot"                                   salesforce, hubspot, dynamics, plain: whose headings these are
    "dates": {"accounts": {"customerSince": "day-first"}} or month-first: how to read 03/04/2026
    "numbers": {"accounts": {"arr": "comma"}}             or point: the sign before the decimals
    "stages": {"Signed": "won", "": "open"}               open, late, won or lost; "" are deals without a stage
    "lifecycles": {"Partner": "prospect"}                 customer, former or prospect
    "healthWords": {"C": "red"}                           red, amber or green
    "healthDirection": "lower-is-better"                  or higher-is-better
    "ownerRule": "most revenue"                           or latest open deal, most deals: one owner of several
    "owners": {"Zed": "create", "House": "unassigned", "A. Lee": {"seller": "U1"}}
    "currency": "EUR", "rates": {"USD": 0.92}             what one unit of other currencies is worth
    "reading": {"accounts": {"sheet": "Data", "delimiter": ";", "quote": "'", "headerRow": 3, "skipFooter": 2,
                "encoding": "Windows-1252"}}          how a file is written
  }

Fields without a column, two columns for one field, and whatever else was guessed are named by the report.`;

/**
 * Reads the file of `--map`.
 * @throws {Refusal} where it is no such file. Whether the headings exist is for the import to say.
 */
export async function readMappingFile(file: string): Promise<ChoicesFile> {
  const text = new TextDecoder().decode(await readInput(file));
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw createRefusal(file, `This is not JSON (${reason}).`);
  }
  try {
    return readChoices(content);
  } catch (error) {
    if (!(error instanceof ChoicesFault)) throw error;
    const nearest = findNearest(error.word, error.known);
    const advice = nearest === null ? '' : ` Did you mean “${nearest}”?`;
    throw createRefusal(file, `${error.message}${advice}`);
  }
}

function createRefusal(file: string, problem: string): Refusal {
  const example = 'Write it as {"accounts": {"owner": "Account Owner", "arr": null}}; “baton import --help” shows all.';
  return new Refusal(`${file}: ${problem} ${example}`, 'bad-mapping', { file });
}
