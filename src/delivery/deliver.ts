import type {Batch, DatumFault} from '../block.js';
import {publish} from '../events.js';
import type {BatchRecord, FateEntry, Refused} from '../ledger/index.js';
import {refusal} from '../tidepool/reply.js';
import {AttemptIds} from './attempt-ids.js';
import {Attempts, type Sent} from './attempts.js';
import {Bodies} from './bodies.js';
import {giveUp} from './courier.js';
import type {Destination} from './destination.js';
import {Doubts} from './doubts.js';
import {Part} from './part.js';
import {type Suspect, Suspicion} from './suspicion.js';
import {tellBatch} from './tell.js';
import type {Outcome} from './verdict.js';

/**
 * Sends a batch until each of its data is stored or refused, and notes which; `put off` where that can be
 * told only when the rest of the input was sent. Throws when the platform or the way to it gives no answer
 * to rely on; what it has of the batch is then known by the ledger.
 */
export async function deliver(
  batch: Batch,
  number: number,
  sum: string,
  to: Destination,
): Promise<FateEntry | 'put off'> {
  const began = performance.now();
  const delivery = new Delivery(batch, number, sum, to);
  await delivery.undoEarlier();
  if ((await delivery.run()) === 'put off') return 'put off';
  const fate = delivery.fate();
  to.ledger.noteFate(fate);
  tellBatch(fate, batch, to.dataSetId, began);
  return fate;
}

class Delivery {
  readonly #batch: Batch;
  readonly #number: number;
  readonly #to: Destination;
  readonly #bodies: Bodies;
  readonly #attempts: Attempts;
  readonly #doubts: Doubts;
  readonly #stored: number[] = [];
  readonly #refused: Map<number, readonly DatumFault[]>;
  readonly #suspicion: Suspicion;
  readonly #work: Part[];
  /** What an earlier delivery of the same batch has cost. */
  readonly #earlier: Pick<FateEntry, 'retries' | 'bytes'>;
  #retries = 0;

  constructor(batch: Batch, number: number, sum: string, to: Destination) {
    this.#batch = batch;
    this.#number = number;
    this.#to = to;
    this.#bodies = new Bodies(batch, number, new AttemptIds(to.ledger.nonce));
    this.#attempts = new Attempts({number, sum}, this.#bodies, to);
    this.#doubts = new Doubts(this.#bodies, to);
    this.#suspicion = new Suspicion(to, number, batch.entries.length);
    const {refused, fate} = this.#record ?? {};
    this.#refused = new Map(refused);
    this.#earlier = fate ? {...fate, retries: fate.retries + 1} : {retries: 0, bytes: 0};
    this.#work = [new Part(this.#toSend()).without(this.#refused)];
  }

  /** Deletes what earlier attempts have left in this set, or may have. */
  async undoEarlier(): Promise<void> {
    const {ledger, dataSetId, undo} = this.#to;
    const record = this.#record;
    // Only the line of a first attempt may be lost.
    if (ledger.isUnsure(this.#number)) this.#doubts.add(1, this.#places, 'perhaps');
    if (record && record.state !== 'void' && record.set === dataSetId) {
      if (record.state === 'settled') {
        if (undo === 'replace') return;
        await this.#attempts.note(); // from here on the ledger does not rely on what is deleted now
      }
      for (let attempt = record.firstAttempt; attempt <= record.attempts; attempt++) {
        this.#doubts.add(attempt, this.#places, 'perhaps');
      }
    }
    await this.#doubts.undo();
  }

  async run(): Promise<'settled' | 'put off'> {
    for (;;) {
      await this.#drain();
      const next = await this.#suspicion.next(this.#sample === undefined ? 'none' : 'some');
      if (next === 'settled') this.#suspicion.settle();
      if (next === 'settled' || next === 'put off') return next;
      if (next === 'reassure') await this.#reassure();
      else for (const part of [...next].reverse()) this.#again(part);
    }
  }

  fate(): FateEntry {
    const {entries} = this.#batch;
    const {left} = this.#doubts;
    return {
      batch: this.#number,
      stored: entries.sumOf('records', this.#stored),
      refused: [...this.#refused].sort(([a], [b]) => a - b) satisfies Refused[],
      doubtful: this.#doubts.attempts,
      ...(left && {left}),
      fingerprint: entries.sumOf('fingerprint', this.#stored) >>> 0,
      retries: this.#earlier.retries + this.#retries + this.#attempts.repeats,
      bytes: this.#earlier.bytes + this.#attempts.bytes,
    };
  }

  /** Gives the places of what is to be sent: where a settled batch comes again, only what is replaced. */
  #toSend(): number[] {
    const {undo, dataSetId} = this.#to;
    const {state, set} = this.#record ?? {};
    if (undo !== 'replace' || state !== 'settled' || set !== dataSetId) return this.#places;
    // The others are stored and not in doubt: sent again they would be there twice.
    const stays = (place: number) => !this.#bodies.isReplaced(place) && !this.#refused.has(place);
    this.#stored.push(...this.#places.filter(stays));
    return this.#places.filter(place => this.#bodies.isReplaced(place));
  }

  get #record(): BatchRecord | undefined {
    return this.#to.ledger.batch(this.#number);
  }

  /** The datum that was stored last, if a copy of it can be taken back without it: not under the same id. */
  get #sample(): number | undefined {
    if (this.#to.undo === 'replace') return undefined;
    return this.#stored.slice(-1).find(place => this.#bodies.keptIds(place).next().done);
  }

  get #places(): number[] {
    const places = new Array<number>(this.#batch.entries.length);
    for (let place = 0; place < places.length; place++) places[place] = place;
    return places;
  }

  async #drain(): Promise<void> {
    while (this.#work.length > 0) {
      // The last part is the next one, and the smallest; the first is the largest.
      const part = this.#suspicion.where === 'deeper' ? this.#work.pop()! : this.#work.shift()!;
      const [first = part, ...others] = part.cut(this.#batch, this.#to.courier.ceiling.bytes);
      this.#work.push(...others.reverse());
      if (first.places.length > 0) await this.#send(first);
    }
  }

  async #send(part: Part): Promise<void> {
    const sent = await this.#attempts.send(part.places);
    const {attempt, outcome, judgement} = sent;
    if (judgement.is !== 'doubtful') return this.#conclude(part, sent);
    const {failure} = judgement;
    this.#doubts.add(attempt, part.places, failure === 'own' ? 'no' : 'perhaps');
    part.tries.count(outcome);
    if (failure === 'own') part.ownFailures++;
    const suspected = failure === 'own' && part.isSuspect && (await this.#attempts.isOpen());
    if (!suspected) await this.#to.courier.pause(outcome, part.tries, this.#to.signal);
    await this.#doubts.undo(this.#stored);
    if (!suspected) this.#again(part);
    else await this.#divide({part, faults: outcome.reply!.faults, by: 'failure'}, outcome);
  }

  /** Draws the conclusion from an answer after which it is known what is stored. */
  async #conclude(part: Part, {outcome, judgement, bytes}: Sent): Promise<void> {
    const {courier, signal} = this.#to;
    switch (judgement.is) {
      case 'stored':
        this.#suspicion.pass();
        this.#stored.push(...part.places);
        return;
      case 'refused': {
        const named = new Map(
          [...judgement.data].map(([at, faults]) => [part.places[at]!, faults] as const),
        );
        for (const [place, faults] of named) this.#refused.set(place, faults);
        this.#again(part.without(new Set(named.keys())), 'refused');
        return;
      }
      case 'refused unnamed':
        await this.#divide({part, faults: judgement.faults, by: judgement.by}, outcome);
        return;
      case 'too large':
        courier.ceiling.lower(bytes, part.places.length);
        if (part.places.length === 1) this.#refused.set(part.places[0]!, judgement.faults);
        else this.#again(part, 'too-large');
        return;
      case 'busy':
        part.tries.count(outcome);
        await courier.pause(outcome, part.tries, signal);
        this.#again(part);
        return;
      default:
        throw refusal(outcome.reply!);
    }
  }

  /** Splits data of which some cannot be taken; one alone is suspected of it, or refused. */
  async #divide({part, faults, by}: Suspect, outcome: Outcome): Promise<void> {
    if (part.suspicion === 'to be refused') {
      this.#refused.set(part.places[0]!, faults.map(plain));
      return;
    }
    this.#suspicion.fail();
    if (part.places.length === 1) this.#suspicion.accuse({part, faults, by});
    else {
      this.#work.push(...part.halves().reverse());
      this.#retries++;
      publish('tidepool-ingest:retry', () => ({reason: 'divided'}));
    }
    if (this.#suspicion.where !== 'nowhere') return;
    if (this.#sample === undefined) throw giveUp(outcome, part.tries);
    await this.#reassure();
  }

  /** Sends a datum once more that is stored, and takes it back: a platform that fails at it as well is broken. */
  async #reassure(): Promise<void> {
    const {courier, signal} = this.#to;
    const again = new Part([this.#sample!]);
    for (;;) {
      const {attempt, outcome, judgement} = await this.#attempts.send(again.places);
      this.#retries++;
      this.#doubts.add(attempt, again.places, judgement.is === 'stored' ? 'no' : 'perhaps');
      await this.#doubts.undo(this.#stored);
      if (judgement.is === 'stored') return this.#suspicion.pass();
      if (judgement.is === 'doubtful' && judgement.failure === 'own') again.ownFailures++;
      if (again.isSuspect || outcome.is === 'answered') throw this.#suspicion.blame();
      again.tries.count(outcome);
      await courier.pause(outcome, again.tries, signal);
    }
  }

  /** Sends data once more; a wait before that has told of itself. */
  #again(part: Part, reason?: 'refused' | 'too-large'): void {
    if (part.places.length === 0) return;
    if (reason) publish('tidepool-ingest:retry', () => ({reason}));
    this.#retries++;
    this.#work.push(part);
  }
}

const plain = ({code, pointer, detail}: DatumFault): DatumFault => ({code, pointer, detail});
