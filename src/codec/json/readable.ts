/** Brackets that Go's decoder lets be open; the array around the datum is one of them. */
const maxDepth = 10_000 - 1;

/**
 * Answers whether the platform's reader takes the value: a number beyond float64 (Infinity, once it
 * was parsed here) or too many open brackets make the whole request malformed.
 * Level by level, not recursive, so that no depth overflows our own stack.
 */
export function isReadable(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  let level: object[] = typeof value === 'object' && value !== null ? [value] : [];
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > maxDepth) return false;
    const next: object[] = [];
    for (const parent of level) if (!membersReadable(parent, next)) return false;
    level = next;
  }
  return true;
}

function membersReadable(parent: object, next: object[]): boolean {
  if (Array.isArray(parent)) {
    for (const member of parent) {
      if (typeof member === 'number') {
        if (member - member !== 0) return false;
      } else if (typeof member === 'object' && member !== null) next.push(member);
    }
    return true;
  }
  for (const key in parent) {
    const member = (parent as Record<string, unknown>)[key];
    if (typeof member === 'number') {
      if (member - member !== 0) return false;
    } else if (typeof member === 'object' && member !== null) next.push(member);
  }
  return true;
}
