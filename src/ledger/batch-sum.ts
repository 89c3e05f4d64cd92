import {crc32} from 'node:zlib';
import type {Batch} from '../block.js';

/** Sums up a batch as the input has it: its data and their places. Only before its ids are filled in. */
export function sumOf({body, entries}: Batch): string {
  const places = `${entries.length} ${entries[0]?.index} ${entries.at(-1)?.index}`;
  return crc32(places, crc32(body)).toString(16).padStart(8, '0');
}
