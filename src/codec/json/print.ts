/** Prints a value as JSON on one line; unlike `JSON.stringify` it keeps the sign of -0, as the platform does. */
export function printJson(value: unknown): string {
  if (!hasNegativeZero(value)) return JSON.stringify(value);
  const mark = (_: string, member: unknown) => (Object.is(member, -0) ? standIn : member);
  return JSON.stringify(value, mark).replaceAll(JSON.stringify(standIn), '-0');
}

/** No text of an input holds it: it is made up anew in each process. */
const standIn = `-0 ${crypto.randomUUID()}`;

function hasNegativeZero(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return Object.is(value, -0);
  for (const key in value) {
    if (hasNegativeZero((value as Record<string, unknown>)[key])) return true;
  }
  return false;
}
