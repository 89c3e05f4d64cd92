import type {Batch} from '../block.js';
import {Tries} from './courier.js';

/** A part of a batch that is sent as one body. */
export class Part {
  readonly tries = new Tries();
  /** How often just this got the platform's own failure. */
  ownFailures = 0;

  /** `places` are those of its data in the batch; `suspicion` is set for a half of what failed. */
  constructor(
    readonly places: readonly number[],
    readonly suspicion: 'none' | 'half of a failure' = 'none',
  ) {}

  /** Splits it in the middle. */
  halves(suspicion: Part['suspicion']): [Part, Part] {
    const middle = Math.ceil(this.places.length / 2);
    return [
      new Part(this.places.slice(0, middle), suspicion),
      new Part(this.places.slice(middle), suspicion),
    ];
  }

  /** The same without some places, with a clean record. */
  without(places: ReadonlySet<number>): Part {
    return new Part(
      this.places.filter(place => !places.has(place)),
      this.suspicion,
    );
  }

  /** Splits off what does not fit into so many bytes; one datum always fits. */
  cut(batch: Batch, bytes: number): Part[] {
    const parts: number[][] = [];
    let room = 0;
    for (const place of this.places) {
      const {start, end} = batch.entries.at(place);
      const needed = end - start + 1;
      if (needed > room || parts.length === 0) {
        parts.push([]);
        room = bytes - 1; // the brackets are two bytes, the first datum has no comma
      }
      parts.at(-1)!.push(place);
      room -= needed;
    }
    return parts.length < 2 ? [this] : parts.map(places => new Part(places, this.suspicion));
  }
}
