import { strToU8 } from 'fflate';
import { findPersonasFault, findPlaybooksFault } from '../persona/check-rules.ts';
import type { RuleSet } from '../persona/rule-set.ts';
import { decodeUtf8, isUtf8 } from './utf8.ts';
import { ruleSetSchema } from './plan-schema.ts';

export type ReadRuleSetResult =
  | { readonly ok: true; readonly rules: RuleSet }
  | { readonly ok: false; readonly code: 'not-rules' | 'damaged' | 'newer' | 'too-large'; readonly message: string };

const RULE_SET_VERSION = 1;
/** Hundreds of times what a plan with many rules needs. */
const MOST_BYTES = 4 * 1024 * 1024;

/** JSON for people to read and compare; the same rules are the same bytes. */
export function writeRuleSet(rules: RuleSet): Uint8Array {
  const { name, personas, playbooks, lateDeal, highRiskShareLimit } = rules;
  const file = {
    format: 'baton-rules',
    version: RULE_SET_VERSION,
    name,
    personas,
    playbooks,
    lateDeal,
    highRiskShareLimit,
  };
  return strToU8(`${JSON.stringify(file, null, 2)}\n`);
}

/** Takes rules from a file that anybody may have written: whatever does not fit is refused, with what is wrong. */
export function readRuleSet(bytes: Uint8Array): ReadRuleSetResult {
  if (bytes.length > MOST_BYTES) return refuse('too-large', 'The file is far larger than any set of rules.');
  if (!isUtf8(bytes)) return refuse('not-rules', 'This is no set of rules: it is not text.');
  let given: unknown;
  try {
    given = JSON.parse(decodeUtf8(bytes));
  } catch {
    return refuse('not-rules', 'This is no set of rules: it is not JSON, or cut off.');
  }
  const { format, version } = (typeof given === 'object' && given !== null ? given : {}) as Record<string, unknown>;
  if (format !== 'baton-rules') return refuse('not-rules', 'This is no set of rules of Baton’s.');
  if (typeof version === 'number' && version > RULE_SET_VERSION) {
    return refuse('newer', 'These rules were written by a newer version of Baton. Open them with that one.');
  }
  const result = ruleSetSchema.safeParse(given);
  if (!result.success) {
    const issue = result.error.issues[0];
    const place = (issue?.path ?? []).join('.');
    return refuse(
      'damaged',
      `The rules are damaged: ${place === '' ? 'they' : place} ${issue?.message ?? 'do not fit'}.`,
    );
  }
  const { name, personas, playbooks, lateDeal, highRiskShareLimit } = result.data;
  const ordered = personas.toSorted((left, right) => left.order - right.order);
  const known = new Map(playbooks.map((playbook) => [playbook.id, playbook]));
  const fault = findPlaybooksFault(playbooks) ?? findPersonasFault(ordered, known);
  if (fault !== null) return refuse('damaged', `The rules cannot be used: ${fault}`);
  return { ok: true, rules: { name, personas: ordered, playbooks, lateDeal, highRiskShareLimit } };
}

function refuse(code: 'not-rules' | 'damaged' | 'newer' | 'too-large', message: string): ReadRuleSetResult {
  return { ok: false, code, message };
}
