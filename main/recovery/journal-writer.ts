import { copyFile, open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { headOf, type EditRecord, type JournalHead } from '../../shared/history/journal.ts';
import { syncFolder } from '../files/durable-write.ts';
import type { RecoveryChain } from './recovery-chain.ts';

/** Appends records to the end of one journal file, each on the disk before it is confirmed. */
export class JournalWriter {
  readonly #file: FileHandle;
  #length: number;
  #head: JournalHead;

  private constructor(file: FileHandle, length: number, head: JournalHead) {
    this.#file = file;
    this.#length = length;
    this.#head = head;
  }

  /** Opens the chain's last journal and cuts off what is torn or does not continue it. */
  static async open({ journal, head }: Pick<RecoveryChain, 'journal' | 'head'>): Promise<JournalWriter> {
    const file = await open(journal.file, 'a').then(async (created) => {
      await created.close();
      return open(journal.file, 'r+');
    });
    try {
      const { size } = await file.stat();
      if (size === 0) await syncFolder(path.dirname(journal.file));
      if (size > journal.goodBytes) {
        if (await hasLineBreak(file, journal.goodBytes, size)) {
          // More than a torn line: kept aside for whoever looks into it.
          await copyFile(journal.file, `${journal.file}.damaged`);
        }
        await file.truncate(journal.goodBytes);
        await file.sync();
      }
      return new JournalWriter(file, journal.goodBytes, head);
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  get head(): JournalHead {
    return this.#head;
  }

  /**
   * Writes the record behind the last one and waits until it is on the disk.
   * @throws the system's error. The record does not count then, and the writer is of no further use.
   */
  async append(record: EditRecord): Promise<void> {
    const line = Buffer.from(formatRecord(record));
    try {
      let written = 0;
      while (written < line.length) {
        const position = this.#length + written;
        written += (await this.#file.write(line, written, line.length - written, position)).bytesWritten;
      }
      await this.#file.datasync();
    } catch (error) {
      // A record that was not confirmed must not turn up later. Where this fails too, the next opening cuts the line.
      await this.#file.truncate(this.#length).catch(() => undefined);
      throw error;
    }
    this.#length += line.length;
    this.#head = headOf(record);
  }

  async close(): Promise<void> {
    await this.#file.close();
  }
}

export function formatRecord(record: EditRecord): string {
  return `${JSON.stringify(record)}\n`;
}

async function hasLineBreak(file: FileHandle, from: number, to: number): Promise<boolean> {
  const bytes = Buffer.alloc(to - from);
  const { bytesRead } = await file.read(bytes, 0, bytes.length, from);
  return bytes.subarray(0, bytesRead).includes(10);
}
