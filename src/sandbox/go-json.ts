/** Prints a value as Go's json.Marshal does what it has parsed: keys in byte order, HTML escaped. */
export const printSorted = (value: unknown): string => printAsGiven(sorted(value));

/** Prints a value as Go's json.Marshal does a struct: keys as they are, HTML escaped. */
export const printAsGiven = (value: unknown): string =>
  JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, escapeCharacter);

/** Orders two texts by their UTF-8 bytes, as Go does. */
export const byBytes = (a: string, b: string): number =>
  Buffer.compare(Buffer.from(a), Buffer.from(b));

const escapeCharacter = (character: string) =>
  `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Gives the value with the keys of all its objects in byte order. */
export function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => byBytes(a, b));
  return Object.fromEntries(entries.map(([key, member]) => [key, sorted(member)]));
}
