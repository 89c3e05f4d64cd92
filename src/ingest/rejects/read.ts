import {readSync} from 'node:fs';
import {Checksum} from '../../checksum/checksum.js';
import type {InputMark} from '../../ledger/index.js';
import {indexOfLine} from './line.js';
import {Places} from './places.js';

/** As much of a line as holds its index. */
const headBytes = 32;

/** What stands in a rejects file. */
export interface KnownRejects {
  readonly places: Places;
  readonly sum: Checksum;
}

/** Reads which data stand in the part of a rejects file that is known; undefined if that is not what it was. */
export function readRejects(descriptor: number, known: InputMark): KnownRejects | undefined {
  const places = new Places();
  const sum = new Checksum();
  const chunk = Buffer.allocUnsafe(64 * 1024);
  let head = '';
  while (sum.bytes < known.bytes) {
    const wanted = Math.min(chunk.length, known.bytes - sum.bytes);
    const read = readSync(descriptor, chunk, 0, wanted, sum.bytes);
    if (read === 0) return undefined;
    const part = chunk.subarray(0, read);
    sum.add(part);
    for (let from = 0; from < read; ) {
      const end = part.indexOf('\n', from);
      const to = end < 0 ? read : end;
      head += part.toString('latin1', from, Math.min(to, from + headBytes - head.length));
      from = to + 1;
      if (end < 0) break;
      const index = indexOfLine(head);
      if (index !== undefined) places.add(index);
      head = '';
    }
  }
  return sum.mark.sum === known.sum ? {places, sum} : undefined;
}
