import type {Batch} from '../block.js';
import type {BodyMemory} from './body-pool.js';
import {COLUMNS, Column} from './columns.js';
import {spliceBytes, writeWithIds} from './id-slots.js';
import type {Packed} from './pack.js';
import {Rows} from './rows.js';

const comma = 0x2c;
const openBracket = 0x5b;
const closeBracket = 0x5d;

/** A body in the making: records are copied into it once, and the blocks they came in are let go. */
export class Gathering {
  #body: Buffer;
  #length = 1;
  #table: Float64Array;
  #count = 0;

  /** Begins in this memory; what it needs beyond costs a copy. */
  constructor(
    readonly deviceId: string | undefined,
    {bytes, table}: BodyMemory,
  ) {
    this.#body = bytes;
    this.#body[0] = openBracket;
    this.#table = table;
  }

  get count(): number {
    return this.#count;
  }

  /** Bytes of the body, were it closed now. */
  get bytes(): number {
    return this.#length + 1;
  }

  /** Bytes of the body with the datum in this row of `table` as well. */
  bytesWith(table: Float64Array, row: number): number {
    const record = table[row + Column.end]! - table[row + Column.start]!;
    const ids = table[row + Column.ids]!;
    return this.bytes + record + ids * spliceBytes + (this.#count > 0 ? 1 : 0);
  }

  /** Copies the datum in this row; `numbers` are what its texts are called in the whole run. */
  add({bytes, table}: Packed, row: number, numbers: readonly number[]): void {
    this.#makeRoom(this.bytesWith(table, row));
    if (this.#count > 0) this.#body[this.#length++] = comma;
    const [rows, at] = [this.#table, this.#count * COLUMNS];
    for (let column = 0; column < COLUMNS; column++) rows[at + column] = table[row + column]!;
    rows[at + Column.file] = numbers[table[row + Column.file]!]!;
    rows[at + Column.kind] = numbers[table[row + Column.kind]!]!;
    rows[at + Column.device] = numbers[table[row + Column.device]!]!;
    this.#length = writeWithIds(bytes, rows, at, this.#body, this.#length);
    this.#count++;
  }

  /** Ends the body; `number` is the batch's place among all of its run. `release` gets the memory back. */
  toBatch(
    number: number,
    texts: readonly (string | undefined)[],
    release?: (memory: BodyMemory) => void,
  ): Batch {
    const [bytes, table] = [this.#body, this.#table];
    bytes[this.#length++] = closeBracket;
    return {
      number,
      deviceId: this.deviceId,
      body: bytes.subarray(0, this.#length),
      entries: new Rows(table.subarray(0, this.#count * COLUMNS), texts),
      release: release && (() => release({bytes, table})),
    };
  }

  #makeRoom(bytes: number): void {
    if (bytes > this.#body.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(bytes, this.#body.length * 2));
      this.#body.copy(larger, 0, 0, this.#length);
      this.#body = larger;
    }
    if ((this.#count + 1) * COLUMNS > this.#table.length) {
      const larger = new Float64Array(this.#table.length * 2);
      larger.set(this.#table);
      this.#table = larger;
    }
  }
}
