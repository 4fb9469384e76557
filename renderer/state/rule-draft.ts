import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { takeRuleSet } from '../../shared/persona/rule-set.ts';
import type { RuleSet } from '../../shared/persona/rule-set.ts';
import { isSameValue } from '../../shared/history/patch.ts';
import type { PersonaId } from '../../shared/model/ids.ts';
import type { PlanDocument } from '../../shared/model/plan.ts';
import type { ConditionGroup, Persona, Playbook } from '../../shared/model/policy.ts';

/** What of the rules is being looked at. */
export type RuleSelection =
  | { readonly kind: 'persona'; readonly id: PersonaId }
  | { readonly kind: 'playbook'; readonly id: string }
  | { readonly kind: 'late deals' }
  | { readonly kind: 'by hand' };

interface RuleDraftState {
  /** Rules as they are being written, or `null` while they are the plan's. */
  readonly draft: RuleSet | null;
  /** For personas that go: what accounts set to them by hand get instead. */
  readonly reassigned: Readonly<Record<PersonaId, PersonaId | null>>;
  /** Where the draft came from, where that is another plan's rules. */
  readonly importedFrom: string | null;
  readonly selection: RuleSelection | null;
}

const NO_DRAFT: RuleDraftState = { draft: null, reassigned: {}, importedFrom: null, selection: null };

/** Rules being written survive a look at the board; nothing of them is in the plan until they are saved. */
const ruleDraftStore = createStore<RuleDraftState>(() => NO_DRAFT);

export function useRuleDraft<T>(selector: (state: RuleDraftState) => T): T {
  return useStore(ruleDraftStore, selector);
}

export function readRuleDraft(): RuleDraftState {
  return ruleDraftStore.getState();
}

/** Whether rules are written that the plan does not have. */
export function hasRuleDraft(): boolean {
  return ruleDraftStore.getState().draft !== null;
}

export function selectRule(selection: RuleSelection): void {
  ruleDraftStore.setState({ selection });
}

/** Lets go of what was written. What was looked at stays, unless everything is to go. */
export function dropRuleDraft(isForAnotherPlan = false): void {
  const { selection } = ruleDraftStore.getState();
  ruleDraftStore.setState({ ...NO_DRAFT, selection: isForAnotherPlan ? null : selection });
}

/** Changes the draft, starting from the plan's rules; once it is the same as those again, there is none. */
export function changeDraft(document: PlanDocument, change: (rules: RuleSet) => RuleSet): void {
  const plan = takeRuleSet(document);
  const { draft } = ruleDraftStore.getState();
  const next = change(draft ?? plan);
  ruleDraftStore.setState(
    isSameRules(next, plan) ? { draft: null, reassigned: {}, importedFrom: null } : { draft: next },
  );
}

/** Puts another set of rules in the place of the plan's, to be looked at before it is saved. */
export function importDraft(document: PlanDocument, rules: RuleSet, from: string): boolean {
  const isSame = isSameRules(rules, takeRuleSet(document));
  if (!isSame) ruleDraftStore.setState({ draft: rules, reassigned: {}, importedFrom: from });
  return !isSame;
}

export function changePersona(document: PlanDocument, id: PersonaId, change: Partial<Omit<Persona, 'id'>>): void {
  changeDraft(document, (rules) => ({
    ...rules,
    personas: rules.personas.map((persona) => (persona.id === id ? { ...persona, ...change } : persona)),
  }));
}

export function changePlaybook(document: PlanDocument, id: string, change: Partial<Omit<Playbook, 'id'>>): void {
  changeDraft(document, (rules) => ({
    ...rules,
    playbooks: rules.playbooks.map((playbook) => (playbook.id === id ? { ...playbook, ...change } : playbook)),
  }));
}

/** Puts personas into another order; the one that catches the rest stays the last. @returns whether anything moved. */
export function orderPersonas(document: PlanDocument, ids: readonly PersonaId[]): boolean {
  const before = (ruleDraftStore.getState().draft ?? takeRuleSet(document)).personas;
  const rank = (persona: Persona): number => (persona.rule === null ? Infinity : ids.indexOf(persona.id));
  const after = before.toSorted((left, right) => rank(left) - rank(right) || 0);
  if (after.every((persona, index) => persona === before[index])) return false;
  changeDraft(document, (rules) => ({ ...rules, personas: renumber(after) }));
  return true;
}

/** Adds a persona before the one that catches the rest and looks at it. */
export function addPersona(document: PlanDocument, persona: Omit<Persona, 'id' | 'order'>): PersonaId {
  const { draft } = ruleDraftStore.getState();
  const id = nameFree('persona', [...takeRuleSet(document).personas, ...(draft?.personas ?? [])]);
  changeDraft(document, (rules) => {
    const own: Persona = { ...persona, id, order: 0 };
    const rest = rules.personas.filter(({ rule }) => rule === null);
    const others = rules.personas.filter(({ rule }) => rule !== null);
    return { ...rules, personas: renumber([...others, own, ...rest]) };
  });
  selectRule({ kind: 'persona', id });
  return id;
}

/** @param to what accounts set to it by hand get; `null` leaves them to the rules. */
export function removePersona(document: PlanDocument, id: PersonaId, to: PersonaId | null): void {
  const reassigned = { ...ruleDraftStore.getState().reassigned, [id]: to };
  changeDraft(document, (rules) => ({
    ...rules,
    personas: renumber(rules.personas.filter((persona) => persona.id !== id)),
  }));
  ruleDraftStore.setState({ reassigned, selection: null });
}

export function addPlaybook(document: PlanDocument, playbook: Omit<Playbook, 'id'>): void {
  const { draft } = ruleDraftStore.getState();
  const id = nameFree('playbook', [...takeRuleSet(document).playbooks, ...(draft?.playbooks ?? [])]);
  changeDraft(document, (rules) => ({ ...rules, playbooks: [...rules.playbooks, { ...playbook, id }] }));
  selectRule({ kind: 'playbook', id });
}

/** Takes a playbook away; personas that follow it follow another. */
export function removePlaybook(document: PlanDocument, id: string, to: string): void {
  changeDraft(document, (rules) => ({
    ...rules,
    personas: rules.personas.map((persona) => (persona.playbook === id ? { ...persona, playbook: to } : persona)),
    playbooks: rules.playbooks.filter((playbook) => playbook.id !== id),
  }));
  selectRule({ kind: 'playbook', id: to });
}

/** A name that none of them has: "Core 2". */
export function nameCopy(name: string, rows: readonly { readonly name: string }[]): string {
  const taken = new Set(rows.map((row) => row.name.trim().toLowerCase()));
  if (!taken.has(name.toLowerCase())) return name;
  for (let number = 2; ; number++) if (!taken.has(`${name} ${number}`.toLowerCase())) return `${name} ${number}`;
}

/** An empty rule to be filled. */
export const EMPTY_RULE: ConditionGroup = {
  match: 'any',
  conditions: [{ fact: 'strategic', operator: 'is', value: true }],
};

function nameFree(prefix: string, rows: readonly { readonly id: string }[]): string {
  const taken = new Set(rows.map(({ id }) => id));
  for (let number = 1; ; number++) if (!taken.has(`${prefix}-${number}`)) return `${prefix}-${number}`;
}

function renumber(personas: readonly Persona[]): Persona[] {
  return personas.map((persona, index) => (persona.order === index + 1 ? persona : { ...persona, order: index + 1 }));
}

/** The same rules, whatever they are called and numbered. */
function isSameRules(left: RuleSet, right: RuleSet): boolean {
  const strip = ({ personas, playbooks, lateDeal, highRiskShareLimit }: RuleSet) => ({
    personas: renumber(personas),
    playbooks,
    lateDeal,
    highRiskShareLimit,
  });
  return isSameValue(strip(left), strip(right));
}
