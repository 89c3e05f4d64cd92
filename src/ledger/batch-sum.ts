import {crc32} from 'node:zlib';
import type {Batch} from '../block.js';

/** Sums up a batch as the input has it: its data and their places. Only before its ids are filled in. */
export function sumOf({body, entries}: Batch): string {
  const [first, last] = [entries.at(0), entries.at(entries.length - 1)];
  const places = `${entries.length} ${first.index} ${last.index}`;
  return crc32(places, crc32(body)).toString(16).padStart(8, '0');
}
