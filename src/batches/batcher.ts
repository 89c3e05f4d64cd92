import type {Batch, Block} from '../block.js';
import {defaults} from '../options.js';
import {type BodyMemory, BodyPool} from './body-pool.js';
import {COLUMNS, Column} from './columns.js';
import {Gathering} from './gathering.js';
import {type Packed, pack} from './pack.js';
import {Texts} from './texts.js';

/** When a batch is full, and whose data it holds. */
export interface BatchOptions {
  /** Data a batch (1,000). */
  readonly batchSize?: number | undefined;
  /** Bytes a body may have unless one datum alone is larger (4 MiB). */
  readonly flushBytes?: number | undefined;
  /** One data set a device, or one for all (`per-device`). */
  readonly dataSets?: 'per-device' | 'one' | undefined;
  /** Leaves the `id` of a datum that has one; else each attempt gives it a fresh one. */
  readonly keepIds?: boolean | undefined;
}

/**
 * Gathers items into one body a data set. Where a batch ends depends on the input and the options
 * alone, never on timing, so that a run can be repeated batch by batch.
 */
export class Batcher {
  readonly #batchSize: number;
  readonly #flushBytes: number;
  readonly #perDevice: boolean;
  readonly #keepIds: boolean;
  #count = 0;
  /** The files, kinds and devices of the whole run. */
  readonly #texts = new Texts();
  /** In the order of their first datum. */
  readonly #waiting = new Map<string | undefined, Gathering>();
  #waitingBytes = 0;
  readonly #pool: BodyPool;
  readonly #release: ((memory: BodyMemory) => void) | undefined;
  /** Length of the last body, and data in it: the next will be about as long. */
  #lastBytes = 0;
  #lastRows = 0;

  /** With a `pool` the batches are to be released when they are delivered. */
  constructor({batchSize, flushBytes, dataSets, keepIds}: BatchOptions = {}, pool?: BodyPool) {
    this.#pool = pool ?? new BodyPool();
    this.#release = pool && (memory => pool.give(memory));
    this.#batchSize = batchSize ?? defaults.batchSize;
    this.#flushBytes = flushBytes ?? defaults.flushBytes;
    this.#perDevice = dataSets !== 'one';
    this.#keepIds = keepIds ?? false;
  }

  /** Adds a block and lets go of its bytes, for they are copied; batches that became full go to `push`. */
  add(block: Block, push: (batch: Batch) => void): void {
    this.addPacked(pack(block, {keepIds: this.#keepIds}), push);
    block.release?.();
  }

  /** Adds a block that was packed elsewhere. */
  addPacked(packed: Packed, push: (batch: Batch) => void): void {
    const numbers = packed.texts.map(text => this.#texts.numberOf(text));
    for (let row = 0; row < packed.count * COLUMNS; row += COLUMNS) {
      this.#addRow(packed, row, numbers, push);
    }
  }

  /** Hands on what still waits, in the order of the first datum of each. */
  end(push: (batch: Batch) => void): void {
    for (const gathering of [...this.#waiting.values()]) this.#flush(gathering, push);
  }

  #addRow(
    packed: Packed,
    row: number,
    numbers: readonly number[],
    push: (batch: Batch) => void,
  ): void {
    const {table, texts} = packed;
    const device = texts[table[row + Column.device]!];
    const key = this.#perDevice ? device : undefined;
    let gathering = this.#waiting.get(key);
    if (gathering && gathering.bytesWith(table, row) > this.#flushBytes) {
      this.#flush(gathering, push);
      gathering = undefined;
    }
    if (!gathering) {
      gathering = new Gathering(device, this.#memory());
      this.#waiting.set(key, gathering);
    }
    const before = gathering.bytes;
    gathering.add(packed, row, numbers);
    this.#waitingBytes += gathering.bytes - before;
    if (gathering.count >= this.#batchSize) this.#flush(gathering, push);
    else if (this.#waitingBytes > defaults.waitingBytes) this.#flush(this.#fullest(), push);
  }

  #flush(gathering: Gathering, push: (batch: Batch) => void): void {
    this.#waiting.delete(this.#perDevice ? gathering.deviceId : undefined);
    this.#waitingBytes -= gathering.bytes;
    this.#lastBytes = gathering.bytes;
    this.#lastRows = gathering.count;
    push(gathering.toBatch(this.#count++, this.#texts.all, this.#release));
  }

  /** With many devices waiting, bodies begin small: most of them will stay so. */
  #memory(): BodyMemory {
    if (this.#waiting.size > mostLarge) return new BodyPool().take(4096, 16);
    return this.#pool.take(
      Math.max(4096, Math.ceil(this.#lastBytes * 1.1)),
      Math.max(16, this.#lastRows),
    );
  }

  #fullest(): Gathering {
    return [...this.#waiting.values()].reduce((a, b) => (b.bytes > a.bytes ? b : a));
  }
}

/** Bodies that begin as long as the last one. */
const mostLarge = 16;
