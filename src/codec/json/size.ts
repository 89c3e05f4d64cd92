/** Counts the bytes of a JSON value as Go's `json.Marshal` prints it. */
export function sizeOf(value: unknown): number {
  const waiting = [value];
  let size = 0;
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next === 'string') size += textSize(next);
    else if (typeof next === 'number') size += numberSize(next);
    else if (typeof next !== 'object' || next === null) size += next === false ? 5 : 4;
    else if (Array.isArray(next)) {
      size += 2 + Math.max(0, next.length - 1);
      for (const member of next) waiting.push(member);
    } else {
      const keys = Object.keys(next);
      size += 2 + Math.max(0, keys.length - 1);
      for (const key of keys) {
        size += textSize(key) + 1;
        waiting.push((next as Record<string, unknown>)[key]);
      }
    }
  }
  return size;
}

/**
 * Gives at least as many bytes as `sizeOf` would count for a member of an object, at a tenth of its
 * cost; Infinity for what only a close look can judge.
 */
export const memberSizeAtMost = (key: string, value: unknown, depth = 0): number =>
  6 * key.length + 4 + sizeAtMost(value, depth);

function sizeAtMost(value: unknown, depth: number): number {
  if (typeof value === 'string') return 6 * value.length + 2;
  if (typeof value === 'number') return value - value === 0 ? 25 : Infinity;
  if (typeof value !== 'object' || value === null) return 5;
  if (depth > 32) return Infinity;
  let size = 2;
  if (Array.isArray(value)) {
    for (const member of value) {
      size += sizeAtMost(member, depth + 1) + 1;
      if (size > enough) return Infinity;
    }
    return size;
  }
  for (const key in value) {
    size += memberSizeAtMost(key, (value as Record<string, unknown>)[key], depth + 1);
    if (size > enough) return Infinity;
  }
  return size;
}

/** Beyond it no bound helps: metadata may have 4096 bytes. */
const enough = 4096;

function numberSize(value: number): number {
  if (value - value !== 0) return Infinity;
  return Object.is(value, -0) ? 2 : String(value).length;
}

function textSize(text: string): number {
  let size = 2;
  for (const character of text) size += characterSize(character.codePointAt(0)!);
  return size;
}

function characterSize(code: number): number {
  if (code < 0x20) return shortEscapes.has(code) ? 2 : 6;
  if (code === 0x22 || code === 0x5c) return 2; // " \
  if (code === 0x3c || code === 0x3e || code === 0x26) return 6; // < > &
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  if (code === 0x2028 || code === 0x2029) return 6;
  return code < 0x10000 ? 3 : 4;
}

/** \b \t \n \f \r */
const shortEscapes = new Set([0x08, 0x09, 0x0a, 0x0c, 0x0d]);
