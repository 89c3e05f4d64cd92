import type {Pattern} from './pattern.js';
import {isFixed} from './signature.js';

/** Patterns that are known at once. */
export const mostPatterns = 1_024;

/** Patterns that a record is compared with one after the other: beyond so many, to parse it is faster. */
const mostSearched = 96;

/** Buckets by signature, and the bytes of each: 16 times a signature and the number of a pattern plus 1. */
const buckets = 256;
const bucketBytes = 128;

/**
 * Where match.wat looks for the pattern of a record that does not follow the last one as it did before: first by the
 * record's signature, among those that always have theirs and among those that had this one before, the last first; then
 * among those that may have any. All stand one behind the other in memory, in this order.
 */
export class Places {
  private readonly found: number;
  private readonly order: number;
  private ordered = 0;

  /** `at`: index of the first word. */
  constructor(
    private readonly words: Int32Array,
    private readonly at: number,
  ) {
    this.found = at + wordsOfBuckets;
    this.order = this.found + wordsOfBuckets;
  }

  /** How many are to be searched one after the other. */
  get searched(): number {
    return Math.min(this.ordered, mostSearched);
  }

  /** Takes in a pattern that is called by a number. */
  add({steps, signature}: Pattern, number: number): void {
    const {words, found, order} = this;
    const bucket = ((signature % buckets) * bucketBytes) / 4;
    const entry = [signature, number + 1];
    if (isFixed(steps)) {
      const end = this.at + bucket + bucketBytes / 4;
      for (let slot = this.at + bucket; slot < end; slot += 2) {
        if (words[slot + 1] !== 0) continue;
        words.set(entry, slot);
        return;
      }
    }
    words.copyWithin(found + bucket + 2, found + bucket, found + bucket + bucketBytes / 4 - 2);
    words.set(entry, found + bucket);
    words.copyWithin(order + 1, order, order + this.ordered++);
    words[order] = number;
  }

  /** Takes all out again. */
  clear(): void {
    this.words.fill(0, this.at, this.order);
    this.ordered = 0;
  }
}

const wordsOfBuckets = (buckets * bucketBytes) / 4;

/** Bytes they take. */
export const placesBytes = 2 * buckets * bucketBytes + mostPatterns * 4;
