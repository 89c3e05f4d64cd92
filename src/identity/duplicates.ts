import {hash} from 'node:crypto';
import {FingerprintTable, type Novelty} from './fingerprint-table.js';

export type {Novelty} from './fingerprint-table.js';

/** Tables in all: one grows at a time, so that a copy of a part is all that comes on top. */
const parts = 256;

/**
 * Remembers data by fingerprints: 48 bits of the SHA-256 of the identity, 56 of that of the content, 13 to 16
 * bytes a datum. That two of n different data pass for one has a chance of n² / 2^105, of a billion 3 in 10^14,
 * and of n that share an identity n² / 2^57.
 */
export class SeenData {
  readonly #tables = new Map<number, FingerprintTable>();

  /** Bytes that it keeps. */
  get bytes(): number {
    let sum = 0;
    for (const table of this.#tables.values()) sum += table.bytes;
    return sum;
  }

  /** Notes a datum and says what it is to the earlier ones. */
  add(identity: string, content: string): Novelty {
    const who = digest(identity);
    const what = digest(content);
    const part = who.charCodeAt(0) % parts;
    let table = this.#tables.get(part);
    if (!table) {
      table = new FingerprintTable();
      this.#tables.set(part, table);
    }
    return table.add(word(who, 1), word(who, 5) >>> 24, word(what, 0) >>> 8, word(what, 4));
  }
}

/** The SHA-256, a byte a character: the quickest form to get. */
const digest = (text: string) => hash('sha256', text, 'binary');

function word(bytes: string, at: number): number {
  return (
    ((bytes.charCodeAt(at) << 24) |
      (bytes.charCodeAt(at + 1) << 16) |
      (bytes.charCodeAt(at + 2) << 8) |
      bytes.charCodeAt(at + 3)) >>>
    0
  );
}
