/** When the platform refuses: reading the JSON, its types, or its rules. */
export type Stage = 'decode' | 'parse' | 'validate';

/** A rule that is broken: the platform's code and words. */
export interface Issue {
  readonly stage: Stage;
  /** Stable code, such as `value-out-of-range`. */
  readonly code: string;
  /** JSON pointer from the value down; `''` for the value itself. */
  readonly pointer: string;
  /** The rule and the value, in the platform's wording. */
  readonly detail: string;
}

/** Prints a step of a JSON pointer. */
export const pointerStep = (key: string | number): string =>
  typeof key === 'number' ? `/${key}` : `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;

/** Takes a JSON pointer apart. */
export const pathOf = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map(step => step.replaceAll('~1', '/').replaceAll('~0', '~'));
