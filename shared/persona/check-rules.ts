import { MISSING_DAY, parseIsoDay } from '../model/day.ts';
import type { ConditionGroup, Persona, PersonaCondition, Playbook } from '../model/policy.ts';
import { isGroup } from './conditions.ts';
import { describeSubject, listOperators } from './subjects.ts';
import type { SubjectKind } from './subjects.ts';

/** More personas than this no one tells apart, and the traits of an account are bits of one number. */
export const MOST_PERSONAS = 24;
/** Groups in groups in groups: enough for any rule that people can read. */
export const DEEPEST_GROUP = 4;
const MOST_CONDITIONS = 100;
const MOST_STEPS = 60;
const FARTHEST_OFFSET = 250;
const MOST_STEP_HOURS = 100;
const LONGEST_NOTICE = 365;
const LONGEST_NAME = 80;

/** What is wrong with a list of personas, in words, or `null`. @param personas in the order of their rules. */
export function findPersonasFault(
  personas: readonly Persona[],
  playbooks: ReadonlyMap<string, Playbook>,
): string | null {
  if (personas.length === 0) return 'A plan needs at least one persona.';
  if (personas.length > MOST_PERSONAS) return `At most ${MOST_PERSONAS} personas can be told apart.`;
  const doubled = findDoubled(personas);
  if (doubled !== null) return `Two personas are called “${doubled}”.`;
  for (const [index, persona] of personas.entries()) {
    const fault = findNameFault('persona', persona.id, persona.name);
    if (fault !== null) return fault;
    if (!playbooks.has(persona.playbook)) return `“${persona.name}” has no playbook. Choose one.`;
    if (persona.rule === null && index < personas.length - 1) {
      return `“${persona.name}” takes every other customer: it has to be the last persona.`;
    }
    const wrong = persona.rule === null ? null : findRuleFault(persona.rule);
    if (wrong !== null) return `The rule of “${persona.name}”: ${wrong}`;
  }
  return null;
}

/** What keeps a rule from being tried, or `null`. */
export function findRuleFault(rule: ConditionGroup, depth = 1): string | null {
  if (depth > DEEPEST_GROUP) return `groups are nested more than ${DEEPEST_GROUP} deep.`;
  if (rule.conditions.length === 0) return 'a group has no condition.';
  if (rule.conditions.length > MOST_CONDITIONS) return `a group has more than ${MOST_CONDITIONS} conditions.`;
  for (const condition of rule.conditions) {
    const fault = isGroup(condition) ? findRuleFault(condition, depth + 1) : findConditionFault(condition);
    if (fault !== null) return fault;
  }
  return null;
}

/** What is missing or wrong in a condition, or `null`. */
export function findConditionFault(condition: PersonaCondition): string | null {
  const { label, kind, choices } = describeSubject(condition);
  const { operator, value } = condition;
  if (!listOperators(kind).includes(operator)) return `“${label}” cannot be asked “${operator}”.`;
  if (operator === 'known' || operator === 'unknown') return null;
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  const needed = operator === 'between' ? 2 : 1;
  const isWhole = operator === 'one of' ? values.length > 0 : values.length === needed;
  if (!isWhole || !values.every((one) => isOfKind(kind, one, choices))) return `“${label}” needs a value.`;
  const [first, last] = values as [string | number, string | number | undefined];
  if (last !== undefined && operator === 'between' && first > last)
    return `“${label}”: the first limit is the higher one.`;
  return null;
}

function isOfKind(kind: SubjectKind, value: unknown, choices: readonly string[] | undefined): boolean {
  switch (kind) {
    case 'text':
      return typeof value === 'string' && value.trim() !== '';
    case 'choice':
      return typeof value === 'string' && (choices ?? []).includes(value);
    case 'flag':
      return typeof value === 'boolean';
    case 'day':
      return typeof value === 'string' && parseIsoDay(value) !== MISSING_DAY;
    case 'share':
      return typeof value === 'number' && value >= 0 && value <= 1;
    case 'days':
      return typeof value === 'number' && Number.isInteger(value) && value >= 0;
    case 'money':
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
  }
}

/** What is wrong with a list of playbooks, in words, or `null`. */
export function findPlaybooksFault(playbooks: readonly Playbook[]): string | null {
  if (playbooks.length === 0) return 'A plan needs at least one playbook.';
  const doubled = findDoubled(playbooks);
  if (doubled !== null) return `Two playbooks are called “${doubled}”.`;
  for (const playbook of playbooks) {
    const fault = findNameFault('playbook', playbook.id, playbook.name) ?? findStepsFault(playbook);
    if (fault !== null) return fault;
  }
  return null;
}

/** What is wrong with one playbook's steps and notice, or `null`. */
function findStepsFault({ name, minimumNoticeDays, steps }: Playbook): string | null {
  const say = (fault: string): string => `The playbook “${name}”: ${fault}`;
  if (!isBetween(minimumNoticeDays, 0, LONGEST_NOTICE) || !Number.isInteger(minimumNoticeDays)) {
    return say(`the notice is a whole number of days up to ${LONGEST_NOTICE}.`);
  }
  if (steps.length > MOST_STEPS) return say(`more than ${MOST_STEPS} steps.`);
  const changes = steps.filter(({ isOwnerChange }) => isOwnerChange);
  if (changes.length !== 1) return say('exactly one step has to change the owner.');
  if ((changes[0]?.offset ?? 0) < 0) return say('the owner changes before the customer is told.');
  if (new Set(steps.map(({ id }) => id)).size < steps.length) return say('two steps have the same id.');
  for (const step of steps) {
    if (step.name.trim() === '') return say('a step has no name.');
    if (step.name.length > LONGEST_NAME) return say(`the name of a step is longer than ${LONGEST_NAME} characters.`);
    if (!Number.isInteger(step.offset) || Math.abs(step.offset) > FARTHEST_OFFSET) {
      return say(`“${step.name}” is more than ${FARTHEST_OFFSET} working days from the first notice.`);
    }
    const hours = [step.incumbentHours, step.incomingHours, step.managerHours, step.supportHours ?? 0];
    if (!hours.every((one) => isBetween(one, 0, MOST_STEP_HOURS))) {
      return say(`the hours of “${step.name}” are numbers from 0 to ${MOST_STEP_HOURS}.`);
    }
  }
  return null;
}

function findNameFault(noun: string, id: string, name: string): string | null {
  if (id === '' || name.trim() === '') return `A ${noun} needs a name.`;
  return name.length > LONGEST_NAME ? `The name of a ${noun} is longer than ${LONGEST_NAME} characters.` : null;
}

/** A name that two rows share, without case, or `null`; two rows of one id share their name too. */
function findDoubled(rows: readonly { readonly id: string; readonly name: string }[]): string | null {
  const ids = new Set<string>();
  const names = new Set<string>();
  for (const { id, name } of rows) {
    const folded = name.trim().toLowerCase();
    if (ids.has(id) || names.has(folded)) return name;
    ids.add(id);
    names.add(folded);
  }
  return null;
}

function isBetween(value: number, low: number, high: number): boolean {
  return value >= low && value <= high;
}
