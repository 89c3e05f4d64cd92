import {type Place, problem} from '../errors.js';

/**
 * Tells where the text of a file begins: behind a byte-order mark, if it has one. Throws
 * ERR_INGEST_ENCODING for UTF-16 and UTF-32, which the zeros beside ASCII give away without one.
 */
export function textStart(head: Buffer, place: Place): number {
  if (head.indexOf('\ufeff') === 0) return 3;
  const found = encodings.find(([pattern]) => pattern.test(head.toString('latin1', 0, 4)))?.[1];
  if (found) throw problem('ERR_INGEST_ENCODING', {place, found});
  return 0;
}

const encodings = [
  [/^(\xff\xfe\0\0|\0\0\xfe\xff|\0\0\0[\t-~]|[\t-~]\0\0\0)/, 'UTF-32'],
  [/^(\xff\xfe|\xfe\xff|\0[\t-~]|[\t-~]\0)/, 'UTF-16'],
] as const;
