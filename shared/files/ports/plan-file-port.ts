/** What the host does many times faster than plain JavaScript could, for reading plan files. */
export interface PlanFilePort {
  /** @returns the SHA-256 in lower-case hexadecimal. */
  readonly hash: (bytes: Uint8Array) => string | Promise<string>;
  /**
   * Unpacks raw deflate data.
   * @throws where the data is broken or cut off, or unpacks to anything but `size` bytes; at once where it is more.
   */
  readonly inflate: (packed: Uint8Array, size: number) => Uint8Array | Promise<Uint8Array>;
  /** @returns `null` where the bytes are no well-formed UTF-8. A byte-order mark is left out. */
  readonly decodeUtf8: (bytes: Uint8Array) => string | null;
}
