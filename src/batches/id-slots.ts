import type {Item} from '../block.js';
import {findMember} from '../codec/json/member.js';
import {findKind} from '../datum/index.js';

/** Characters of a datum's id; the platform takes no other length. */
export const idLength = 32;

/**
 * What is put before the closing brace of a record: an `id` written last, for of a doubled key the
 * platform takes the last. The id itself is filled in by each attempt to send it.
 */
const splice = Buffer.from(`,"id":"${'0'.repeat(idLength)}"`);

/** Where in the splice the id begins. */
export const idOffset = splice.length - 1 - idLength;

/** Bytes that one id adds to a record. */
export const spliceBytes = splice.length;

/**
 * Tells where in the bytes of a record ids are to be put, in ascending order: the datum's own, and that
 * of a datum embedded in it, which is stored as one of its own. With `keepIds` only where there is none.
 */
export function findIdSlots(item: Item, record: Buffer, keepIds: boolean): readonly number[] {
  const {value} = item;
  if (!isFilled(value)) return [];
  const slots: number[] = [];
  for (const key of findKind(item.kind ?? '')?.embedded ?? []) {
    const inner = value[key];
    if (!isFilled(inner) || (keepIds && inner.id != null)) continue;
    slots.push(findMember(record, key)!.end - 1);
  }
  slots.sort((a, b) => a - b);
  if (!keepIds || value.id == null) slots.push(record.lastIndexOf('}'));
  return slots;
}

const isFilled = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).length > 0;

/** Copies a record into a body with room for its ids, and gives the places of these in the body. */
export function copyWithIds(
  record: Buffer,
  slots: readonly number[],
  body: Buffer,
  start: number,
): number[] {
  let [from, at] = [0, start];
  const places = slots.map(slot => {
    at += record.copy(body, at, from, slot);
    from = slot;
    body.set(splice, at);
    at += spliceBytes;
    return at - spliceBytes + idOffset;
  });
  record.copy(body, at, from);
  return places;
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
