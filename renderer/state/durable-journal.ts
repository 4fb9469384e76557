import type { EditRecord } from '../../shared/history/journal.ts';
import type { Failure } from '../../shared/ipc.ts';

/** What came of writing records in order: how many are durable, and why it stopped before the last. */
export interface Written {
  readonly count: number;
  readonly failure: Failure | null;
}

/** One of the two places that must have an edit before it counts as saved. */
export interface JournalTarget {
  /** Writes the plan as it is at the call, with all its records, in place of whatever is there. */
  readonly writeWhole: () => Promise<Failure | null>;
  /** Adds records after those it has. The records given always reach to the plan's present state. */
  readonly append: (records: readonly EditRecord[]) => Promise<Written>;
}

export interface Saving {
  readonly saving: 'saved' | 'saving' | 'failed';
  readonly saveError: string | null;
}

/** What a target lacks when the plan is opened. */
export interface Backlog {
  readonly needsWhole: boolean;
  /** Records that it lacks at its end. */
  readonly missing: readonly EditRecord[];
}

/** Writes to one target, strictly in order, one call at a time. */
class Lane {
  failure: Failure | null = null;
  readonly #target: JournalTarget;
  readonly #onSettled: () => void;
  /** What the first writing waits for. */
  #beginning: Promise<void> | null;
  #pending: EditRecord[];
  #needsWhole: boolean;
  #isRunning = false;

  constructor(
    target: JournalTarget,
    { needsWhole, missing }: Backlog,
    onSettled: () => void,
    beginning: Promise<void> | null,
  ) {
    this.#target = target;
    this.#needsWhole = needsWhole;
    this.#pending = [...missing];
    this.#onSettled = onSettled;
    this.#beginning = beginning;
  }

  get isBusy(): boolean {
    return this.#isRunning;
  }

  get isDurable(): boolean {
    return !this.#needsWhole && this.#pending.length === 0;
  }

  push(record: EditRecord): void {
    this.#pending.push(record);
  }

  /** Starts writing what is pending, unless it is under way; a new attempt forgets the last failure. */
  start(): void {
    if (this.#isRunning || this.isDurable) return;
    this.#isRunning = true;
    this.failure = null;
    void this.#run();
  }

  async #run(): Promise<void> {
    if (this.#beginning) await this.#beginning;
    this.#beginning = null;
    while (!this.isDurable && !this.failure) {
      const batch = this.#pending.slice();
      // oxlint-disable-next-line no-await-in-loop -- records are written in order
      this.failure = this.#needsWhole ? await this.#writeWhole(batch.length) : await this.#append(batch);
    }
    this.#isRunning = false;
    this.#onSettled();
  }

  async #writeWhole(covered: number): Promise<Failure | null> {
    const failure = await this.#target.writeWhole().catch(describeError);
    if (failure) return failure;
    this.#needsWhole = false;
    this.#pending.splice(0, covered);
    return null;
  }

  async #append(batch: readonly EditRecord[]): Promise<Failure | null> {
    const { count, failure } = await this.#target
      .append(batch)
      .catch((error: unknown): Written => ({ count: 0, failure: describeError(error) }));
    this.#pending.splice(0, count);
    // The disk's failures pass. Any other means that the target is not where it was thought to be: it gets the whole plan.
    const isOfDisk = failure?.code === 'disk-full' || failure?.code === 'not-writable';
    if (!failure || isOfDisk) return failure;
    this.#needsWhole = true;
    return null;
  }
}

/**
 * Makes each edit durable in the page's database and in main's recovery journal. Edits may follow each other faster than
 * they are written; "saved" means that both have all of them.
 */
export class DurableJournal {
  readonly #page: Lane;
  readonly #main: Lane;
  readonly #onChange: (saving: Saving) => void;
  #waiting: (() => void)[] = [];

  /** @param beginning what the first writing waits for: nothing that is written may delay the first paint of a plan. */
  constructor(
    targets: { readonly page: JournalTarget; readonly main: JournalTarget },
    backlog: { readonly page: Backlog; readonly main: Backlog },
    onChange: (saving: Saving) => void,
    beginning: Promise<void> | null = null,
  ) {
    this.#onChange = onChange;
    const onSettled = (): void => this.#settle();
    this.#page = new Lane(targets.page, backlog.page, onSettled, beginning);
    this.#main = new Lane(targets.main, backlog.main, onSettled, beginning);
  }

  get saving(): Saving {
    const failure = this.#page.failure ?? this.#main.failure;
    if (failure) return { saving: 'failed', saveError: failure.message };
    return { saving: this.#page.isDurable && this.#main.isDurable ? 'saved' : 'saving', saveError: null };
  }

  append(record: EditRecord): void {
    this.#page.push(record);
    this.#main.push(record);
    this.start();
  }

  /** Begins writing what is missing; after a failure, tries again. */
  start(): void {
    this.#page.start();
    this.#main.start();
    this.#onChange(this.saving);
  }

  /** Resolves when nothing is under way any more: everything is durable, or the state says what failed. */
  settled(): Promise<Saving> {
    if (!this.#page.isBusy && !this.#main.isBusy) return Promise.resolve(this.saving);
    return new Promise((resolve) => {
      this.#waiting.push(() => resolve(this.saving));
    });
  }

  #settle(): void {
    this.#onChange(this.saving);
    if (this.#page.isBusy || this.#main.isBusy) return;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) resolve();
  }
}

function describeError(error: unknown): Failure {
  const name = error instanceof Error ? error.name : '';
  if (name === 'QuotaExceededError') {
    return { ok: false, code: 'disk-full', message: 'The disk is full. Free some space, then try again.' };
  }
  const detail = error instanceof Error ? error.message : String(error);
  // A record with this number is there already.
  if (name === 'ConstraintError' || name === 'BulkError') return { ok: false, code: 'invalid', message: detail };
  return { ok: false, code: 'not-writable', message: `The change could not be stored: ${detail}` };
}
