/** Finds the end of a value, one piece of it after the other. */
export interface Scanner {
  /** Newlines passed since the value began. */
  readonly lines: number;
  /** Begins a new value; it stands in an array, or by itself. */
  begin(where: 'array' | 'document'): void;
  /** Goes on in `bytes` from `from` to `to`: the offset after the value, or -1 if it goes on. */
  over(bytes: Uint8Array, from: number, to: number): number;
}

/**
 * Finds the end of an object or array by its brackets and quotes alone. Whether it is JSON is for
 * JSON.parse to say.
 */
export interface BracketScanner extends Scanner {
  /** Brackets that were open at once, the value's own included. */
  readonly deepest: number;
  /** Set where a number may be beyond float64: it has an exponent, or very many digits. */
  readonly doubtful: boolean;
  /** Takes the chunk that the next pieces are of, which must not change meanwhile. */
  feed(chunk: Uint8Array): void;
}
