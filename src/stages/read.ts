import type {Duplex} from 'node:stream';
import {readBytes} from '../records/read-bytes.js';
import type {ReadOptions} from '../records/read-options.js';
import {tellRead} from '../records/tell-read.js';
import {toDuplex} from '../streams/to-duplex.js';

/**
 * Reads the bytes of one file, compressed or not, into blocks of records. `file` is its name in
 * messages. Fails with the ERR_INGEST_ error of an input that is not JSON, with its place.
 */
export function read({file = 'input', ...options}: ReadOptions & {file?: string} = {}): Duplex {
  return toDuplex(bytes => tellRead(readBytes({file, index: 0, bytes}, options)));
}
