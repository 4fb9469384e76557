import { describe, expect, test } from 'vitest';
import { hashBytes } from '../../shared/history/hash.ts';
import { readPlanFile, writePlanFile } from '../../shared/files/plan-file.ts';
import { readZip, writeZip } from '../../shared/files/zip-archive.ts';
import { importTexts } from './file-fixture.ts';
import { toBytes } from './text-fixture.ts';
import { createPlan } from './plan-fixture.ts';

const PLAN_A = 'scenarios/plan-a.json';
const MANIFEST = 'manifest.json';

type Parts = Map<string, string>;
type Forgery = (parts: Parts) => void;

/**
 * A good plan file, changed part by part, with hashes that fit again: what only the checks of the content can refuse.
 * The manifest is changed after its list of entries was made.
 */
function forge(change: Forgery, changeManifest: Forgery = () => {}): Uint8Array {
  const { document, journal } = createPlan([
    ['A', 'Bo'],
    ['B', 'Ann'],
  ]);
  const { facts } = importTexts({ accounts: 'Account ID,ARR,Account Owner\nA,5,Ann\nB,6,Bo\n' });
  const zip = readZip(writePlanFile({ document, facts, journal, appVersion: 'Baton' }));
  if (!zip.ok) throw new Error(zip.message);
  const parts: Parts = new Map([...zip.entries].map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]));
  change(parts);
  const manifest = JSON.parse(parts.get(MANIFEST) ?? '') as { entries: unknown };
  parts.delete(MANIFEST);
  manifest.entries = [...parts].map(([name, text]) => {
    const bytes = toBytes(text);
    return { name, bytes: bytes.length, sha256: hashBytes(bytes) };
  });
  const all: Parts = new Map([[MANIFEST, JSON.stringify(manifest)], ...parts]);
  changeManifest(all);
  return writeZip([...all].map(([name, text]) => ({ name, bytes: toBytes(text) })));
}

/** Puts a value at a path of a JSON part; `undefined` takes it out. */
function put(part: string, path: readonly (string | number)[], value: unknown): Forgery {
  return (parts) => {
    const root: unknown = JSON.parse(parts.get(part) ?? '');
    let at = root as Record<string | number, unknown>;
    for (const key of path.slice(0, -1)) at = at[key] as Record<string | number, unknown>;
    at[path.at(-1) ?? ''] = value;
    parts.set(part, JSON.stringify(root));
  };
}

const rewrite =
  (part: string, change: (text: string) => string): Forgery =>
  (parts) => {
    parts.set(part, change(parts.get(part) ?? ''));
  };
const remove =
  (part: string): Forgery =>
  (parts) => {
    parts.delete(part);
  };
const keep: Forgery = () => {};
const changeLines = (change: (lines: string[]) => string[]): Forgery =>
  rewrite('journal.jsonl', (text) => change(text.split('\n')).join('\n'));

const DEPTH = 20_000;
const DEEP_RULE = `{"match":"any","conditions":[${'{"match":"any","conditions":['.repeat(DEPTH)}${']}'.repeat(DEPTH)}]}`;
const nestRules = rewrite('policy.json', (text) => text.replace('"rule":null', `"rule":${DEEP_RULE}`));
const column = (table: string, name: string, ...rest: (string | number)[]): (string | number)[] => [
  'tables',
  table,
  'columns',
  name,
  ...rest,
];

const CASES: [code: string, message: RegExp, change: Forgery, manifest?: Forgery][] = [
  ['damaged', /incomplete/, keep, put(MANIFEST, ['plan'], undefined)],
  ['newer', /newer Baton.*format is 3.*up to 2/, keep, put(MANIFEST, ['version'], 3)],
  ['not-a-plan', /not a Baton plan/, keep, put(MANIFEST, ['format'], 'other')],
  ['not-a-plan', /no manifest/, keep, remove(MANIFEST)],
  ['damaged', /facts\.json.*not what was saved/, keep, put(MANIFEST, ['entries', 0, 'sha256'], 'x')],
  ['damaged', /lists "facts\.json" twice/, keep, put(MANIFEST, ['entries', 1, 'name'], 'facts.json')],
  ['damaged', /not in the manifest/, keep, (parts) => parts.set('scenarios/x.json', '{}')],
  ['damaged', /facts\.json.*missing/, remove('facts.json')],
  ['damaged', /not part of a plan/, (parts) => parts.set('evil.js', 'x')],
  ['damaged', /no JSON/, rewrite('policy.json', () => '{')],
  ['damaged', /tables are missing/, rewrite('policy.json', () => 'null')],
  ['damaged', /scenario "plan-a" is missing/, remove(PLAN_A)],
  ['damaged', /another scenario/, put(PLAN_A, ['id'], 'x')],
  ['damaged', /no table "plan-a\/evil"/, put(PLAN_A, ['tables', 'evil'], [])],
  ['damaged', /"plan-a\/locks" is missing/, put(PLAN_A, ['tables', 'locks'], undefined)],
  ['damaged', /"A" twice/, put(PLAN_A, ['tables', 'incoming', 1], ['A', 'Bo'])],
  ['damaged', /no row/, put(PLAN_A, ['tables', 'incoming', 0], ['A', 'Bo', 'Cy'])],
  ['damaged', /"incoming" is wrong/, put(PLAN_A, ['tables', 'incoming', 0], ['A', 5])],
  ['damaged', /"locks" is wrong/, put(PLAN_A, ['tables', 'locks', 0, 1, 'extra'], 1)],
  ['damaged', /"waves" is wrong: launch is no day/, put(PLAN_A, ['tables', 'waves', 0, 1, 'launch'], '2026-02-30')],
  ['damaged', /"policy" is wrong/, put('policy.json', ['tables', 'policy', 0, 1, 'arr'], -1)],
  ['damaged', /"policy" is wrong: is not known/, put('policy.json', ['tables', 'policy', 0, 0], 'constructor')],
  ['damaged', /"personas" is wrong|cannot be read/, nestRules],
  ['damaged', /active scenario/, put('policy.json', ['tables', 'plan', 0, 1], 'x')],
  ['damaged', /review\.json/, put('review.json', ['comments'], ['hello'])],
  ['damaged', /journal breaks off after edit 1 of 2/, changeLines((lines) => lines.toSpliced(1, 1))],
  ['damaged', /does not end where/, changeLines((lines) => lines.toSpliced(2, 1))],
  ['damaged', /cut off/, rewrite('journal.jsonl', (text) => text.slice(0, -1))],
  ['damaged', /cannot be read/, rewrite('journal.jsonl', (text) => `${text}{\n`)],
  ['damaged', /no edit/, rewrite('journal.jsonl', (text) => `${text}{}\n`)],
  ['damaged', /changes a table "x"/, rewrite('journal.jsonl', (text) => text.replace('plan-a/locks', 'x'))],
  ['damaged', /"locks" is wrong/, rewrite('journal.jsonl', (text) => text.replace('"isLocked":true', '"isLocked":1'))],
  ['damaged', /breaks off after edit 0/, rewrite('journal.jsonl', (text) => text.replace('"by":"Ann"', '"by":"Eve"'))],
  ['damaged', /1 values where the table has 2 rows/, put('facts.json', column('accounts', 'arr'), [1])],
  ['damaged', /accounts\.arr holds/, put('facts.json', column('accounts', 'arr', 0), 0.5)],
  ['damaged', /accounts\.owner points to/, put('facts.json', column('accounts', 'owner', 0), 2)],
  ['damaged', /accounts\.owner points to/, put('facts.json', column('accounts', 'owner', 0), -2)],
  ['damaged', /accounts\.owner points to/, put('facts.json', column('accounts', 'owner', 0), '0')],
  ['damaged', /lifecycle holds "king"/, put('facts.json', column('accounts', 'lifecycle', 'values', 0), 'king')],
  ['damaged', /no day/, put('facts.json', column('accounts', 'renewal'), { values: ['2026-02-30'], codes: [0, 0] })],
  ['damaged', /no column "evil"/, put('facts.json', column('accounts', 'evil'), [])],
  ['damaged', /twice in accounts/, put('facts.json', column('accounts', 'id', 1), 'A')],
  ['damaged', /no id/, put('facts.json', column('accounts', 'id', 1), '')],
  ['damaged', /contacts\.id is missing/, put('facts.json', ['tables', 'contacts', 'count'], 4_000_000)],
  ['damaged', /number of rows/, put('facts.json', ['tables', 'contacts', 'count'], 1e12)],
  ['damaged', /facts that are not in the file/, put('facts.json', ['id'], 'x')],
];

describe('forged plan files', () => {
  test('one that is right in all is read', () => {
    expect(readPlanFile(forge(keep)).ok).toBe(true);
  });

  test.each(CASES)('%s %s', (code, message, change, changeManifest) => {
    const result = readPlanFile(forge(change, changeManifest));
    expect(result).toMatchObject({ ok: false, code });
    expect(!result.ok && result.message).toMatch(message);
  });

  test('prototypes stay as they are', () => {
    const evil = rewrite('policy.json', (text) => text.replace('{"tables":', '{"__proto__":{"polluted":1},"tables":'));
    readPlanFile(forge(evil));
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

test('what is no plan at all is told so', () => {
  expect(readPlanFile(toBytes('Account ID,Name\nA,Alpha\n'))).toMatchObject({ ok: false, code: 'not-a-plan' });
  expect(readPlanFile(new Uint8Array())).toMatchObject({ ok: false, code: 'not-a-plan' });
  expect(readPlanFile(writeZip([{ name: 'readme.txt', bytes: toBytes('hi') }]))).toMatchObject({ code: 'not-a-plan' });
});
