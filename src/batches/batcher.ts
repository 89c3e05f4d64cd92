import type {Batch, Block} from '../block.js';
import {defaults} from '../options.js';
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
  /** Length of the last body, and data in it: the next will be about as long. */
  #lastBytes = 0;
  #lastRows = 0;

  constructor({batchSize, flushBytes, dataSets, keepIds}: BatchOptions = {}) {
    this.#batchSize = batchSize ?? defaults.batchSize;
    this.#flushBytes = flushBytes ?? defaults.flushBytes;
    this.#perDevice = dataSets !== 'one';
    this.#keepIds = keepIds ?? false;
  }

  /** Adds a block; batches that became full go to `push`. */
  add(block: Block, push: (batch: Batch) => void): void {
    this.addPacked(pack(block, {keepIds: this.#keepIds}), push);
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
      gathering = new Gathering(device, this.#likelyBytes(), this.#likelyRows());
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
    push(gathering.toBatch(this.#count++, this.#texts.all));
  }

  /** With many devices waiting, bodies begin small: most of them will stay so. */
  #likelyBytes(): number {
    const share = defaults.waitingBytes / (4 * (this.#waiting.size + 1));
    return Math.max(4096, Math.min(this.#lastBytes * 1.1, share));
  }

  #likelyRows(): number {
    return Math.max(16, this.#waiting.size < 64 ? this.#lastRows : 0);
  }

  #fullest(): Gathering {
    return [...this.#waiting.values()].reduce((a, b) => (b.bytes > a.bytes ? b : a));
  }
}
