/** When the platform refuses: reading the JSON, its types, or its rules. */
export type Stage = 'decode' | 'parse' | 'validate';

/** A rule that is broken: the platform's code and words, and the place from the value down. */
export interface Issue {
  readonly stage: Stage;
  readonly code: string;
  readonly path: readonly string[];
  readonly detail: string;
}
