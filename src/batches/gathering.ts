import type {Batch} from '../block.js';
import type {BodyMemory} from './body-pool.js';
import {COLUMNS, Column} from './columns.js';
import type {Packed} from './lay-out.js';
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

  /** Counts the rows from one to before another that may be added; of a body that is empty at least one. */
  fitting({table}: Packed, from: number, to: number, {batchSize, flushBytes}: Fullness): number {
    const most = Math.min(to - from, batchSize - this.#count);
    const before = this.bytes + (this.#count > 0 ? 1 : 0) - table[from * COLUMNS + Column.start]!;
    let fitting = most;
    while (
      fitting > 0 &&
      before + table[(from + fitting - 1) * COLUMNS + Column.end]! > flushBytes
    ) {
      fitting--;
    }
    return fitting === 0 && this.#count === 0 ? 1 : fitting;
  }

  /** Copies the data in some rows, which stand side by side; `numbers` are what their texts are called in the run. */
  add({bytes, table}: Packed, from: number, to: number, numbers: readonly number[]): void {
    const start = table[from * COLUMNS + Column.start]!;
    const end = table[(to - 1) * COLUMNS + Column.end]!;
    this.#makeRoom(this.bytes + 1 + end - start, to - from);
    if (this.#count > 0) this.#body[this.#length++] = comma;
    const moved = this.#length - start;
    const rows = this.#table;
    let at = this.#count * COLUMNS;
    rows.set(table.subarray(from * COLUMNS, to * COLUMNS), at);
    for (this.#count += to - from; at < this.#count * COLUMNS; at += COLUMNS) {
      rows[at + Column.file] = numbers[rows[at + Column.file]!]!;
      rows[at + Column.kind] = numbers[rows[at + Column.kind]!]!;
      rows[at + Column.device] = numbers[rows[at + Column.device]!]!;
      rows[at + Column.start]! += moved;
      rows[at + Column.end]! += moved;
      rows[at + Column.firstId]! += moved; // where there is none, nobody looks
      rows[at + Column.secondId]! += moved;
    }
    this.#body.set(bytes.subarray(start, end), this.#length);
    this.#length += end - start;
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

  #makeRoom(bytes: number, rows: number): void {
    if (bytes > this.#body.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(bytes, this.#body.length * 2));
      this.#body.copy(larger, 0, 0, this.#length);
      this.#body = larger;
    }
    const numbers = (this.#count + rows) * COLUMNS;
    if (numbers > this.#table.length) {
      const larger = new Float64Array(Math.max(numbers, this.#table.length * 2));
      larger.set(this.#table);
      this.#table = larger;
    }
  }
}

/** When a batch is full: data, and bytes of a body. */
export interface Fullness {
  readonly batchSize: number;
  readonly flushBytes: number;
}
