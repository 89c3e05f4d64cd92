/** How often the same data must meet the platform's own failure before they are suspected of it. */
export const proof = 3;

/**
 * Bounds the search for data that the platform cannot take: each culprit costs a way down through the
 * halves, and each half that passes shows that the platform works. Without one it is the platform.
 */
export class Suspicion {
  readonly #depth: number;
  #failed = 0;
  #passed = 0;

  /** `count`: data in the batch. */
  constructor(count: number) {
    this.#depth = Math.ceil(Math.log2(Math.max(1, count))) + 2;
  }

  pass(): void {
    this.#passed++;
  }

  /** Counts a part that failed, and tells whether the search may go on. */
  fail(): 'go on' | 'blame the platform' {
    this.#failed++;
    return this.#failed <= this.#depth * (this.#passed + 1) ? 'go on' : 'blame the platform';
  }

  /** Whether anything of the batch passed. */
  get siblings(): 'pass' | 'fail' {
    return this.#passed > 0 ? 'pass' : 'fail';
  }
}
