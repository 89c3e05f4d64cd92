import {crc32} from 'node:zlib';
import type {Entry} from './entries.js';
import {parseSum, printSum} from './print-sum.js';

/**
 * Prints entries as lines and reads them again: in each line what is written at once, as an array. It ends with a
 * checksum of itself and of all lines before it, so that one that was changed, moved or taken out is noticed.
 */
export class Lines {
  #check = 0;

  print(entries: readonly Entry[]): string {
    const body = JSON.stringify(entries).slice(0, -1);
    this.#check = crc32(body, this.#check);
    return `${body},{"check":"${printSum(this.#check)}"}]\n`;
  }

  /** Gives the entries of a line; undefined if it is not what was written here. */
  read(line: string): Entry[] | undefined {
    const [, body, check] = /^(\[.*),\{"check":"([0-9a-f]{8})"\}\]$/s.exec(line) ?? [];
    if (body === undefined) return undefined;
    this.#check = crc32(body, this.#check);
    if (this.#check !== parseSum(check!)) return undefined;
    try {
      return JSON.parse(`${body}]`) as Entry[];
    } catch {
      return undefined;
    }
  }
}
