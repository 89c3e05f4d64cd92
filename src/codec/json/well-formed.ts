/// <reference lib="es2024.string" />
// Node has had isWellFormed since 20; the project's language level has not.

/**
 * Gives the value as the platform reads it: halves of surrogate pairs become U+FFFD, in names too.
 * Hands back the very value where there is nothing to replace; level by level, as deep as it goes.
 */
export function wellFormed(value: unknown): unknown {
  return isWellFormed(value) ? value : copy(value);
}

function isWellFormed(value: unknown): boolean {
  const waiting = [value];
  while (waiting.length > 0) {
    const next = waiting.pop();
    if (typeof next === 'string') {
      if (!next.isWellFormed()) return false;
    } else if (Array.isArray(next)) {
      for (const member of next) if (isWorth(member)) waiting.push(member);
    } else if (isObject(next)) {
      for (const key in next) {
        if (!key.isWellFormed()) return false;
        if (isWorth(next[key])) waiting.push(next[key]);
      }
    }
  }
  return true;
}

const isWorth = (value: unknown) =>
  typeof value === 'string' || (typeof value === 'object' && value !== null);

function copy(value: unknown): unknown {
  const waiting: (() => void)[] = [];
  const step = (from: unknown): unknown => {
    if (typeof from === 'string') return from.toWellFormed();
    if (Array.isArray(from)) {
      const list: unknown[] = new Array(from.length);
      waiting.push(() => {
        for (const [index, member] of from.entries()) list[index] = step(member);
      });
      return list;
    }
    if (!isObject(from)) return from;
    const object: Record<string, unknown> = {};
    waiting.push(() => {
      for (const key of Object.keys(from)) put(object, key.toWellFormed(), step(from[key]));
    });
    return object;
  };
  const result = step(value);
  for (let next = waiting.pop(); next; next = waiting.pop()) next();
  return result;
}

/** Sets a member whatever its name, `__proto__` included. */
export function put(object: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(object, key, {value, writable: true, enumerable: true, configurable: true});
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
