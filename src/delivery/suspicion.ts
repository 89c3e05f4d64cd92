import type {DatumFault} from '../block.js';
import {problem} from '../errors.js';
import type {Destination} from './destination.js';
import type {Part} from './part.js';

/** A datum that fails alone, and what was said of it. */
export interface Suspect {
  readonly part: Part;
  readonly faults: readonly DatumFault[];
  /** Whether the platform itself has refused it, so that nothing else need pass. */
  readonly by: 'refusal' | 'failure';
}

/** What is to be done next about a batch; `reassure` is to see whether the platform takes what it took before. */
export type Next = 'settled' | 'put off' | 'reassure' | readonly Part[];

/**
 * Tells data of a batch that the platform cannot take from a platform that cannot take data. Each culprit
 * costs a way down through the halves; too many failures in a row, and nothing that passes, are the platform's.
 */
export class Suspicion {
  readonly #to: Destination;
  readonly #batch: number;
  readonly #depth: number;
  #suspects: Suspect[] = [];
  #inARow = 0;

  /** `count`: data in the batch. */
  constructor(to: Destination, batch: number, count: number) {
    this.#to = to;
    this.#batch = batch;
    this.#depth = Math.ceil(Math.log2(Math.max(1, count))) + 2;
  }

  /** Counts a part that passed. */
  pass(): void {
    this.#inARow = 0;
    this.#siblings.pass(this.#to.dataSetId);
  }

  /** Counts a part that failed. */
  fail(): void {
    this.#inARow++;
  }

  /**
   * Where to look on: first down to a single datum, for culprits may lie far and wide, then among the
   * largest parts left, for they may lie side by side.
   */
  get where(): 'deeper' | 'elsewhere' | 'nowhere' {
    if (this.#inARow <= this.#depth) return 'deeper';
    return this.#inARow <= 2 * this.#depth ? 'elsewhere' : 'nowhere';
  }

  /** Sets a datum aside until the rest of the batch has found its fate. */
  accuse(suspect: Suspect): void {
    this.#suspects.push(suspect);
    this.#siblings.accuse(this.#to.dataSetId, this.#batch, suspect.part.places[0]!);
  }

  /**
   * Gives the suspects for a last try, once something has passed that shows the platform to be well.
   * Throws `ERR_INGEST_BROKEN_PLATFORM` where nothing did and nothing more can be waited for.
   */
  async next(stored: 'some' | 'none'): Promise<Next> {
    const suspects = this.#suspects;
    if (suspects.length === 0) return 'settled';
    const mayWait = this.#to.later === 'possible';
    if (mayWait) await this.#siblings.proven();
    const byFailure = suspects.filter(({by}) => by === 'failure');
    const places = byFailure.map(({part}) => part.places[0]!);
    if (places.length === 0 || this.#siblings.havePassed(this.#batch, places)) {
      this.#suspects = [];
      return suspects.map(({part}) => part.forTheLastTime());
    }
    if (stored === 'some') return 'reassure';
    if (mayWait && this.#siblings.putOff(this.#batch) === 'later') return 'put off';
    throw this.blame();
  }

  /** Makes the error that says it is the platform. */
  blame() {
    return problem('ERR_INGEST_BROKEN_PLATFORM', {data: Math.max(1, this.#suspects.length)});
  }

  /** Forgets the batch: all its data have found their fate. */
  settle(): void {
    this.#siblings.settle(this.#batch);
  }

  get #siblings() {
    return this.#to.courier.siblings;
  }
}
