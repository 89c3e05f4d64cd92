import {hash} from 'node:crypto';
import {Columns} from './columns.js';

/** Which reference is to which datum: of what type and device that is, and its id. */
export interface ReferenceKey {
  readonly type: string;
  readonly deviceId: string | undefined;
  readonly id: string;
}

/** Where the copy of a datum lies that may be sent inside another. */
export interface Copy {
  readonly offset: number;
  readonly length: number;
}

/** Columns of both tables: 96 bits of the key's digest, then the place in the input. */
const [high, low, place, offset, length] = [0, 1, 2, 3, 4] as const;

/**
 * Gathers references and the data they may mean, whatever comes first, and pairs them at the end.
 * Costs 24 bytes a reference and 40 a datum that may be referred to, up to twice that while it grows.
 * Two different keys pass for one with a chance of n^2 / 2^97.
 */
export class ReferenceIndex {
  readonly #references = new Columns(3);
  readonly #data = new Columns(5);

  /** Notes that the record at `index` refers to a datum. */
  refer(key: ReferenceKey, index: number): void {
    this.#references.add(...digest(key), index);
  }

  /** Notes the datum at `index`, of which a copy is kept. */
  keep(key: ReferenceKey, index: number, copy: Copy): void {
    this.#data.add(...digest(key), index, copy.offset, copy.length);
  }

  /** Bytes held in memory. */
  get bytes(): number {
    return this.#references.bytes + this.#data.bytes;
  }

  /** Pairs the first reference with the first datum of its key, the second with the second, and so on. */
  pair(): Pairs {
    const [references, data] = [this.#references, this.#data];
    const from = references.orderBy(high, low, place);
    const to = data.orderBy(high, low, place);
    const copies = new Columns(3);
    const embedded = new Columns(1);
    for (let i = 0, j = 0; i < from.length && j < to.length; ) {
      const [reference, datum] = [from[i]!, to[j]!];
      const order =
        references.at(reference, high) - data.at(datum, high) ||
        references.at(reference, low) - data.at(datum, low);
      if (order === 0) {
        copies.add(references.at(reference, place), data.at(datum, offset), data.at(datum, length));
        embedded.add(data.at(datum, place));
      }
      if (order <= 0) i++;
      if (order >= 0) j++;
    }
    return new Pairs(copies, embedded);
  }
}

/** Which datum goes inside which, asked for in the order of the input. */
export class Pairs {
  readonly #copies: Columns;
  readonly #embedded: Columns;
  readonly #copyOrder: Uint32Array;
  readonly #embeddedOrder: Uint32Array;

  constructor(copies: Columns, embedded: Columns) {
    this.#copies = copies;
    this.#embedded = embedded;
    this.#copyOrder = copies.orderBy(0);
    this.#embeddedOrder = embedded.orderBy(0);
  }

  get count(): number {
    return this.#copyOrder.length;
  }

  /** Begins to walk the pairs; records must be asked for by ascending index. */
  walk(): Walk {
    let [nextCopy, nextEmbedded] = [0, 0];
    return {
      copyFor: index => {
        const row = this.#copyOrder[nextCopy];
        if (row === undefined || this.#copies.at(row, 0) !== index) return undefined;
        nextCopy++;
        return {offset: this.#copies.at(row, 1), length: this.#copies.at(row, 2)};
      },
      isEmbedded: index => {
        const row = this.#embeddedOrder[nextEmbedded];
        if (row === undefined || this.#embedded.at(row, 0) !== index) return false;
        nextEmbedded++;
        return true;
      },
      isOver: () => nextCopy === this.count && nextEmbedded === this.count,
    };
  }
}

/** Asks for the pairs, record by record. */
export interface Walk {
  /** Gives the copy that goes inside the record. */
  copyFor(index: number): Copy | undefined;
  /** Answers whether the record goes inside another. */
  isEmbedded(index: number): boolean;
  /** Answers whether every pair was asked for. */
  isOver(): boolean;
}

function digest({type, deviceId, id}: ReferenceKey): [high: number, low: number] {
  const bytes = hash('sha256', JSON.stringify([type, deviceId ?? null, id]), 'buffer');
  return [bytes.readUIntBE(0, 6), bytes.readUIntBE(6, 6)];
}
