import {DataReply} from '../tidepool/data-sets.js';
import type {Bodies} from './bodies.js';
import type {Destination} from './destination.js';
import {type Judgement, judge} from './judgement.js';
import type {Outcome} from './verdict.js';

/** What came of sending some data. */
export interface Sent {
  readonly attempt: number;
  readonly outcome: Outcome;
  readonly judgement: Judgement;
  /** Bytes of the body. */
  readonly bytes: number;
}

/** Sends data of one batch; each attempt is noted before it is made, and never repeated as it is. */
export class Attempts {
  readonly #to: Destination;
  readonly #batch: {readonly number: number; readonly sum: string};
  readonly #bodies: Bodies;
  /** Bytes of all bodies so far. */
  bytes = 0;
  /** How often a body was sent again for another token. */
  repeats = 0;

  constructor(batch: {number: number; sum: string}, bodies: Bodies, to: Destination) {
    this.#batch = batch;
    this.#bodies = bodies;
    this.#to = to;
  }

  /** Notes that an attempt is about to be made, and gives its number. */
  note(): Promise<number> {
    const {ledger, dataSetId: set, undo} = this.#to;
    const {number, sum} = this.#batch;
    const isUndoneByIds = undo === 'delete' && this.#bodies.areIdsOurs;
    return ledger.noteAttempt(
      number,
      {set, sum, ids: this.#bodies.count},
      isUndoneByIds ? 'reserved' : 'on the disk',
    );
  }

  /** Sends the data in these places of the batch. Throws what no other try would change. */
  async send(places: readonly number[]): Promise<Sent> {
    const attempt = await this.note();
    const body = this.#bodies.body(attempt, places);
    this.bytes += body.length;
    const outcome = await this.#post(body);
    this.repeats += outcome.reply?.repeats ?? 0;
    return {attempt, outcome, judgement: judge(outcome, places.length), bytes: body.length};
  }

  /** Asks once whether the set takes an empty body, which shows that it and the way to it are well. */
  async isOpen(): Promise<boolean> {
    const {is, reply} = await this.#post([]);
    return is === 'answered' && reply.status < 400;
  }

  #post(body: Buffer | []): Promise<Outcome> {
    const {courier, dataSetId, signal} = this.#to;
    return courier.try('POST', courier.routes.data(dataSetId), {body, signal, expect: DataReply});
  }
}
