import fc from 'fast-check';
import { strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readRuleSet, writeRuleSet } from '../../shared/files/rule-file.ts';
import { takeRuleSet } from '../../shared/persona/rule-set.ts';
import type { RuleSet } from '../../shared/persona/rule-set.ts';
import { DEFAULT_PERSONAS } from '../../shared/model/defaults.ts';
import type { Persona } from '../../shared/model/policy.ts';
import { findRuleFault } from '../../shared/persona/check-rules.ts';
import { createDocument } from '../plan-fixture.ts';
import { anyGroup } from '../domain/rule-fixture.ts';

const RULES = takeRuleSet(createDocument());

function readChanged(change: (file: Record<string, unknown>) => unknown): string {
  const file = JSON.parse(new TextDecoder().decode(writeRuleSet(RULES))) as Record<string, unknown>;
  const result = readRuleSet(strToU8(JSON.stringify(change(file))));
  return result.ok ? 'taken' : `${result.code}: ${result.message}`;
}

describe('a set of rules in a file', () => {
  it('comes back as it went out', () => {
    expect(readRuleSet(writeRuleSet(RULES))).toEqual({ ok: true, rules: RULES });
  });

  it('comes back as it went out with any rule that can be written', () => {
    fc.assert(
      fc.property(fc.array(anyGroup, { maxLength: 4 }), (groups) => {
        const usable = groups.filter((rule) => findRuleFault(rule) === null);
        const own = usable.map((rule, index): Persona => ({
          ...(DEFAULT_PERSONAS[1] as Persona),
          id: `own-${index}`,
          name: `Own ${index}`,
          order: index + 1,
          rule,
        }));
        const rest: Persona = { ...(DEFAULT_PERSONAS[3] as Persona), order: 99 };
        const rules: RuleSet = { ...RULES, personas: [...own, rest] };
        const bytes = writeRuleSet(rules);
        const result = readRuleSet(bytes);
        expect(result).toEqual({ ok: true, rules });
        if (result.ok) expect(writeRuleSet(result.rules)).toEqual(bytes);
      }),
    );
  });

  it.each<[string, (file: Record<string, unknown>) => unknown, RegExp]>([
    ['another format', (file) => ({ ...file, format: 'baton-plan' }), /^not-rules/],
    ['a list', () => [], /^not-rules/],
    ['a newer version', (file) => ({ ...file, version: 2 }), /^newer/],
    ['a field too many', (file) => ({ ...file, script: 'x' }), /^damaged/],
    ['no personas', (file) => ({ ...file, personas: [] }), /^damaged: .*at least one persona/],
    ['no playbooks', (file) => ({ ...file, playbooks: [] }), /^damaged: .*at least one playbook/],
    ['a share of 200 %', (file) => ({ ...file, highRiskShareLimit: 2 }), /^damaged: .*highRiskShareLimit/],
    [
      'an unknown column',
      (file) => withCondition(file, { column: 'password', operator: 'is', value: 'x' }),
      /^damaged: .*personas\.0\.rule/,
    ],
    [
      'an operator nobody knows',
      (file) => withCondition(file, { column: 'name', operator: 'matches', value: '(a+)+$' }),
      /^damaged/,
    ],
  ])('refuses %s', (_, change, expected) => {
    expect(readChanged(change)).toMatch(expected);
  });

  it('refuses what was made to do harm, quickly', () => {
    const code = (bytes: Uint8Array) => {
      const result = readRuleSet(bytes);
      return result.ok ? 'taken' : result.code;
    };
    expect(code(strToU8(''))).toBe('not-rules');
    expect(code(new Uint8Array([0xff, 0xfe, 0x00]))).toBe('not-rules');
    expect(code(strToU8('{"format":"baton-rules",'))).toBe('not-rules');
    expect(code(new Uint8Array(5 * 1024 * 1024).fill(0x20))).toBe('too-large');
    const deep = '{"match":"all","conditions":['.repeat(20_000) + ']}'.repeat(20_000);
    const file = new TextDecoder().decode(writeRuleSet(RULES)).replace(/"rule": null/, () => `"rule": ${deep}`);
    expect(code(strToU8(file))).toMatch(/damaged|not-rules/);
    const poisoned = new TextDecoder().decode(writeRuleSet(RULES)).replace('{', '{"__proto__":{"isAdmin":true},');
    expect(code(strToU8(poisoned))).toBe('damaged');
    expect(({} as Record<string, unknown>)['isAdmin']).toBeUndefined();
  });
});

function withCondition(file: Record<string, unknown>, condition: unknown): unknown {
  const [first, ...rest] = file['personas'] as Record<string, unknown>[];
  return { ...file, personas: [{ ...first, rule: { match: 'all', conditions: [condition] } }, ...rest] };
}
