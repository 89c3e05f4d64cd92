import {COLUMNS} from './columns.js';

/** What a batch is gathered in: the bytes of its body, and the rows of its data. */
export interface BodyMemory {
  readonly bytes: Buffer;
  readonly table: Float64Array;
}

/**
 * Memory of batches that are delivered, for those that follow: fresh memory of this size is mapped
 * and cleared by the system, and makes V8 collect its old space. Worth a tenth of an upload.
 */
export class BodyPool {
  private readonly idle: BodyMemory[] = [];
  private idleBytes = 0;

  /** Gives memory; `bytes` and `rows` are how much is likely to be needed. */
  take(bytes: number, rows: number): BodyMemory {
    const memory = this.idle.pop();
    if (memory) {
      this.idleBytes -= sizeOf(memory);
      return memory;
    }
    return {bytes: Buffer.allocUnsafeSlow(bytes), table: new Float64Array(rows * COLUMNS)};
  }

  /** Takes back memory that nobody will look at any more. */
  give(memory: BodyMemory): void {
    const bytes = this.idleBytes + sizeOf(memory);
    if (bytes > MOST_IDLE) return;
    this.idleBytes = bytes;
    this.idle.push(memory);
  }
}

/** Bytes kept: as many batches as are usually in flight or waiting. */
const MOST_IDLE = 8 * 1024 * 1024;

const sizeOf = ({bytes, table}: BodyMemory) => bytes.length + table.byteLength;
