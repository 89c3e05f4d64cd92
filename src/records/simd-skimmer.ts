import {borders} from './borders.wasm.js';
import type {BracketScanner} from './scanner.js';

/**
 * Finds the end of an object or array with the WebAssembly of borders.wat, at 64 bytes a step. It
 * runs ahead: one call finds the values that follow as well, and `over` only looks them up, by
 * their first byte. That is exact whatever stands between them, for the end of a value depends on
 * nothing in front of it.
 */
export class SimdSkimmer implements BracketScanner {
  lines = 0;
  deepest = 0;
  doubtful = false;

  private readonly wasm: Exports;
  private readonly memory: Uint8Array;
  private readonly rows: Int32Array;

  private chunk: Uint8Array = new Uint8Array(0);
  /** The part of the chunk that is in memory. */
  private from = 0;
  private to = 0;
  /** Bytes in memory. */
  private loaded = 0;
  /** How far it was scanned. */
  private scanned = 0;
  /** Rows for the value that comes next, and behind the last one that ended: indices of `rows`. */
  private row = 0;
  private rowsEnd = 0;
  /** Values to run ahead by: more and more, as long as those found are those asked for. */
  private ahead = 1;
  private state: 'begun' | 'inside' = 'begun';

  /** Throws where WebAssembly, its SIMD or the memory for it is missing. */
  constructor() {
    module ??= new WebAssembly.Module(Buffer.from(borders, 'base64'));
    this.wasm = new WebAssembly.Instance(module).exports as Exports;
    this.memory = new Uint8Array(this.wasm.memory.buffer);
    this.rows = new Int32Array(this.wasm.memory.buffer, ROWS);
  }

  feed(chunk: Uint8Array): void {
    this.chunk = chunk;
    this.from = this.to = this.scanned = 0;
    this.row = this.rowsEnd = this.rows[0] = 0;
  }

  begin(): void {
    this.state = 'begun';
  }

  over(_bytes: Uint8Array, from: number, to: number): number {
    const {rows} = this;
    if (this.state === 'inside') this.scan(from);
    else if (rows[this.row] !== from - this.from + WINDOW) this.scanAnew(from);
    while (this.row === this.rowsEnd && this.scanned < to) this.scan(this.scanned);
    const {row} = this;
    const state = rows[row + 3]!;
    this.lines = rows[row + 2]!;
    this.deepest = state >> 1;
    this.doubtful = (state & 1) === 1;
    this.state = 'inside';
    if (row === this.rowsEnd) return -1;
    this.row += COLUMNS;
    return rows[row + 1]! - WINDOW + this.from;
  }

  /** Scans from where a value begins that was not come to yet, or is not where it was expected. */
  private scanAnew(from: number): void {
    const asAsked = this.row === this.rowsEnd;
    const full = this.rowsEnd === this.ahead * COLUMNS;
    if (asAsked && full) this.ahead = Math.min(2 * this.ahead, MOST_ROWS);
    else if (!asAsked || this.scanned < this.to) this.ahead = 1;
    this.wasm.begin();
    this.scan(from);
  }

  /** Goes on at an offset in the chunk. */
  private scan(at: number): void {
    const {wasm} = this;
    if (at < this.from || at >= this.to) this.load(at);
    const shift = WINDOW - this.from;
    const behind = wasm.scan(at + shift, this.to + shift, ROWS, ROWS + this.ahead * ROW_BYTES);
    this.row = 0;
    this.rowsEnd = (behind - ROWS) >> 2;
    this.scanned = wasm.stopped.value - shift;
  }

  /** Takes the part of the chunk that begins there into memory, behind the byte in front of it. */
  private load(at: number): void {
    const {memory, chunk} = this;
    memory[WINDOW - 1] = memory[WINDOW - 1 + this.loaded]!;
    this.from = at;
    this.to = Math.min(at + WINDOW_BYTES, chunk.length);
    this.loaded = this.to - at;
    memory.set(at === 0 && this.to === chunk.length ? chunk : chunk.subarray(at, this.to), WINDOW);
  }
}

/** What borders.wat exports. */
interface Exports {
  readonly memory: {readonly buffer: ArrayBuffer};
  readonly stopped: {readonly value: number};
  begin(): void;
  scan(at: number, end: number, row: number, full: number): number;
}

/** What is used of it: TypeScript declares it for browsers only. */
declare const WebAssembly: {
  readonly Module: new (bytes: Buffer) => object;
  readonly Instance: new (module: object) => {readonly exports: unknown};
};

let module: object | undefined;

/** Address of the bytes that are scanned; the one in front of them is looked at too. */
const WINDOW = 64;
const WINDOW_BYTES = 256 * 1024;
/** Address of the rows, behind what a scan overwrites. */
const ROWS = WINDOW + WINDOW_BYTES + 64;
/** As many rows as fit into the memory, the one for an open value left out. */
const MOST_ROWS = 2_048;
const COLUMNS = 4;
const ROW_BYTES = 4 * COLUMNS;
