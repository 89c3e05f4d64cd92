import {crc32} from 'node:zlib';
import {type InputMark, parseSum, printSum} from '../../ledger/index.js';

/** Sums up bytes as they pass, in whatever pieces they come. */
export class InputSum {
  #bytes: number;
  #sum: number;

  /** Goes on from a mark. */
  constructor({bytes, sum}: InputMark = {bytes: 0, sum: '0'}) {
    this.#bytes = bytes;
    this.#sum = parseSum(sum);
  }

  add(chunk: Uint8Array): void {
    this.#bytes += chunk.length;
    this.#sum = crc32(chunk, this.#sum);
  }

  /** How many have passed. */
  get bytes(): number {
    return this.#bytes;
  }

  /** What has passed so far. */
  get mark(): InputMark {
    return {bytes: this.#bytes, sum: printSum(this.#sum)};
  }
}
