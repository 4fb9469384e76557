import { expect, test } from 'vitest';
import { readChoices } from '../../shared/files/choices-file.ts';
import { listQuestions } from '../../shared/files/import-questions.ts';
import type { ImportQuestion } from '../../shared/files/import-questions.ts';
import { importTexts } from './file-fixture.ts';

const TEXTS = {
  accounts:
    'Account ID,Tier,Business Type,Annual Revenue,Owner,ARR Note,Customer Since,Health Score,Type,Potential\n' +
    'A,1,x,5,Zed,,03/04/2024,10,Partner,€1.234\nB,2,y,6,Ann Lee; Bo Ek,,05/06/2024,90,Customer,$5\n',
  sellers: 'User ID,Full Name\nU1,Ann Lee\nU2,Bo Ek\n',
  opportunities: 'Opportunity ID,Account ID,Stage\n1,A,Signed\n2,A,Closed\n',
};

/** All answers in one file. */
function collect(questions: readonly ImportQuestion[]): ReturnType<typeof readChoices>['choices'] {
  const merged: Record<string, Record<string, unknown>> = {};
  for (const { choice } of questions) {
    for (const [key, value] of Object.entries(choice)) {
      merged[key] = typeof value === 'object' ? { ...merged[key], ...(value as object) } : (value as never);
    }
  }
  return readChoices(merged).choices;
}

test('everything that was assumed or left open is asked, and its answer can be given as it stands', () => {
  const { report } = importTexts(TEXTS);
  const questions = listQuestions(report);
  expect(questions.map(({ kind }) => kind)).toEqual([
    'column',
    'column',
    'owner',
    'owner rule',
    'currency',
    'number style',
    'date order',
    'stage',
    'stage',
    'lifecycle',
    'health direction',
  ]);
  expect(questions[0]?.choice).toEqual({ accounts: { segment: 'Tier' } });
  expect(questions[1]?.choice).toEqual({ accounts: { arr: 'Annual Revenue' } });
  expect(questions[2]).toMatchObject({ count: 1, choice: { owners: { Zed: 'create' } } });
  const settled = importTexts(TEXTS, collect(questions));
  expect(listQuestions(settled.report)).toEqual([]);
});

test('a file that says everything asks nothing', () => {
  const { report } = importTexts({ accounts: 'Account ID,Account Name,ARR,Owner\nA,Alpha,5,Ann\n' });
  expect(listQuestions(report)).toEqual([]);
});
