import {idLength} from '../batches/id-slots.js';
import type {Batch} from '../block.js';
import {findKind} from '../datum/index.js';
import type {AttemptIds} from './attempt-ids.js';

const [comma, openBracket, closeBracket] = [0x2c, 0x5b, 0x5d];

/** Makes the bodies of a batch's attempts, which differ in their ids alone. */
export class Bodies {
  readonly #batch: Batch;
  readonly #number: number;
  readonly #ids: AttemptIds;
  /** Number of the first id of each datum. */
  readonly #firstId: readonly number[];
  /** Ids in all. */
  readonly count: number;
  #original: 'untouched' | 'sent' = 'untouched';

  /** `number`: what the batch is called in the ids of its data. */
  constructor(batch: Batch, number: number, ids: AttemptIds) {
    this.#batch = batch;
    this.#number = number;
    this.#ids = ids;
    let count = 0;
    this.#firstId = batch.entries.map(entry => {
      count += entry.ids.length;
      return count - entry.ids.length;
    });
    this.count = count;
  }

  /** Makes the body of an attempt to send the data in these places. */
  body(attempt: number, places: readonly number[]): Buffer {
    const whole = places.length === this.#batch.entries.length;
    const body = whole ? this.#copy() : this.#select(places);
    const prefix = this.#ids.prefix({batch: this.#number, attempt});
    let shift = 0;
    let at = 1;
    for (const place of places) {
      const {start, end, ids} = this.#batch.entries[place]!;
      if (!whole) shift = at - start;
      for (const [index, slot] of ids.entries()) {
        const own = (this.#firstId[place]! + index).toString(36);
        body.write(prefix + own.padStart(idLength - prefix.length, '0'), slot + shift, 'latin1');
      }
      at += end - start + 1;
    }
    return body;
  }

  /** Names the data that an attempt in these places has sent, kept ids included. */
  *idsOf(attempt: number, places: readonly number[]): Generator<string> {
    for (const place of places) {
      const first = this.#firstId[place]!;
      const {ids} = this.#batch.entries[place]!;
      yield* this.#ids.of(
        {batch: this.#number, attempt},
        ids.map((_, index) => first + index),
      );
      yield* this.#keptIds(place);
    }
  }

  /** Reads a datum of the batch. */
  datum(place: number): {kind: string | undefined; value: Record<string, unknown>} {
    const {body, entries} = this.#batch;
    const {kind, start, end} = entries[place]!;
    return {kind, value: JSON.parse(body.toString('utf8', start, end))};
  }

  /** The first attempt is written where the batch stands; a body in flight is never touched again. */
  #copy(): Buffer {
    const {body} = this.#batch;
    if (this.#original === 'sent') return Buffer.from(body);
    this.#original = 'sent';
    return body;
  }

  #select(places: readonly number[]): Buffer {
    const {body, entries} = this.#batch;
    const bytes = places.reduce(
      (sum, place) => sum + entries[place]!.end - entries[place]!.start,
      0,
    );
    const selected = Buffer.allocUnsafeSlow(bytes + places.length + 1);
    let at = 0;
    for (const place of places) {
      selected[at] = at === 0 ? openBracket : comma;
      at += 1 + body.copy(selected, at + 1, entries[place]!.start, entries[place]!.end);
    }
    selected[at] = closeBracket;
    return selected;
  }

  /** Where the ids of the input are kept, a datum may have fewer places for ids than ids. */
  *#keptIds(place: number): Generator<string> {
    const {kind, ids} = this.#batch.entries[place]!;
    const embedded = findKind(kind ?? '')?.embedded ?? [];
    if (ids.length > embedded.length) return;
    const {value} = this.datum(place);
    for (const {id} of [value, ...embedded.map(key => Object(value[key]))]) {
      if (typeof id === 'string' && /^[0-9a-z]{32}$/.test(id)) yield id;
    }
  }
}
