import {slotLength} from '../collect/slots.js';
import type {GapsReport} from '../model/glucose.js';
import {minuteText} from './day-text.js';

/** Minutes that a sensor may be silent before it is told: some take two hours to warm up. */
const longerThan = 120;

const told = 20;

/** A time without readings: the slots before and after it. */
interface Gap {
  readonly before: number;
  readonly after: number;
}

/** Keeps the longest gaps of all that pass. */
export class Gaps {
  #count = 0;
  #longest: Gap[] = [];

  /** Takes two slots with readings, between which there is none. */
  pass(before: number, after: number): void {
    if ((after - before - 1) * slotLength <= longerThan * 60_000) return;
    this.#count++;
    this.#longest.push({before, after});
    if (this.#longest.length > 2 * told) this.#drop();
  }

  get report(): GapsReport {
    this.#drop();
    return {
      longerThan,
      count: this.#count,
      longest: this.#longest
        .toSorted((a, b) => a.before - b.before)
        .map(({before, after}) => ({
          from: minuteText((before + 1) * slotLength),
          to: minuteText(after * slotLength),
          minutes: ((after - before - 1) * slotLength) / 60_000,
        })),
    };
  }

  #drop(): void {
    const length = ({before, after}: Gap) => after - before;
    this.#longest = this.#longest.sort((a, b) => length(b) - length(a)).slice(0, told);
  }
}
