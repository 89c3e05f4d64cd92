import {isUtf8} from 'node:buffer';

/** Cuts off the character that a chunk ends in the middle of: the length of what is whole. */
export function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const length = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    return back < length ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

/** Finds the first byte that is not UTF-8; -1 where all are. */
export function findInvalid(bytes: Buffer): number {
  if (isUtf8(bytes)) return -1;
  const repaired = Buffer.from(bytes.toString());
  return bytes.findIndex((byte, at) => byte !== repaired[at]);
}
