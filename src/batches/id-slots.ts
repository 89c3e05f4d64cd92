import type {Item} from '../block.js';
import {findMember} from '../codec/json/member.js';
import {findKind} from '../datum/index.js';
import {Column} from './columns.js';

/** Characters of a datum's id; the platform takes no other length. */
export const idLength = 32;

/**
 * What is put before the closing brace of a record: an `id` written last, for of a doubled key the
 * platform takes the last. The id itself is filled in by each attempt to send it.
 */
const splice = Buffer.from(`,"id":"${'0'.repeat(idLength)}"`);

/** Where in the splice the id begins. */
const idOffset = splice.length - 1 - idLength;

/** Bytes that one id adds to a record. */
export const spliceBytes = splice.length;

const closeBrace = 0x7d;

/**
 * Notes in a row where in `bytes` ids are to be put into its record, in ascending order: that of a datum
 * embedded in it, which is stored as one of its own, then the datum's own. With `keepIds` only where there
 * is none.
 */
export function noteIdSlots(
  {kind, value}: Item,
  bytes: Uint8Array,
  table: Float64Array,
  row: number,
  keepIds: boolean,
): void {
  let slot = row + Column.firstId;
  if (isFilled(value)) {
    const embedded = findKind(kind ?? '')?.embedded ?? [];
    for (let place = 0; place < embedded.length; place++) {
      const key = embedded[place]!;
      const inner = value[key];
      if (!isFilled(inner) || (keepIds && inner.id != null)) continue;
      const start = table[row + Column.start]!;
      const length = table[row + Column.end]! - start;
      const record = Buffer.from(bytes.buffer, bytes.byteOffset + start, length);
      table[slot++] = start + findMember(record, key)!.end - 1;
    }
    if (!keepIds || value.id == null) table[slot++] = lastBrace(bytes, table[row + Column.end]!);
  }
  table[row + Column.ids] = slot - row - Column.firstId;
}

function isFilled(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  for (const _ in value) return true;
  return false;
}

function lastBrace(bytes: Uint8Array, end: number): number {
  let at = end - 1;
  while (bytes[at] !== closeBrace) at--;
  return at;
}

/**
 * Copies the record of a row into a body with room for its ids. Turns the places in the row into those
 * in the body, and gives the place behind the record.
 */
export function writeWithIds(
  bytes: Uint8Array,
  table: Float64Array,
  row: number,
  body: Uint8Array,
  place: number,
): number {
  const {buffer, byteOffset} = bytes;
  const end = table[row + Column.end]!;
  let from = table[row + Column.start]!;
  let at = place;
  const lastId = row + Column.firstId + table[row + Column.ids]!;
  for (let id = row + Column.firstId; id < lastId; id++) {
    const slot = table[id]!;
    body.set(new Uint8Array(buffer, byteOffset + from, slot - from), at);
    at += slot - from;
    from = slot;
    body.set(splice, at);
    table[id] = at + idOffset;
    at += spliceBytes;
  }
  body.set(new Uint8Array(buffer, byteOffset + from, end - from), at);
  table[row + Column.start] = place;
  return (table[row + Column.end] = at + end - from);
}

/** Gives the bytes of a record as they were before ids were put in at these places. */
export function withoutIds(record: Buffer, places: readonly number[]): Buffer {
  const pieces: Buffer[] = [];
  let from = 0;
  for (const place of places) {
    pieces.push(record.subarray(from, place - idOffset));
    from = place - idOffset + spliceBytes;
  }
  return Buffer.concat([...pieces, record.subarray(from)]);
}
