import type {Batch, Block} from '../block.js';
import {defaults} from '../options.js';
import {type BodyMemory, BodyPool} from './body-pool.js';
import {COLUMNS, Column} from './columns.js';
import {type Fullness, Gathering} from './gathering.js';
import type {Packed} from './lay-out.js';
import {pack} from './pack.js';
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
  readonly #fullness: Fullness;
  readonly #perDevice: boolean;
  readonly #keepIds: boolean;
  #count = 0;
  /** The files, kinds and devices of the whole run. */
  readonly #texts = new Texts();
  /** The texts of the last block, and their numbers in the run: those of the next are mostly the same array. */
  #last: {readonly texts: Packed['texts']; readonly numbers: readonly number[]} = {
    texts: [],
    numbers: [],
  };
  /** In the order of their first datum. */
  readonly #waiting = new Map<string | undefined, Gathering>();
  #waitingBytes = 0;
  readonly #pool: BodyPool;
  readonly #release: ((memory: BodyMemory) => void) | undefined;
  /** Length of the last body, and data in it: the next will be about as long. */
  #lastBytes: number = usual.bytes;
  #lastRows: number = usual.rows;

  /** With a `pool` the batches are to be released when they are delivered. */
  constructor({batchSize, flushBytes, dataSets, keepIds}: BatchOptions = {}, pool?: BodyPool) {
    this.#pool = pool ?? new BodyPool();
    this.#release = pool && (memory => pool.give(memory));
    this.#fullness = {
      batchSize: batchSize ?? defaults.batchSize,
      flushBytes: flushBytes ?? defaults.flushBytes,
    };
    this.#perDevice = dataSets !== 'one';
    this.#keepIds = keepIds ?? false;
  }

  /** Adds a block and lets go of its bytes, for they are copied; batches that became full go to `push`. */
  add(block: Block, push: (batch: Batch) => void): void {
    const dataSets = this.#perDevice ? 'per-device' : 'one';
    this.addPacked(pack(block, {keepIds: this.#keepIds, dataSets}), push);
    block.release?.();
  }

  /** Adds a block that was packed elsewhere. */
  addPacked(packed: Packed, push: (batch: Batch) => void): void {
    const {count, table, texts} = packed;
    if (this.#last.texts !== texts) {
      this.#last = {texts, numbers: texts.map(text => this.#texts.numberOf(text))};
    }
    const {numbers} = this.#last;
    for (let from = 0; from < count; ) {
      const device = table[from * COLUMNS + Column.device]!;
      let to = from + 1;
      while (to < count && (!this.#perDevice || table[to * COLUMNS + Column.device] === device))
        to++;
      for (const run = {packed, numbers, device: texts[device], to}; from < to; ) {
        from = this.#addSome(run, from, push);
      }
    }
  }

  /** Hands on what still waits, in the order of the first datum of each. */
  end(push: (batch: Batch) => void): void {
    for (const gathering of [...this.#waiting.values()]) this.#flush(gathering, push);
  }

  /** Adds as many data of one device as a body takes; gives the row behind them. */
  #addSome({packed, numbers, device, to}: DeviceRun, from: number, push: (batch: Batch) => void) {
    const key = this.#perDevice ? device : undefined;
    let gathering = this.#waiting.get(key);
    if (!gathering) {
      gathering = new Gathering(device, this.#memory());
      this.#waiting.set(key, gathering);
    }
    const end = from + gathering.fitting(packed, from, to, this.#fullness);
    const before = gathering.bytes;
    if (end > from) gathering.add(packed, from, end, numbers);
    this.#waitingBytes += gathering.bytes - before;
    if (end < to || gathering.count === this.#fullness.batchSize) this.#flush(gathering, push);
    else if (this.#waitingBytes > defaults.waitingBytes) this.#flush(this.#fullest(), push);
    return end;
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

/** Data of a block that follow each other and go to one data set, up to before a row. */
interface DeviceRun {
  readonly packed: Packed;
  readonly numbers: readonly number[];
  readonly device: string | undefined;
  readonly to: number;
}

/**
 * A full body of most dumps. To begin small and grow takes a hundredth of an upload of 100,000 records; memory that is not
 * written to costs hardly anything.
 */
const usual = {bytes: 300 * defaults.batchSize, rows: defaults.batchSize};

/** Bodies that begin as long as the last one. */
const mostLarge = 16;
