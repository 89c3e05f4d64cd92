import {memberSizeAtMost, sizeOf} from './size.js';
import {put} from './well-formed.js';

/** Bytes an object of any members may take, as Go prints it. */
export const maxMetadataBytes = 4096;

/** Drops the members that are null; what is nested keeps its own. */
export function withoutNulls(metadata: object): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(metadata)) if (value !== null) put(kept, key, value);
  return kept;
}

/** Answers whether a metadata object has members and is not too large. */
export function isMetadata(metadata: object): boolean {
  let size = 0; // at most; the exact one costs ten times as much
  for (const key in metadata) {
    const member = (metadata as Record<string, unknown>)[key];
    if (member !== null) size += memberSizeAtMost(key, member);
  }
  if (size === 0) return false;
  return size + 2 <= maxMetadataBytes || sizeOf(withoutNulls(metadata)) <= maxMetadataBytes;
}
