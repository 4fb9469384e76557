/** Something the person at the keyboard can put right. The message says what is wrong and what to do; no stack is shown. */
export class SetupError extends Error {
  /** @param {string} message */
  constructor(message) {
    super(message);
    this.name = 'SetupError';
  }
}
