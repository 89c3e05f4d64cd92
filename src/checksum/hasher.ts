/** XXH64 over steps of 32 bytes, in one of two languages. */
export interface Hasher {
  /** Memory for pieces that need not be copied. */
  readonly memory: readonly Buffer[] | undefined;
  /** Takes a multiple of 32 bytes. */
  add(bytes: Uint8Array): void;
  /** Makes the hash of all, of which the last ones, `rest`, do not fill a step; more may be added after that. */
  finish(bytes: number, rest: Uint8Array): bigint;
}

export const STEP_BYTES = 32;
