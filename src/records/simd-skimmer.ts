import {borders} from './borders.wasm.js';
import {OPEN_BRACKET} from './bytes.js';
import type {BracketScanner} from './scanner.js';
import {compile, instantiate} from './web-assembly.js';

/**
 * Finds the end of an object or array with the WebAssembly of borders.wat, at 64 bytes a step. It
 * runs ahead: one call finds the values that follow as well, and `over` only looks them up, by
 * their first byte. That is exact whatever stands between them, for the end of a value depends on
 * nothing in front of it. An array that is no record is not run into, so no byte is scanned twice.
 * Worth 0.4 µs a record of 220 bytes: all of framing takes 0.25 instead of 0.67.
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
  private state: 'begun' | 'inside' = 'begun';
  private where: 'array' | 'document' = 'document';

  /** Throws where WebAssembly, its SIMD or the memory for it is missing. */
  constructor() {
    module ??= compile(borders);
    this.wasm = instantiate(module);
    this.memory = new Uint8Array(this.wasm.memory.buffer);
    this.rows = new Int32Array(this.wasm.memory.buffer, ROWS);
  }

  feed(chunk: Uint8Array): void {
    this.chunk = chunk;
    this.from = this.to = this.scanned = 0;
    this.row = this.rowsEnd = this.rows[0] = 0;
  }

  begin(where: 'array' | 'document'): void {
    this.state = 'begun';
    this.where = where;
  }

  over(_bytes: Uint8Array, from: number, to: number): number {
    const {rows} = this;
    if (this.state === 'inside') {
      this.scan(from);
    } else if (rows[this.row] !== from - this.from + WINDOW) {
      // Lines have arrays that are records though they stand in none.
      const arrays = this.where === 'array' || this.chunk[from] === OPEN_BRACKET;
      this.wasm.begin(arrays ? 1 : 0);
      this.scan(from);
    }
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

  /** Goes on at an offset in the chunk. */
  private scan(at: number): void {
    const {wasm} = this;
    if (at < this.from || at >= this.to) this.load(at);
    const shift = WINDOW - this.from;
    const behind = wasm.scan(at + shift, this.to + shift, ROWS, ROWS_END);
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
  begin(arrays: number): void;
  scan(at: number, end: number, row: number, full: number): number;
}

let module: object | undefined;

/** Address of the bytes that are scanned; the one in front of them is looked at too. */
const WINDOW = 64;
const WINDOW_BYTES = 256 * 1024;
/** Address of the rows, behind what a scan overwrites. */
const ROWS = WINDOW + WINDOW_BYTES + 64;
const COLUMNS = 4;
/** As many as fit into 320 KiB, and one more for the value that is open. */
const ROWS_END = ROWS + 4_000 * 4 * COLUMNS;
