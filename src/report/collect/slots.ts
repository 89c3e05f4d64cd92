import {type Budget, Chunks} from './chunks.js';
import {dayLength} from './day-counts.js';

/** The five minutes in which a sensor gives a reading: the finest that coverage knows. */
export const slotLength = 300_000;
export const slotsPerDay = dayLength / slotLength;
const wordsPerDay = slotsPerDay / 32;

/** In which five minutes there was a reading: a bit for each of 288 a day. */
export class Slots {
  readonly #chunks: Chunks;

  constructor(budget: Budget) {
    this.#chunks = new Chunks(wordsPerDay, budget);
  }

  /** Notes a reading at so many milliseconds since 1970. */
  mark(local: number): void {
    this.markSlot(Math.floor(local / slotLength));
  }

  /** Notes a slot by its number since 1970. */
  markSlot(slot: number): void {
    const day = Math.floor(slot / slotsPerDay);
    const chunk = this.#chunks.of(day);
    if (!chunk) return;
    const bit = slot - day * slotsPerDay;
    chunk[this.#chunks.at(day) + (bit >>> 5)]! |= 1 << (bit & 31);
  }

  /** Numbers of the slots with a reading, since 1970, in their order. */
  *marked(): Generator<number> {
    for (const [day, words] of this.#chunks.days()) {
      for (let slot = 0; slot < slotsPerDay; slot++) {
        if (words[slot >>> 5]! & (1 << (slot & 31))) yield day * slotsPerDay + slot;
      }
    }
  }
}
