import { expect, it } from 'vitest';
import { DurableJournal } from '../../renderer/state/durable-journal.ts';
import type { JournalTarget, Saving, Written } from '../../renderer/state/durable-journal.ts';
import { createJournalHead, headOf, recordEdit } from '../../shared/history/journal.ts';
import type { EditRecord } from '../../shared/history/journal.ts';

class FakeTarget implements JournalTarget {
  readonly written: number[] = [];
  wholes = 0;
  #answers: (() => void)[] = [];
  next: Written['failure'] = null;
  crash: Error | null = null;

  async writeWhole() {
    await this.#turn();
    const failure = this.#takeFailure();
    if (!failure) this.wholes++;
    return failure;
  }

  async append(records: readonly EditRecord[]) {
    await this.#turn();
    if (this.crash) {
      const { crash } = this;
      this.crash = null;
      throw crash;
    }
    const failure = this.#takeFailure();
    if (failure) return { count: 0, failure };
    this.written.push(...records.map(({ sequence }) => sequence));
    return { count: records.length, failure: null };
  }

  /** Lets one call go on. */
  answer(): void {
    this.#answers.shift()?.();
  }

  get waiting(): number {
    return this.#answers.length;
  }

  #turn(): Promise<void> {
    return new Promise((resolve) => {
      this.#answers.push(resolve);
    });
  }

  #takeFailure() {
    const failure = this.next;
    this.next = null;
    return failure;
  }
}

const EDIT = { kind: 'do', label: 'x', at: '2027-01-04T08:00:00.000Z', by: '', scenario: 'plan-a', patch: {} } as const;
const COMPLETE = { needsWhole: false, missing: [] };
const ABSENT = { needsWhole: true, missing: [] };

function createJournal(backlog = COMPLETE) {
  const page = new FakeTarget();
  const main = new FakeTarget();
  const states: Saving['saving'][] = [];
  const journal = new DurableJournal({ page, main }, { page: backlog, main: backlog }, ({ saving }) => {
    if (states.at(-1) !== saving) states.push(saving);
  });
  let head = createJournalHead('plan-1');
  const append = (): void => {
    const record = recordEdit(head, EDIT);
    head = headOf(record);
    journal.append(record);
  };
  /** Lets everything go on until nothing is under way. */
  const answerAll = async (): Promise<void> => {
    const progress = { isDone: false };
    void journal.settled().then(() => {
      progress.isDone = true;
    });
    while (!progress.isDone) {
      page.answer();
      main.answer();
      await Promise.resolve();
    }
  };
  return { journal, page, main, states, append, answerAll };
}

it('says saved only when both have the edit', async () => {
  const { journal, page, main, states, append, answerAll } = createJournal();
  append();
  expect(journal.saving.saving).toBe('saving');
  page.answer();
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  expect(page.written).toEqual([1]);
  expect(journal.saving.saving).toBe('saving');
  await answerAll();
  expect(main.written).toEqual([1]);
  expect(journal.saving).toEqual({ saving: 'saved', saveError: null });
  expect(states).toEqual(['saving', 'saved']);
});

it('writes edits that follow each other quickly in their order, one call at a time', async () => {
  const { journal, page, main, append, answerAll } = createJournal();
  for (let edit = 0; edit < 5; edit++) append();
  expect([page.waiting, main.waiting]).toEqual([1, 1]);
  await answerAll();
  expect(page.written).toEqual([1, 2, 3, 4, 5]);
  expect(main.written).toEqual([1, 2, 3, 4, 5]);
  expect(journal.saving.saving).toBe('saved');
});

it('keeps what failed and writes it with the next attempt', async () => {
  const { journal, page, main, append, answerAll } = createJournal();
  main.next = { ok: false, code: 'disk-full', message: 'The disk is full.' };
  append();
  await answerAll();
  expect(journal.saving).toEqual({ saving: 'failed', saveError: 'The disk is full.' });
  expect(page.written).toEqual([1]);
  journal.start();
  expect(journal.saving.saving).toBe('saving');
  await answerAll();
  expect(main.written).toEqual([1]);
  expect(main.wholes).toBe(0);
  expect(journal.saving.saving).toBe('saved');
});

it('tries again with the next edit', async () => {
  const { journal, page, append, answerAll } = createJournal();
  page.crash = Object.assign(new Error('quota'), { name: 'QuotaExceededError' });
  append();
  await answerAll();
  expect(journal.saving).toEqual({
    saving: 'failed',
    saveError: 'The disk is full. Free some space, then try again.',
  });
  append();
  await answerAll();
  expect(page.written).toEqual([1, 2]);
  expect(journal.saving.saving).toBe('saved');
});

it('gives the whole plan to a target that is not where it should be', async () => {
  const { journal, main, append, answerAll } = createJournal();
  main.next = { ok: false, code: 'invalid', message: 'The edit does not continue the journal.' };
  append();
  await answerAll();
  expect([main.wholes, main.written]).toEqual([1, []]);
  expect(journal.saving.saving).toBe('saved');
});

it('writes a new plan whole, then the edits made meanwhile', async () => {
  const { journal, page, main, append, answerAll } = createJournal(ABSENT);
  journal.start();
  append();
  await answerAll();
  expect([page.wholes, page.written]).toEqual([1, [1]]);
  expect([main.wholes, main.written]).toEqual([1, [1]]);
  expect(journal.saving.saving).toBe('saved');
});
