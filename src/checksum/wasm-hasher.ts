import {defaults} from '../options.js';
import {compile, instantiate} from '../records/web-assembly.js';
import type {Hasher} from './hasher.js';
import {xxh64} from './xxh64.wasm.js';

/**
 * With the WebAssembly of xxh64.wat. A file is read into its memory, so that its bytes are hashed where they stand:
 * worth another third of the time.
 */
export class WasmHasher implements Hasher {
  readonly memory: readonly Buffer[];

  readonly #wasm: Exports;
  readonly #buffer: ArrayBuffer;
  /** Where pieces from elsewhere are copied to. */
  readonly #copy: Uint8Array;

  /** Throws where WebAssembly or the memory for it is missing. */
  constructor() {
    module ??= compile(xxh64);
    this.#wasm = instantiate(module);
    this.#buffer = this.#wasm.memory.buffer;
    this.#copy = new Uint8Array(this.#buffer, 0, COPY_BYTES);
    const {chunkBytes} = defaults;
    this.memory = [0, chunkBytes].map(at => Buffer.from(this.#buffer, COPY_BYTES + at, chunkBytes));
  }

  add(bytes: Uint8Array): void {
    if (bytes.buffer === this.#buffer) {
      this.#wasm.add(bytes.byteOffset, bytes.byteOffset + bytes.length);
      return;
    }
    for (let from = 0; from < bytes.length; from += COPY_BYTES) {
      const part = bytes.subarray(from, from + COPY_BYTES);
      this.#copy.set(part);
      this.#wasm.add(0, part.length);
    }
  }

  finish(bytes: number, rest: Uint8Array): bigint {
    this.#copy.set(rest);
    return BigInt.asUintN(64, this.#wasm.finish(bytes, rest.length));
  }
}

/** What xxh64.wat exports. */
interface Exports {
  readonly memory: {readonly buffer: ArrayBuffer};
  add(at: number, end: number): void;
  finish(bytes: number, rest: number): bigint;
}

let module: object | undefined;

/** A page of the memory, in front of those for files. */
const COPY_BYTES = 64 * 1024;
