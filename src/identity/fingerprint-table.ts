/** What a datum is to those seen before it: a duplicate has the same identity and the same content. */
export type Novelty = 'new' | 'duplicate' | 'identity-collision';

/** Words of 32 bits an entry has. */
const width = 3;

/** Slots of a new table: they fill a page of memory. */
const fewest = 340;

/** How full a table may become, and how much larger the next one is: both small steps, for the sake of memory. */
const mostFull = 0.9;
const growth = 1.2;

/** Entries of one identity that may lie side by side; others of it begin their search by their content. */
const mostAlike = 32;

/**
 * A set of fingerprints of 96 bits, 40 of an identity and 56 of a content, in a flat table with open
 * addressing. Entries of one identity are found on one way through the slots, unless they are many.
 */
export class FingerprintTable {
  #slots = fewest;
  #words = allocate(fewest);
  #count = 0;

  get bytes(): number {
    return this.#words.byteLength;
  }

  /** Adds an entry: 32 and 8 bits of the identity, 24 and 32 of the content. */
  add(high: number, low: number, contentHigh: number, contentLow: number): Novelty {
    if (this.#count >= this.#slots * mostFull) this.#grow();
    // The last word of an entry is never 0, for that marks an empty slot.
    const novelty = this.#put(high, ((low << 24) | contentHigh) >>> 0, contentLow || 1);
    if (novelty !== 'duplicate') this.#count++;
    return novelty;
  }

  #put(first: number, second: number, third: number): Novelty {
    const words = this.#words;
    const slots = this.#slots;
    let slot = this.#home(first);
    let alike = 0;
    for (;;) {
      const at = slot * width;
      if (words[at + 2] === 0) {
        words[at] = first;
        words[at + 1] = second;
        words[at + 2] = third;
        return alike > 0 ? 'identity-collision' : 'new';
      }
      if (words[at] === first && (words[at + 1]! ^ second) >>> 24 === 0) {
        if (words[at + 1] === second && words[at + 2] === third) return 'duplicate';
        alike++;
      }
      // What is left behind is never taken out, so who comes here later turns off here as well.
      slot = alike === mostAlike ? this.#home(third) : slot + 1;
      if (alike === mostAlike) alike++;
      if (slot === slots) slot = 0;
    }
  }

  /** Where the search for an entry begins: in proportion, so that a table may have any number of slots. */
  #home(word: number): number {
    return Math.floor((word / 2 ** 32) * this.#slots);
  }

  #grow(): void {
    const old = this.#words;
    this.#slots = Math.ceil(this.#slots * growth);
    this.#words = allocate(this.#slots);
    for (let at = 0; at < old.length; at += width) {
      if (old[at + 2] !== 0) this.#put(old[at]!, old[at + 1]!, old[at + 2]!);
    }
    // Until it is collected, what is old would take several times the room of what is new.
    (old.buffer as Resizable).resize(0);
  }
}

function allocate(slots: number): Uint32Array {
  const bytes = slots * width * Uint32Array.BYTES_PER_ELEMENT;
  return new Uint32Array(new Memory(bytes, {maxByteLength: bytes}), 0, slots * width);
}

/** A part of ES2024 that every Node we run on has, and the types of ES2023 have not. */
type Resizable = ArrayBuffer & {resize(bytes: number): void};
const Memory = ArrayBuffer as unknown as new (
  bytes: number,
  options: {maxByteLength: number},
) => Resizable;
