import type {FateEntry} from '../ledger/index.js';
import type {Bodies} from './bodies.js';
import type {Destination} from './destination.js';
import {removeData} from './remove-data.js';

/** Data that were sent and may be stored. */
interface Doubt {
  readonly attempt: number;
  readonly places: readonly number[];
  /** Whether it may still be running, and store something after it was deleted. */
  readonly runs: 'perhaps' | 'no';
  isUndone: boolean;
}

/** Attempts of one batch that may have stored all, some or nothing, and may still do so. */
export class Doubts {
  readonly #bodies: Bodies;
  readonly #to: Destination;
  readonly #list: Doubt[] = [];

  constructor(bodies: Bodies, to: Destination) {
    this.#bodies = bodies;
    this.#to = to;
  }

  add(attempt: number, places: readonly number[], runs: Doubt['runs']): void {
    this.#list.push({attempt, places, runs, isUndone: false});
  }

  get attempts(): readonly number[] {
    return this.#list.map(({attempt}) => attempt);
  }

  /**
   * Deletes what all of them may have stored, also what may have come since it was deleted before; nothing
   * of the data in the places that are stored by now.
   */
  async undo(stored: readonly number[] = []): Promise<void> {
    const {courier: client, dataSetId, undo, signal} = this.#to;
    if (undo === 'replace') return;
    const doubts = this.#list.filter(({runs, isUndone}) => runs === 'perhaps' || !isUndone);
    await removeData(dataSetId, this.#idsOf(doubts, new Set(stored)), {client, signal});
    for (const doubt of doubts) doubt.isUndone = true;
  }

  /**
   * Tells what is left to do where data are only replaced: one more sending cleans up after an attempt
   * that was still running (transcript 49). What has no `origin.id` is never replaced: it may be doubled.
   */
  get left(): FateEntry['left'] {
    if (this.#to.undo === 'delete' || this.#list.length === 0) return undefined;
    const places = this.#list.flatMap(({places}) => places);
    return places.every(place => this.#bodies.isReplaced(place)) ? 'to send again' : 'a new set';
  }

  *#idsOf(doubts: readonly Doubt[], stored: ReadonlySet<number>): Generator<string> {
    for (const {attempt, places} of doubts) {
      yield* this.#bodies.idsOf(attempt, places);
      // A later attempt has stored it under the same id: that must stay.
      for (const place of places) if (!stored.has(place)) yield* this.#bodies.keptIds(place);
    }
  }
}
