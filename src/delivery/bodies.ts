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

  /** Whether each datum gets an id of ours: that of one that was never sent may be deleted as well. */
  get areIdsOurs(): boolean {
    return this.count >= this.#batch.entries.length;
  }

  /** Makes the body of an attempt to send the data in these places. */
  body(attempt: number, places: readonly number[]): Buffer {
    const whole = places.length === this.#batch.entries.length;
    const body = whole ? this.#copy() : this.#select(places);
    const {entries} = this.#batch;
    const id = new SerialId(this.#ids.prefix({batch: this.#number, attempt}));
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
        body.set(id.of(this.#firstId[place]! + index), slot);
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

/** An id of which the number at its end is counted up: to print each anew would cost four times as much. */
class SerialId {
  readonly #bytes: Buffer;
  readonly #prefixLength: number;
  #number = 0;

  constructor(prefix: string) {
    this.#bytes = Buffer.from(prefix.padEnd(idLength, '0'), 'latin1');
    this.#prefixLength = prefix.length;
  }

  /** Gives the id of a number, until the next is asked for. */
  of(number: number): Buffer {
    if (number === this.#number + 1) this.#increase();
    else if (number !== this.#number) this.#print(number);
    this.#number = number;
    return this.#bytes;
  }

  #increase(): void {
    let at = idLength - 1;
    while (this.#bytes[at] === lastDigit) this.#bytes[at--] = zero;
    this.#bytes[at]! += this.#bytes[at] === nine ? letterA - nine : 1;
  }

  #print(number: number): void {
    const digits = number.toString(36).padStart(idLength - this.#prefixLength, '0');
    this.#bytes.write(digits, this.#prefixLength, 'latin1');
  }
}

const [zero, nine, letterA, lastDigit] = [0x30, 0x39, 0x61, 0x7a];
