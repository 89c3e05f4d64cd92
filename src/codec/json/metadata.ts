import {sizeAtMost, sizeOf} from './size.js';
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
  let empty = true;
  for (const key in metadata) {
    if ((metadata as Record<string, unknown>)[key] !== null) {
      empty = false;
      break;
    }
  }
  if (empty) return false;
  return (
    sizeAtMost(metadata) <= maxMetadataBytes || sizeOf(withoutNulls(metadata)) <= maxMetadataBytes
  );
}
