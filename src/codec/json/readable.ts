/** Brackets that Go's decoder lets be open; the array around the datum is one of them. */
const maxDepth = 10_000 - 1;

/** Depth to which a value is walked by recursion, which is faster and takes no memory. */
const recursiveDepth = 100;

/**
 * Answers whether the platform's reader takes the value: a number beyond float64 (Infinity, once it
 * was parsed here) or too many open brackets make the whole request malformed.
 */
export function isReadable(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null) return true;
  const verdict = walk(value, recursiveDepth);
  return verdict === 'too deep to tell' ? isReadableByLevel(value) : verdict === 'readable';
}

/** Answers whether that is so at a glance; false may also mean that it lies too deep to tell. */
export const isPlainlyReadable = (value: object): boolean =>
  walk(value, recursiveDepth) === 'readable';

type Verdict = 'readable' | 'malformed' | 'too deep to tell';

function walk(parent: object, room: number): Verdict {
  if (room === 0) return 'too deep to tell';
  if (Array.isArray(parent)) {
    for (const member of parent) {
      const verdict = walkMember(member, room);
      if (verdict !== 'readable') return verdict;
    }
    return 'readable';
  }
  for (const key in parent) {
    const verdict = walkMember((parent as Record<string, unknown>)[key], room);
    if (verdict !== 'readable') return verdict;
  }
  return 'readable';
}

function walkMember(member: unknown, room: number): Verdict {
  if (typeof member === 'number') return member - member === 0 ? 'readable' : 'malformed';
  if (typeof member === 'object' && member !== null) return walk(member, room - 1);
  return 'readable';
}

/** Level by level, so that no depth overflows our own stack. */
function isReadableByLevel(value: object): boolean {
  let level = [value];
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > maxDepth) return false;
    const next: object[] = [];
    for (const parent of level) {
      for (const member of Object.values(parent)) {
        if (typeof member === 'number' && !Number.isFinite(member)) return false;
        if (typeof member === 'object' && member !== null) next.push(member);
      }
    }
    level = next;
  }
  return true;
}
