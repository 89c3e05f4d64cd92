/** How often a sensor gives a reading, in minutes, and how that is known. */
export interface Interval {
  readonly minutes: number;
  readonly known: 'said' | 'seen' | 'assumed';
}

/** Longer pauses between two readings are no interval of a sensor. */
const longest = 30;

/** Finds out how often a sensor gives a reading: what it says itself, else what is seen most often. */
export class Intervals {
  readonly #said = new Uint32Array(longest + 1);
  readonly #seen = new Uint32Array(longest + 1);
  #last = Number.NaN;

  /** `sampleInterval` in milliseconds, as data of a sensor may have it. */
  add(instant: number, sampleInterval: number | null | undefined): void {
    if (sampleInterval != null) count(this.#said, sampleInterval);
    count(this.#seen, Math.abs(instant - this.#last));
    this.#last = instant;
  }

  get interval(): Interval {
    const [said, seen] = [commonest(this.#said), commonest(this.#seen)];
    if (said > 0) return {minutes: said, known: 'said'};
    return seen > 0 ? {minutes: seen, known: 'seen'} : {minutes: 5, known: 'assumed'};
  }
}

function count(counts: Uint32Array, milliseconds: number): void {
  const minutes = Math.round(milliseconds / 60_000);
  if (minutes >= 1 && minutes <= longest) counts[minutes]!++;
}

const commonest = (counts: Uint32Array) => {
  const most = Math.max(...counts);
  return most > 0 ? counts.indexOf(most) : 0;
};
