import {idLength} from '../batches/id-slots.js';
import type {Batch} from '../block.js';
import {findKind} from '../datum/index.js';
import {missingRequirement} from '../tidepool/requirement.js';
import type {AttemptIds} from './attempt-ids.js';

const [comma, openBracket, closeBracket] = [0x2c, 0x5b, 0x5d];

/** Makes the bodies of a batch's attempts, which differ in their ids alone. */
export class Bodies {
  readonly #batch: Batch;
  readonly #number: number;
  readonly #ids: AttemptIds;
  /** Number of the first id of each datum. */
  readonly #firstId: Uint32Array;
  /** Ids in all. */
  readonly count: number;
  #original: 'untouched' | 'sent' = 'untouched';

  /** `number`: what the batch is called in the ids of its data. */
  constructor(batch: Batch, number: number, ids: AttemptIds) {
    this.#batch = batch;
    this.#number = number;
    this.#ids = ids;
    let count = 0;
    this.#firstId = new Uint32Array(batch.entries.length);
    for (let place = 0; place < batch.entries.length; place++) {
      this.#firstId[place] = count;
      count += batch.entries.idsOf(place);
    }
    this.count = count;
  }

  /** Makes the body of an attempt to send the data in these places. */
  body(attempt: number, places: readonly number[]): Buffer {
    const whole = places.length === this.#batch.entries.length;
    const body = whole ? this.#copy() : this.#select(places);
    const {entries} = this.#batch;
    const prefix = Buffer.from(this.#ids.prefix({batch: this.#number, attempt}), 'latin1');
    let shift = 0;
    let at = 1;
    for (const place of places) {
      if (!whole) {
        const {start, end} = entries.at(place);
        shift = at - start;
        at += end - start + 1;
      }
      for (let index = 0; index < entries.idsOf(place); index++) {
        const slot = entries.idAt(place, index) + shift;
        body.set(prefix, slot);
        writeDigits(body, this.#firstId[place]! + index, slot + prefix.length, slot + idLength);
      }
    }
    return body;
  }

  /** Names the data that an attempt in these places has sent, as far as it has given them their ids. */
  *idsOf(attempt: number, places: readonly number[]): Generator<string> {
    for (const place of places) {
      const first = this.#firstId[place]!;
      const own = Array.from({length: this.#batch.entries.idsOf(place)}, (_, at) => first + at);
      yield* this.#ids.of({batch: this.#number, attempt}, own);
    }
  }

  /** Gives the ids of a datum that are those of the input, the same in each attempt. */
  *keptIds(place: number): Generator<string> {
    const {kind, ids} = this.#batch.entries.at(place);
    const embedded = findKind(kind ?? '')?.embedded ?? [];
    if (ids.length > embedded.length) return; // a place for each: none is kept
    const {value} = this.datum(place);
    for (const {id} of [value, ...embedded.map(key => Object(value[key]))]) {
      if (typeof id === 'string' && /^[0-9a-z]{32}$/.test(id)) yield id;
    }
  }

  /** Whether a datum takes the place of one that was sent before, where data are replaced by their origin. */
  isReplaced(place: number): boolean {
    const {kind, value} = this.datum(place);
    return missingRequirement(kind, value, 'origin.id') === undefined;
  }

  /** Reads a datum of the batch. */
  datum(place: number): {kind: string | undefined; value: Record<string, unknown>} {
    const {body, entries} = this.#batch;
    const {kind, start, end} = entries.at(place);
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
    const chosen = places.map(place => entries.at(place));
    const bytes = chosen.reduce((sum, {start, end}) => sum + end - start, 0);
    const selected = Buffer.allocUnsafeSlow(bytes + places.length + 1);
    let at = 0;
    for (const {start, end} of chosen) {
      selected[at] = at === 0 ? openBracket : comma;
      at += 1 + body.copy(selected, at + 1, start, end);
    }
    selected[at] = closeBracket;
    return selected;
  }
}

/** Writes a number in base 36 with leading zeros; a text in between would cost three times as much. */
function writeDigits(body: Buffer, number: number, from: number, to: number): void {
  let rest = number;
  for (let at = to - 1; at >= from; at--) {
    const digit = rest % 36;
    body[at] = digit < 10 ? zero + digit : letterA + digit - 10;
    rest = (rest - digit) / 36;
  }
}

const [zero, letterA] = [0x30, 0x61];
