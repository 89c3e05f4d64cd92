import {type Hasher, STEP_BYTES} from './hasher.js';

/** In JavaScript, where WebAssembly is missing; what is done, and why, the specification says. */
export class PlainHasher implements Hasher {
  readonly memory = undefined;
  readonly #lanes: bigint[] = [wrap(P1 + P2), P2, 0n, wrap(-P1)];

  add(bytes: Uint8Array): void {
    const view = viewOf(bytes);
    for (let at = 0; at < bytes.length; at += STEP_BYTES) {
      for (let lane = 0; lane < 4; lane++) {
        const word = view.getBigUint64(at + 8 * lane, true);
        this.#lanes[lane] = round(this.#lanes[lane]!, word);
      }
    }
  }

  finish(bytes: number, rest: Uint8Array): bigint {
    const view = viewOf(rest);
    let hash = wrap((bytes < STEP_BYTES ? P5 : this.#merged) + BigInt(bytes));
    let at = 0;
    for (; at + 8 <= rest.length; at += 8) {
      hash = wrap(rotate(hash ^ round(0n, view.getBigUint64(at, true)), 27n) * P1 + P4);
    }
    if (at + 4 <= rest.length) {
      hash = wrap(rotate(hash ^ wrap(BigInt(view.getUint32(at, true)) * P1), 23n) * P2 + P3);
      at += 4;
    }
    for (; at < rest.length; at++) {
      hash = wrap(rotate(hash ^ wrap(BigInt(rest[at]!) * P5), 11n) * P1);
    }
    hash = wrap((hash ^ (hash >> 33n)) * P2);
    hash = wrap((hash ^ (hash >> 29n)) * P3);
    return hash ^ (hash >> 32n);
  }

  get #merged(): bigint {
    const counts = [1n, 7n, 12n, 18n];
    const sum = this.#lanes.reduce((all, lane, at) => all + rotate(lane, counts[at]!), 0n);
    return this.#lanes.reduce((hash, lane) => wrap((hash ^ round(0n, lane)) * P1 + P4), wrap(sum));
  }
}

/** The constants of https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md */
const [P1, P2, P3, P4, P5] = [
  0x9e3779b185ebca87n,
  0xc2b2ae3d27d4eb4fn,
  0x165667b19e3779f9n,
  0x85ebca77c2b2ae63n,
  0x27d4eb2f165667c5n,
] as const;

/** What a lane becomes of itself and eight bytes. */
const round = (lane: bigint, word: bigint) => wrap(rotate(wrap(lane + word * P2), 31n) * P1);

function wrap(value: bigint): bigint {
  return BigInt.asUintN(64, value);
}

function rotate(value: bigint, count: bigint): bigint {
  return wrap((value << count) | (value >> (64n - count)));
}

const viewOf = ({buffer, byteOffset, length}: Uint8Array) =>
  new DataView(buffer, byteOffset, length);
