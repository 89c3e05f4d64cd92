import type {Batch} from '../block.js';
import {Tries} from './courier.js';

/** What is thought of data: that they are part of what failed, or that they failed alone and it was not the platform. */
export type PartSuspicion = 'none' | 'half of a failure' | 'to be refused';

/** How often the same data must meet the platform's own failure before they are suspected of it. */
const proof = 3;

/** A part of a batch that is sent as one body. */
export class Part {
  readonly tries = new Tries();
  /** How often just this got the platform's own failure. */
  ownFailures = 0;

  /** `places` are those of its data in the batch. */
  constructor(
    readonly places: readonly number[],
    readonly suspicion: PartSuspicion = 'none',
  ) {}

  /** Whether its own failures are enough to suspect its data. */
  get isSuspect(): boolean {
    const isHalf = this.suspicion === 'half of a failure' && this.places.length > 1;
    return this.ownFailures >= (isHalf ? 1 : proof);
  }

  /** Splits it in the middle. */
  halves(): [Part, Part] {
    const middle = Math.ceil(this.places.length / 2);
    return [
      new Part(this.places.slice(0, middle), 'half of a failure'),
      new Part(this.places.slice(middle), 'half of a failure'),
    ];
  }

  /** The same, to be refused if it fails again. */
  forTheLastTime(): Part {
    return new Part(this.places, 'to be refused');
  }

  /** The same without some places, with a clean record. */
  without(places: {has(place: number): boolean; readonly size: number}): Part {
    if (places.size === 0) return new Part(this.places, this.suspicion);
    return new Part(
      this.places.filter(place => !places.has(place)),
      this.suspicion,
    );
  }

  /** Splits off what does not fit into so many bytes; one datum always fits. */
  cut(batch: Batch, bytes: number): Part[] {
    if (batch.body.length <= bytes) return [this];
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
