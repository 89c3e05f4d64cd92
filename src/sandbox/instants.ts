const rfc3339 =
  /^(\d{4})-(\d\d)-(\d\d)T(\d\d?):(\d\d):(\d\d)(?:[.,](\d+))?(?:Z|([+-])(\d\d):(\d\d))$/;

/** Prints an instant as Go does: UTC, milliseconds at most, no zeros at the end of the fraction. */
export const printInstant = (milliseconds: number): string =>
  new Date(milliseconds).toISOString().replace(/\.?0+Z$/, 'Z');

/** Tells the present instant as it is stored. */
export const now = (): string => printInstant(Date.now());

/** Turns a time with zone into what the store keeps of it: UTC, cut to the millisecond. */
export function storedInstant(text: string): string {
  if (text.length === 20 && text.endsWith('Z')) return text; // as most are, and already right
  const nanoseconds = nanosecondsOf(text);
  if (nanoseconds === undefined) return text;
  const milliseconds = nanoseconds / 1_000_000n - (nanoseconds % 1_000_000n < 0n ? 1n : 0n);
  return printInstant(Number(milliseconds));
}

/** Tells the nanoseconds since 1970 of a time with zone (RFC 3339 as Go reads it), if it is one. */
export function nanosecondsOf(text: string): bigint | undefined {
  const match = rfc3339.exec(text);
  if (!match) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(Number) as Six;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  const offset = (Number(match[9] ?? 0) * 60 + Number(match[10] ?? 0)) * 60_000;
  const milliseconds = date.getTime() - (match[8] === '-' ? -offset : offset);
  const fraction = (match[7] ?? '').slice(0, 9).padEnd(9, '0');
  return BigInt(milliseconds) * 1_000_000n + BigInt(fraction);
}

type Six = [number, number, number, number, number, number];
