import { FLAG_NO, FLAG_UNKNOWN, FLAG_YES } from '../model/columns.ts';
import type { HealthBand, Lifecycle, StageClass } from '../model/facts.ts';

const YES =
  /^(yes|y|true|t|1|x|✓|✔|on|checked|ja|j|wahr|oui|vrai|s[ií]|sim|verdadero|active|aktiv|enabled|locked|strategic|high|at risk|churned)$/i;
const NO =
  /^(no|n|false|f|0|off|unchecked|nein|falsch|non|faux|n[aã]o|falso|inactive|inaktiv|disabled|terminated|low|medium|none)$/i;

/** Reads a yes or no in its common spellings. @returns `FLAG_UNKNOWN` for anything else. */
export function parseFlag(text: string): number {
  if (YES.test(text)) return FLAG_YES;
  return NO.test(text) ? FLAG_NO : FLAG_UNKNOWN;
}

/** Lower case, words apart by single spaces: `Closed-Won`, `closed_won` and `ClosedWon` read alike. */
function toWords(text: string): string {
  return text
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim()
    .toLowerCase();
}

const WON = /\b(closed? ?won|won|gewonnen|gagné|ganada)\b/;
const LOST =
  /\b(closed? ?lost|lost|verloren|perdu|perdida|disqualified|unqualified|abandoned|cancel?led|omitted|dead)\b/;
const LATE =
  /\b(negotiat\w*|proposal\w*|propose|quote|quotation|quoting|contract\w*|verbal\w*|commit|committed|commitment|legal|procurement|signature|redlin\w*|closing|decision ?maker ?bought ?in|contract ?sent|verhandlung|angebot)\b/;

/**
 * The class of a deal's stage by its name. Late is negotiation, proposal, contract, verbal, commit and their kin.
 * @returns an empty text for "Closed" alone, which may be either.
 */
export function classifyStage(stage: string): StageClass | '' {
  const words = toWords(stage);
  if (words === '') return '';
  // HubSpot's own stage ids are written as one word.
  if (/\bclosedwon\b/.test(words) || WON.test(words)) return 'won';
  if (/\bclosedlost\b/.test(words) || LOST.test(words)) return 'lost';
  if (/^(closed?|geschlossen|complete[d]?)$/.test(words)) return '';
  if (/\b(decisionmakerboughtin|contractsent)\b/.test(words) || LATE.test(words)) return 'late';
  return 'open';
}

const OPEN =
  /\b(open|new|early|prospect\w*|qualif\w*|discover\w*|demo\w*|present\w*|needs?|analysis|identif\w*|develop\w*|evaluat\w*|perception|value|decision\w*|pipeline|leads?|contact\w*|meeting\w*|engag\w*|interest\w*|solution\w*|scop\w*|trial|pilot|poc|proof|research|plan\w*|appointmentscheduled|appointment|qualifiedtobuy|presentationscheduled|best case|upside|hold|nurtur\w*|initiat\w*|progress|active|erstkontakt|bedarf\w*|offen|stage \d+|\d+)\b/;

/** Whether the stage's name is one of those that deals usually have; all others are taken as open, and that is said. */
export function isKnownStage(stage: string): boolean {
  return classifyStage(stage) !== 'open' || OPEN.test(toWords(stage));
}

/** @returns an empty text where the word says nothing about it ("Partner", "Competitor", "Retail"). */
export function classifyLifecycle(text: string): Lifecycle | '' {
  const words = toWords(text);
  if (/\b(former|ex|churned|lapsed|inactive|cancel?led|lost|past|ehemalig\w*)\b/.test(words)) return 'former';
  if (
    /\b(prospect\w*|leads?|suspect|target|opportunity|subscriber|marketingqualifiedlead|salesqualifiedlead|interessent)\b/.test(
      words,
    )
  ) {
    return 'prospect';
  }
  if (/\b(customers?|clients?|active|existing|installed base|evangelist|kunde|bestandskunde)\b/.test(words)) {
    return 'customer';
  }
  return '';
}

/** Reads a word of risk or health: `healthy`, `watch`, `high_risk`, `Red`. */
export function classifyHealth(text: string): HealthBand | '' {
  const words = toWords(text);
  if (/\b(un|not) ?healthy\b/.test(words)) return 'red';
  if (/\b(red|high|high risk|critical|severe|poor|bad|at risk|churn\w*|danger|rot|unhealthy)\b/.test(words))
    return 'red';
  if (
    /\b(amber|yellow|orange|watch|medium|moderate|neutral|fair|average|caution|warning|gelb|medium risk)\b/.test(words)
  ) {
    return 'amber';
  }
  return /\b(green|healthy|good|low|low risk|strong|excellent|safe|ok|grün)\b/.test(words) ? 'green' : '';
}

const VACANCY =
  /\b(vacan(t|cy)|tbh|tbd|to be hired|open (headcount|position|role|seat|req|requisition)|new hire|unbesetzt)\b/i;

/** Whether a seller's name stands for a place that is not filled yet. */
export function isVacancyName(name: string): boolean {
  return VACANCY.test(toWords(name));
}

const LEADS =
  /\b(manager|director|head|vp|svp|evp|vice president|president|chief|cro|team lead|leader|leiter|leiterin)\b/i;
const SELLS =
  /\b((key )?account|territory|relationship|customer success|client|partner|channel|business development|product|inside sales|success) (manager|director|executive)\b/i;

/** Whether a title names someone who leads sellers, rather than one who carries accounts ("Account Manager"). */
export function isLeadingTitle(title: string): boolean {
  return LEADS.test(title) && !SELLS.test(title);
}
