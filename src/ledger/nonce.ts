import {randomBytes} from 'node:crypto';

/** Makes the part of the data's ids that tells runs apart: 12 of [0-9a-z], which is 62 bits. */
export function createNonce(): string {
  const random = randomBytes(8).readBigUInt64BE() % 36n ** 12n;
  return random.toString(36).padStart(12, '0');
}
