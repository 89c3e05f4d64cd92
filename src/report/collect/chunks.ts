/** Days that share one array. */
export const chunkDays = 32;

/** Chunks kept in all of a report: 350 years of days, however strange the dates of an input are. */
export const mostChunks = 4_096;

/** How many more chunks a report may keep. */
export interface Budget {
  chunks: number;
}

/** An array of numbers for each day since 1970 that is asked for, kept by the month or so. */
export class Chunks {
  readonly #perDay: number;
  readonly #budget: Budget;
  readonly #chunks = new Map<number, Uint32Array>();
  #last: Uint32Array | undefined;
  #lastKey = Number.NaN;

  constructor(perDay: number, budget: Budget) {
    this.#perDay = perDay;
    this.#budget = budget;
  }

  /** Gives the chunk that a day lies in; undefined where there would be too many. */
  of(day: number): Uint32Array | undefined {
    const key = Math.floor(day / chunkDays);
    if (key === this.#lastKey) return this.#last;
    const chunk = this.#chunks.get(key) ?? this.#make(key);
    if (chunk) [this.#last, this.#lastKey] = [chunk, key];
    return chunk;
  }

  /** Where the numbers of a day begin in its chunk. */
  at(day: number): number {
    return (day - Math.floor(day / chunkDays) * chunkDays) * this.#perDay;
  }

  /** The days with a number that is not 0, in their order. */
  *days(): Generator<[day: number, numbers: Uint32Array]> {
    for (const [key, chunk] of [...this.#chunks].sort(([a], [b]) => a - b)) {
      for (let day = 0; day < chunkDays; day++) {
        const numbers = chunk.subarray(day * this.#perDay, (day + 1) * this.#perDay);
        if (numbers.some(number => number !== 0)) yield [key * chunkDays + day, numbers];
      }
    }
  }

  #make(key: number): Uint32Array | undefined {
    if (this.#budget.chunks <= 0) return undefined;
    this.#budget.chunks--;
    const chunk = new Uint32Array(chunkDays * this.#perDay);
    this.#chunks.set(key, chunk);
    return chunk;
  }
}
