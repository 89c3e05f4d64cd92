import {type Budget, Chunks} from './chunks.js';

export const dayLength = 86_400_000;

/** How many data of each kind a day has. */
export class DayCounts {
  readonly #chunks: Chunks;
  /** Data of days beyond those that are kept. */
  leftOut = 0;

  constructor(kinds: number, budget: Budget) {
    this.#chunks = new Chunks(kinds, budget);
  }

  /** Counts a datum; `local` are milliseconds since 1970 on its own clock, `kind` its place among the kinds. */
  add(local: number, kind: number): void {
    const day = Math.floor(local / dayLength);
    const chunk = this.#chunks.of(day);
    if (chunk) chunk[this.#chunks.at(day) + kind]!++;
    else this.leftOut++;
  }

  /** Each day that has data, since 1970, and how many of each kind. */
  days(): Generator<[day: number, counts: Uint32Array]> {
    return this.#chunks.days();
  }
}
