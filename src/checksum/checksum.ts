import {type Hasher, STEP_BYTES} from './hasher.js';
import {PlainHasher} from './plain-hasher.js';
import {WasmHasher} from './wasm-hasher.js';

/**
 * Sums up bytes as they pass, in whatever pieces they come: XXH64 with seed 0, as `xxhsum` prints it. An input of a
 * gigabyte takes 0.08 s of it where CRC-32, as Node has it, takes 0.22.
 */
export class Checksum {
  readonly #hasher = createHasher();
  /** What has come and does not fill a step yet. */
  readonly #rest = new Uint8Array(STEP_BYTES);
  #bytes = 0;

  /** Memory for pieces that are summed up where they stand; pieces from elsewhere are copied. */
  get memory(): readonly Buffer[] | undefined {
    return this.#hasher.memory;
  }

  add(piece: Uint8Array): void {
    const waiting = this.#bytes % STEP_BYTES;
    this.#bytes += piece.length;
    let from = 0;
    if (waiting > 0) {
      from = Math.min(STEP_BYTES - waiting, piece.length);
      this.#rest.set(piece.subarray(0, from), waiting);
      if (waiting + from < STEP_BYTES) return;
      this.#hasher.add(this.#rest);
    }
    const to = piece.length - ((piece.length - from) % STEP_BYTES);
    if (to > from) this.#hasher.add(piece.subarray(from, to));
    this.#rest.set(piece.subarray(to));
  }

  /** How many have passed. */
  get bytes(): number {
    return this.#bytes;
  }

  /** What has passed so far. */
  get mark(): {readonly bytes: number; readonly sum: string} {
    const rest = this.#rest.subarray(0, this.#bytes % STEP_BYTES);
    const sum = this.#hasher.finish(this.#bytes, rest);
    return {bytes: this.#bytes, sum: sum.toString(16).padStart(16, '0')};
  }
}

function createHasher(): Hasher {
  try {
    return new WasmHasher();
  } catch {
    return new PlainHasher();
  }
}
