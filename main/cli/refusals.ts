/** The command was called in a way that cannot be meant: exit code 2. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

/** The command was understood, but what it was given cannot be used: exit code 1. */
export class Refusal extends Error {
  /**
   * @param message for people: what is wrong and what to do.
   * @param code for scripts, printed with `--json`.
   * @param details for scripts: whatever says more.
   */
  constructor(
    message: string,
    readonly code: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = 'Refusal';
  }
}
