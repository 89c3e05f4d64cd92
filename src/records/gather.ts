import {CLOSE_BRACKET, COMMA, OPEN_BRACKET} from './bytes.js';
import {COLUMNS, Column, Mark, type RawBlock} from './raw-block.js';
import type {Syntax} from './syntax.js';

/** What bounds a block, and a record. */
export interface Bounds {
  readonly blockRecords: number;
  readonly blockBytes: number;
  readonly maxRecordBytes: number;
}

/** Gathers the records of one file into blocks; each byte is copied once. */
export class Gatherer {
  private bytes: Buffer;
  private table: Float64Array;
  private count = 0;
  /** Where the record that is being gathered begins in `bytes`, one byte after the last. */
  private start = 1;
  /** Where its next byte goes. */
  private end = 1;
  /** Its length so far, of which only `end - start` bytes are kept. */
  private length = 0;

  /** Bytes of the present chunk that are still to be copied to `at`: records side by side. */
  private run: Run = NO_RUN;

  /** `index` is the number of the first record; `syntax` proves the records that are not kept. */
  constructor(
    private readonly file: string,
    private index: number,
    private readonly bounds: Bounds,
    private readonly syntax: Syntax,
  ) {
    this.bytes = this.newBytes();
    this.table = this.newTable();
  }

  /** Tells that the block holds all it may, and that it holds nothing. */
  get fill(): 'empty' | 'some' | 'full' {
    const {blockRecords, blockBytes} = this.bounds;
    if (this.count === 0) return 'empty';
    return this.count === blockRecords || this.start > blockBytes ? 'full' : 'some';
  }

  /** Adds a part of a record, or the whole. */
  add(chunk: Buffer, from: number, to: number): void {
    const {run} = this;
    const kept = this.length <= this.bounds.maxRecordBytes;
    this.length += to - from;
    if (this.length > this.bounds.maxRecordBytes) {
      if (kept) this.drop();
      this.syntax.over(chunk, from, to);
      return;
    }
    // A gap of one byte is copied with its neighbours; a comma is written over it in the end.
    if (this.end === this.start && run.chunk === chunk && run.to + 1 === from) {
      run.to = to;
    } else {
      this.settle();
      this.run = {chunk, from, to, at: this.end};
    }
    this.end += to - from;
  }

  /** Ends the record: it began at `byte`, on `line`. */
  close(byte: number, line: number, mark: number): void {
    const tooLarge = this.length > this.bounds.maxRecordBytes;
    if (mark === Mark.tooDeep && !tooLarge) this.drop();
    if (mark === Mark.tooDeep || tooLarge) {
      this.run = {chunk: NULL, from: 0, to: NULL.length, at: this.start};
      this.end += NULL.length;
    }
    const row = this.count * COLUMNS;
    this.table[row + Column.start] = this.start;
    this.table[row + Column.length] = this.length;
    this.table[row + Column.byte] = byte;
    this.table[row + Column.line] = line;
    this.table[row + Column.mark] = tooLarge ? Mark.tooLarge : mark;
    this.count++;
    this.length = 0;
    this.start = ++this.end;
  }

  /** Copies what is still in the chunk, which may be used anew then. */
  settle(): void {
    const {chunk, from, to, at} = this.run;
    if (from === to) return;
    const needed = at + to - from + 1; // the bracket at the end is one more
    if (needed > this.bytes.length) {
      const larger = Buffer.allocUnsafeSlow(Math.max(needed, 2 * this.bytes.length));
      this.bytes.copy(larger, 0, 0, at);
      this.bytes = larger;
    }
    chunk.copy(this.bytes, at, from, to);
    this.run = NO_RUN;
  }

  /** Proves that what is here of the present record is JSON so far. */
  prove(): void {
    this.settle();
    this.syntax.begin();
    this.syntax.over(this.bytes, this.start, this.end);
  }

  /** Ends the block and begins the next; a record that is not closed is lost. */
  take(): RawBlock {
    this.settle();
    const {file, index, count, bytes, table, start} = this;
    bytes[0] = OPEN_BRACKET;
    for (let row = COLUMNS; row < count * COLUMNS; row += COLUMNS) {
      bytes[table[row + Column.start]! - 1] = COMMA;
    }
    bytes[start - 1] = CLOSE_BRACKET;
    this.index += count;
    this.count = 0;
    this.start = this.end = 1;
    this.bytes = this.newBytes();
    this.table = this.newTable();
    const rows = table.subarray(0, count * COLUMNS);
    return {file, index, count, bytes: bytes.subarray(0, start), table: rows};
  }

  /** Proves what is here of the present record and keeps it no longer. */
  private drop(): void {
    this.prove();
    this.end = this.start;
  }

  private newBytes(): Buffer {
    const {blockBytes} = this.bounds;
    return Buffer.allocUnsafeSlow(blockBytes + blockBytes / 4); // the last record may reach beyond
  }

  private newTable(): Float64Array {
    return new Float64Array(this.bounds.blockRecords * COLUMNS);
  }
}

interface Run {
  readonly chunk: Buffer;
  readonly from: number;
  to: number;
  readonly at: number;
}

const NO_RUN: Run = {chunk: Buffer.alloc(0), from: 0, to: 0, at: 0};
const NULL = Buffer.from('null');
