import {COLUMNS as PACKED_COLUMNS} from '../batches/columns.js';
import {type RawBlock, COLUMNS as ROW_COLUMNS} from '../records/raw-block.js';
import {Encoder} from './encoder.js';
import {identify} from './identify.wasm.js';
import {convertedBytes, encodeFrame, mostConverted, printConverted} from './identity.js';
import {match} from './match.wasm.js';
import {pack} from './pack.wasm.js';
import type {Pattern} from './pattern.js';
import {encodeSteps} from './step.js';

/** What is written into each row that a pattern stands for. */
export interface Columns {
  /** Numbers of the texts. */
  readonly kind: number;
  readonly device: number;
  /** How many ids a datum is given. */
  readonly ids: 0 | 1;
}

/** Finds the records of a block that have a pattern, and packs them: in WebAssembly, in a memory of its own. */
export class Matcher {
  private readonly wasm: Exports;
  private readonly bytes: Uint8Array;
  private readonly words: Int32Array;
  private readonly floats: Float64Array;
  private known = 0;
  /** Address behind what is known of the last pattern. */
  private end = PATTERNS;

  /** Throws where WebAssembly, its SIMD or the memory for it is missing. */
  constructor() {
    modules ??= [match, identify, pack].map(
      base64 => new WebAssembly.Module(Buffer.from(base64, 'base64')),
    );
    const [matching, ...others] = modules;
    const exports = new WebAssembly.Instance(matching!).exports;
    const rest = others.map(module => new WebAssembly.Instance(module, {match: exports}).exports);
    this.wasm = Object.assign({}, exports, ...rest);
    const {buffer} = this.wasm.memory;
    this.bytes = new Uint8Array(buffer);
    this.words = new Int32Array(buffer);
    this.floats = new Float64Array(buffer);
  }

  /** Takes a pattern in; its number is how many there were before. Says so where there is no room for it. */
  add({steps, mostBytes, identity}: Pattern, {kind, device, ids}: Columns): 'added' | 'no room' {
    if (this.known === mostPatterns) return 'no room';
    const encoder = new Encoder(this.bytes, this.end);
    if (identity) encodeFrame(identity, encoder);
    const stepsAt = encoder.at;
    encodeSteps(steps, mostBytes, encoder);
    if (!encoder.fits(SLACK)) return 'no room';
    if (identity?.number === 'converted') this.convert();
    const entry = [stepsAt, this.known, identity ? this.end : 0, kind, device, ids];
    this.words.set(entry, (INDEX + this.known * INDEX_BYTES) / 4);
    this.end = encoder.at;
    this.known++;
    return 'added';
  }

  /** Prints what numbers are converted to, once the first pattern has such a one. */
  private convert(): void {
    if (this.bytes[CONVERTED] === 0) this.bytes.set(printConverted(), CONVERTED);
  }

  /** Forgets all patterns. */
  clear(): void {
    this.known = 0;
    this.end = PATTERNS;
    this.wasm.forget();
  }

  /** Looks for the pattern of each record of a block; gives how many have one. */
  match({bytes, table, count}: RawBlock): number {
    if (this.known === 0 || count > MOST_RECORDS || bytes.length > BLOCK_BYTES) return 0;
    this.floats.set(table, ROWS / 8);
    this.bytes.set(bytes, BLOCK);
    return this.wasm.match(ROWS, count, BLOCK, INDEX, this.known, FOUND);
  }

  /** Gives the number of the pattern of a record of the last block, -1 for none. */
  patternOf(row: number): number {
    return this.words[(FOUND + row * FOUND_BYTES) / 4]!;
  }

  /** Packs those that have one, `found` in all; `file` is the number of its name. Good until the next block. */
  pack({index, count}: RawBlock, found: number, file: number): Float64Array {
    this.wasm.identify(FOUND, count, INDEX, CONVERTED, LIST, TEXTS);
    this.wasm.pack(FOUND, ROWS, count, INDEX, index, file, BLOCK, PACKED);
    return this.floats.subarray(PACKED / 8, PACKED / 8 + found * PACKED_COLUMNS);
  }
}

/** Patterns that are known at once. */
export const mostPatterns = 256;

/** Blocks beyond these go the long way: there are none but of few and large records. */
const MOST_RECORDS = 256;
const BLOCK_BYTES = 256 * 1024;

const FOUND_BYTES = 32;
const INDEX_BYTES = 32;

/** Bytes that may be looked at, or written over, behind the last that count. */
const SLACK = 128;

/** Addresses of the table, of what is found, of the patterns' index, of what is hashed and packed, of the block, */
const ROWS = 2 * 1024;
const FOUND = ROWS + MOST_RECORDS * ROW_COLUMNS * 8;
const INDEX = FOUND + MOST_RECORDS * FOUND_BYTES;
const LIST = INDEX + mostPatterns * INDEX_BYTES;
const TEXTS = LIST + (MOST_RECORDS + 4) * 8;
const PACKED = TEXTS + (MOST_RECORDS + 4) * 256;
const BLOCK = PACKED + MOST_RECORDS * PACKED_COLUMNS * 8;
/** of the converted numbers, and of what is known of each pattern. */
const CONVERTED = BLOCK + BLOCK_BYTES + SLACK;
const PATTERNS = CONVERTED + (mostConverted + 1) * convertedBytes;

/** What the WebAssembly exports. */
interface Exports {
  readonly memory: {readonly buffer: ArrayBuffer};
  match(
    ...addresses: [
      row: number,
      count: number,
      bytes: number,
      index: number,
      known: number,
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
  pack(
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

/** What is used of it: TypeScript declares it for browsers only. */
declare const WebAssembly: {
  readonly Module: new (bytes: Buffer) => object;
  readonly Instance: new (module: object, imports?: object) => {readonly exports: object};
};

let modules: readonly object[] | undefined;
