import {COLUMNS, type RawBlock} from './raw-block.js';

/** What a block is gathered in. */
export type BlockMemory = Pick<RawBlock, 'bytes' | 'table'>;

/**
 * Memory of blocks, to be used again by those that follow. Worth 0.15 µs a record before anything is
 * parsed, and a third of the collections of V8's old space in an upload: memory outside of its heap
 * brings them on.
 */
export class BlockPool {
  private readonly bytes: number;
  private readonly numbers: number;
  private readonly idle: BlockMemory[] = [];

  constructor({blockRecords, blockBytes}: {blockRecords: number; blockBytes: number}) {
    this.bytes = blockBytes + blockBytes / 4; // the last record may reach beyond
    this.numbers = blockRecords * COLUMNS;
  }

  /** Gives memory for a block; what it holds is not defined. */
  take(): BlockMemory {
    return (
      this.idle.pop() ?? {
        bytes: Buffer.allocUnsafeSlow(this.bytes),
        table: new Float64Array(this.numbers),
      }
    );
  }

  /** Takes back the memory of a block that nobody will look at any more. */
  give({bytes, table}: BlockMemory): void {
    // That of a larger record is not kept.
    if (bytes.buffer.byteLength !== this.bytes || this.idle.length === MOST_IDLE) return;
    this.idle.push({bytes: Buffer.from(bytes.buffer), table: new Float64Array(table.buffer)});
  }
}

/** As many as are mostly on their way at once, one worker included. */
const MOST_IDLE = 8;
