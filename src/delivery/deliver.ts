import type {Batch, DatumFault} from '../block.js';
import {problem} from '../errors.js';
import {publish} from '../events.js';
import type {BatchRecord, FateEntry, Ledger, Refused} from '../ledger/index.js';
import {DataReply, probeDataSet} from '../tidepool/data-sets.js';
import {refusal} from '../tidepool/reply.js';
import {AttemptIds} from './attempt-ids.js';
import {Bodies} from './bodies.js';
import {type Courier, giveUp} from './courier.js';
import {type Judgement, judge} from './judgement.js';
import {Part} from './part.js';
import {removeData} from './remove-data.js';
import {proof, Suspicion} from './suspicion.js';
import {tellBatch} from './tell.js';
import type {Outcome} from './verdict.js';

/** Where a batch goes. */
export interface Destination {
  readonly courier: Courier;
  readonly ledger: Ledger;
  readonly dataSetId: string;
  /** What undoes a doubtful attempt: its ids are deleted, or the next attempt replaces its data. */
  readonly undo: 'delete' | 'replace';
  readonly signal?: AbortSignal | undefined;
}

/**
 * Sends a batch until each of its data is stored or refused, and notes which. Throws when the platform or
 * the way to it gives no answer to rely on; what it has of the batch is then known by the ledger.
 */
export async function deliver(
  batch: Batch,
  number: number,
  sum: string,
  to: Destination,
): Promise<FateEntry> {
  const began = performance.now();
  const delivery = new Delivery(batch, number, sum, to);
  await delivery.undoEarlier();
  await delivery.run();
  const fate = delivery.fate();
  to.ledger.noteFate(fate);
  tellBatch(fate, batch, to.dataSetId, began);
  return fate;
}

/** Data that were sent and may be stored. */
interface Doubt {
  readonly attempt: number;
  readonly places: readonly number[];
}

class Delivery {
  readonly #batch: Batch;
  readonly #number: number;
  readonly #sum: string;
  readonly #to: Destination;
  readonly #bodies: Bodies;
  readonly #doubts: Doubt[] = [];
  readonly #stored: number[] = [];
  readonly #refused: Map<number, readonly DatumFault[]>;
  readonly #suspicion: Suspicion;
  readonly #work: Part[];
  #suspects = 0;
  #retries = 0;
  #bytes = 0;

  constructor(batch: Batch, number: number, sum: string, to: Destination) {
    this.#batch = batch;
    this.#number = number;
    this.#sum = sum;
    this.#to = to;
    this.#bodies = new Bodies(batch, new AttemptIds(to.ledger.nonce));
    this.#refused = new Map(this.#record?.refused);
    this.#suspicion = new Suspicion(batch.entries.length);
    const places = Array.from({length: batch.entries.length}, (_, place) => place);
    this.#work = [new Part(places).without(new Set(this.#refused.keys()))];
  }

  /** Deletes what attempts of an earlier process may have left in this set. */
  async undoEarlier(): Promise<void> {
    const record = this.#record;
    if (record?.state !== 'sent' || record.set !== this.#to.dataSetId) return;
    const places = Array.from({length: this.#batch.entries.length}, (_, place) => place);
    for (let attempt = record.firstAttempt; attempt <= record.attempts; attempt++) {
      this.#doubts.push({attempt, places});
    }
    await this.#undo();
  }

  async run(): Promise<void> {
    for (let part = this.#work.pop(); part; part = this.#work.pop()) {
      const [first = part, ...others] = part.cut(this.#batch, this.#to.courier.ceiling.bytes);
      this.#work.push(...others.reverse());
      if (first.places.length > 0) await this.#send(first);
    }
    if (this.#suspects > 0 && this.#suspicion.siblings === 'fail') {
      throw problem('ERR_INGEST_BROKEN_PLATFORM', {data: this.#suspects});
    }
  }

  fate(): FateEntry {
    const {entries} = this.#batch;
    return {
      batch: this.#number,
      stored: entries.sumOf('records', this.#stored),
      refused: [...this.#refused].sort(([a], [b]) => a - b) satisfies Refused[],
      doubtful: this.#doubts.map(({attempt}) => attempt),
      fingerprint: entries.sumOf('fingerprint', this.#stored) >>> 0,
      retries: this.#retries,
      bytes: this.#bytes,
    };
  }

  get #record(): BatchRecord | undefined {
    return this.#to.ledger.batch(this.#number);
  }

  async #send(part: Part): Promise<void> {
    const {courier, ledger, dataSetId: set, signal} = this.#to;
    const [number, sum, ids] = [this.#number, this.#sum, this.#bodies.count];
    const attempt = await ledger.noteAttempt(number, {set, sum, ids});
    const body = this.#bodies.body({batch: number, attempt}, part.places);
    const options = {body, signal, expect: DataReply};
    this.#bytes += body.length;
    const outcome = await courier.try('POST', courier.routes.data(set), options);
    this.#retries += outcome.reply?.repeats ?? 0;
    const judgement = judge(outcome, part.places.length);
    if (judgement.is === 'doubtful') {
      this.#doubts.push({attempt, places: part.places});
      await this.#settle(part, outcome, judgement.failure);
    } else await this.#conclude(part, outcome, judgement, body.length);
  }

  /** Draws the conclusion from an answer after which it is known what is stored. */
  async #conclude(
    part: Part,
    outcome: Outcome,
    judgement: Judgement,
    bytes: number,
  ): Promise<void> {
    switch (judgement.is) {
      case 'stored':
        this.#suspicion.pass();
        this.#stored.push(...part.places);
        return;
      case 'refused': {
        const named = [...judgement.data].map(
          ([at, faults]) => [part.places[at]!, faults] as const,
        );
        for (const [place, faults] of named) this.#refused.set(place, faults);
        this.#again(part.without(new Set(named.map(([place]) => place))), 'refused');
        return;
      }
      case 'refused unnamed':
        this.#divide(part, outcome, judgement.faults);
        return;
      case 'too large':
        this.#to.courier.ceiling.lower(bytes);
        if (part.places.length === 1) this.#refuse(part, judgement.faults);
        else this.#again(part, 'too-large');
        return;
      case 'busy':
        part.tries.count(outcome);
        await this.#to.courier.pause(outcome, part.tries, this.#to.signal);
        this.#again(part);
        return;
      default:
        throw refusal(outcome.reply!);
    }
  }

  /** Undoes an attempt in doubt, then goes on: with the same data, or with halves of them. */
  async #settle(part: Part, outcome: Outcome, failure: 'own' | 'way'): Promise<void> {
    const {courier, signal} = this.#to;
    part.tries.count(outcome);
    if (failure === 'own') part.ownFailures++;
    const needed = part.suspicion === 'none' || part.places.length === 1 ? proof : 1;
    const suspected = failure === 'own' && part.ownFailures >= needed && (await this.#isOpen());
    if (!suspected) await courier.pause(outcome, part.tries, signal);
    await this.#undo();
    if (!suspected) this.#again(part);
    else {
      if (part.places.length === 1) this.#suspects++;
      this.#divide(part, outcome, outcome.reply!.faults);
    }
  }

  /** Splits data of which some cannot be taken; one alone is refused. */
  #divide(part: Part, outcome: Outcome, faults: readonly DatumFault[]): void {
    if (this.#suspicion.fail() === 'blame the platform') throw giveUp(outcome, part.tries);
    if (part.places.length === 1) this.#refuse(part, faults);
    else this.#work.push(...part.halves('half of a failure').reverse());
    this.#retries++;
    publish('tidepool-ingest:retry', () => ({reason: 'divided'}));
  }

  #refuse({places}: Part, faults: readonly DatumFault[]): void {
    this.#refused.set(
      places[0]!,
      faults.map(({code, pointer, detail}) => ({code, pointer, detail})),
    );
  }

  /** Sends data once more; a wait before that has told of itself. */
  #again(part: Part, reason?: 'refused' | 'too-large'): void {
    if (part.places.length === 0) return;
    if (reason) publish('tidepool-ingest:retry', () => ({reason}));
    this.#retries++;
    this.#work.push(part);
  }

  /** Deletes the ids of all attempts in doubt: a reply to a deletion may be lost as well, so it is repeated. */
  async #undo(): Promise<void> {
    const {courier: client, dataSetId, undo, signal} = this.#to;
    if (undo === 'delete') await removeData(dataSetId, this.#doubtfulIds(), {client, signal});
  }

  *#doubtfulIds(): Generator<string> {
    for (const {attempt, places} of this.#doubts) {
      yield* this.#bodies.idsOf({batch: this.#number, attempt}, places);
    }
  }

  async #isOpen(): Promise<boolean> {
    const {courier: client, dataSetId} = this.#to;
    return (await probeDataSet(dataSetId, {client})) === 'open';
  }
}
