/** A file cannot be used; thrown and caught inside the readers, which give it back as a value. */
export class ReadFault extends Error {
  constructor(
    /** For code and tests: `too-large`, `damaged`, … */
    readonly code: string,
    /** What is wrong and what to do, for people. */
    message: string,
  ) {
    super(message);
  }
}
