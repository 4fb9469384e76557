import type { IsoDay, IsoInstant } from '../../shared/model/ids.ts';
import { readErrorCode } from '../files/failures.ts';
import { Refusal } from './refusals.ts';

/** What a command needs of the process that runs it; tests pass their own. */
export interface Terminal {
  /** Results, to standard output. Resolves when the text is written. */
  readonly print: (text: string) => Promise<void>;
  /** Everything else, to standard error. */
  readonly note: (text: string) => Promise<void>;
  /** The calendar day where the user is. */
  readonly today: () => IsoDay;
  readonly now: () => IsoInstant;
}

export function createProcessTerminal(): Terminal {
  return {
    print: (text) => writeTo(process.stdout, text),
    note: (text) => writeTo(process.stderr, text),
    today: () => {
      const now = new Date();
      const parts = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
      return parts.map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0')).join('-');
    },
    now: () => new Date().toISOString(),
  };
}

async function writeTo(stream: NodeJS.WriteStream, text: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    // A reader that has seen enough (`baton report … | head`) is no error; the stream says so twice.
    const settle = (error?: Error | null): void => {
      const code = readErrorCode(error);
      if (!error || code === 'EPIPE') resolve();
      else reject(new Refusal(`The result could not be printed (${code || error.message}).`, 'not-printed'));
    };
    stream.once('error', settle);
    stream.write(text, (error) => {
      settle(error);
      if (!error) stream.off('error', settle);
    });
  });
}
