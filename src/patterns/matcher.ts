import {COLUMNS as NOTED_COLUMNS} from '../batches/columns.js';
import {spliceBytes} from '../batches/id-slots.js';
import {defaults} from '../options.js';
import {type RawBlock, COLUMNS as ROW_COLUMNS} from '../records/raw-block.js';
import {compile, instantiate} from '../records/web-assembly.js';
import {Encoder} from './encoder.js';
import {identify} from './identify.wasm.js';
import {
  convertedBytes,
  encodeFrame,
  type IdentityFrame,
  mostConverted,
  printConverted,
} from './identity.js';
import {layOut} from './lay-out.wasm.js';
import {match} from './match.wasm.js';
import {note} from './note.wasm.js';
import type {Pattern} from './pattern.js';
import {mostPatterns, Places, placesBytes} from './places.js';
import {encodeSteps} from './step.js';

/** What is written into each row that a pattern stands for. */
export interface Columns {
  /** Numbers of the texts. */
  readonly kind: number;
  readonly device: number;
  /** Whether the datum is given an id, and whether that embedded in it is. */
  readonly id: 0 | 1;
  readonly embeddedId: 0 | 1;
}

/** Finds the records of a block that have a pattern, notes them and lays them out: in WebAssembly, in a memory of its own. */
export class Matcher {
  private readonly wasm: Exports;
  private readonly bytes: Uint8Array;
  private readonly words: Int32Array;
  private readonly floats: Float64Array;
  private readonly places: Places;
  private known = 0;
  /** Address behind what is known of the last pattern. */
  private end = PATTERNS;

  /** Throws where WebAssembly, its SIMD or the memory for it is missing. */
  constructor() {
    modules ??= [match, identify, note, layOut].map(compile);
    const [matching, ...others] = modules;
    const exports = instantiate<object>(matching!);
    const rest = others.map(module => instantiate<object>(module, {match: exports}));
    this.wasm = Object.assign({}, exports, ...rest);
    const {buffer} = this.wasm.memory;
    this.bytes = new Uint8Array(buffer);
    this.words = new Int32Array(buffer);
    this.floats = new Float64Array(buffer);
    this.places = new Places(this.words, PLACES / 4);
  }

  /** Takes a pattern in; its number is how many there were before. Says so where there is no room for it. */
  add(pattern: Pattern, {kind, device, id, embeddedId}: Columns): 'added' | 'no room' {
    if (this.known === mostPatterns) return 'no room';
    const encoder = new Encoder(this.bytes, this.end);
    const frames = [pattern, pattern.embedded].map(datum =>
      this.addFrame(datum?.identity, encoder),
    );
    const stepsAt = encoder.at;
    encodeSteps(pattern.steps, pattern.mostBytes, encoder);
    if (!encoder.fits(SLACK)) return 'no room';
    const entry = [stepsAt, this.known, frames[0]!, kind, device, id, frames[1]!, embeddedId];
    this.words.set(entry, (INDEX + this.known * INDEX_BYTES) / 4);
    this.places.add(pattern, this.known);
    this.end = encoder.at;
    this.known++;
    return 'added';
  }

  /** Writes what identifies a datum; gives the address, 0 where nothing does. */
  private addFrame(identity: IdentityFrame | undefined, encoder: Encoder): number {
    if (!identity) return 0;
    if (identity.number === 'converted') this.convert();
    const {at} = encoder;
    encodeFrame(identity, encoder);
    return at;
  }

  /** Prints what numbers are converted to, once the first pattern has such a one. */
  private convert(): void {
    if (this.bytes[CONVERTED] === 0) this.bytes.set(printConverted(), CONVERTED);
  }

  /** Forgets all patterns. */
  clear(): void {
    this.known = 0;
    this.places.clear();
    this.end = PATTERNS;
    this.wasm.forget();
  }

  /** Looks for the pattern of each record of a block; gives how many have one. */
  match({bytes, table, count}: RawBlock): number {
    if (this.known === 0 || count > MOST_RECORDS || bytes.length > BLOCK_BYTES) return 0;
    this.floats.set(table, ROWS / 8);
    this.bytes.set(bytes, BLOCK);
    return this.wasm.match(ROWS, count, BLOCK, INDEX, PLACES, this.places.searched, FOUND);
  }

  /** Counts the comparisons of a record with a pattern that was not the likely one, since it was last asked. */
  takeTries(): number {
    const {tries} = this.wasm;
    const {value} = tries;
    tries.value = 0;
    return value;
  }

  /** Gives the number of the pattern of a record of the last block, -1 for none. */
  patternOf(row: number): number {
    return this.words[(FOUND + row * FOUND_BYTES) / 4]!;
  }

  /**
   * Notes those that have one; `file` is the number of its name. Gives their rows, with room for those of the
   * others of the block, until the next one is looked at.
   */
  note({index, count}: RawBlock, file: number): Float64Array {
    this.wasm.identify(FOUND, count, INDEX, CONVERTED, LIST, TEXTS);
    this.wasm.note(FOUND, ROWS, count, INDEX, index, file, BLOCK, NOTED);
    return this.floats.subarray(NOTED / 8, NOTED / 8 + count * NOTED_COLUMNS);
  }

  /** Lays out what is noted of the block, so many rows: gives their bytes and rows, until the next one is looked at. */
  layOut(rows: number, dataSets: 'per-device' | 'one') {
    const perDevice = dataSets === 'per-device' ? 1 : 0;
    const length = this.wasm.layOut(NOTED, rows, BLOCK, perDevice, LAID, LAID_ROWS);
    return {
      bytes: this.bytes.subarray(LAID, LAID + length),
      table: this.floats.subarray(LAID_ROWS / 8, LAID_ROWS / 8 + rows * NOTED_COLUMNS),
    };
  }
}

/** Blocks beyond these go the long way: there are none but of few and large records. For larger ones match.wat needs more memory. */
const MOST_RECORDS = defaults.blockRecords;
const BLOCK_BYTES = 1.5 * defaults.blockBytes;

const FOUND_BYTES = 64;
const INDEX_BYTES = 32;

/** Data that may be hashed: one may be embedded in each. */
const MOST_DATA = 2 * MOST_RECORDS;

/** Bytes that may be looked at, or written over, behind the last that count. */
const SLACK = 128;

/** Addresses of the table, of what is found, of the patterns' index and places, of what is hashed and noted, of the block, */
const ROWS = 2 * 1024;
const FOUND = ROWS + MOST_RECORDS * ROW_COLUMNS * 8;
const INDEX = FOUND + MOST_RECORDS * FOUND_BYTES;
const PLACES = INDEX + mostPatterns * INDEX_BYTES;
const LIST = PLACES + placesBytes;
const TEXTS = LIST + (MOST_DATA + 4) * 8;
const NOTED = TEXTS + (MOST_DATA + 4) * 256;
const LAID_ROWS = NOTED + MOST_RECORDS * NOTED_COLUMNS * 8;
const BLOCK = LAID_ROWS + MOST_RECORDS * NOTED_COLUMNS * 8;
const LAID = BLOCK + BLOCK_BYTES + SLACK;
/** of the same laid out, of the converted numbers, and of what is known of each pattern. */
const CONVERTED = LAID + BLOCK_BYTES + MOST_RECORDS * (2 * spliceBytes + 1) + SLACK;
const PATTERNS = CONVERTED + (mostConverted + 1) * convertedBytes;

/** What the WebAssembly exports. */
interface Exports {
  readonly memory: {readonly buffer: ArrayBuffer};
  readonly tries: {value: number};
  match(
    ...addresses: [
      row: number,
      count: number,
      bytes: number,
      index: number,
      places: number,
      most: number,
      out: number,
    ]
  ): number;
  identify(
    ...addresses: [
      found: number,
      count: number,
      index: number,
      printed: number,
      list: number,
      texts: number,
    ]
  ): void;
  layOut(
    ...addresses: [
      row: number,
      count: number,
      bytes: number,
      perDevice: number,
      to: number,
      out: number,
    ]
  ): number;
  note(
    ...addresses: [
      found: number,
      row: number,
      count: number,
      index: number,
      first: number,
      file: number,
      bytes: number,
      out: number,
    ]
  ): void;
  forget(): void;
}

let modules: readonly object[] | undefined;
