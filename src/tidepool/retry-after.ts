import type {IncomingHttpHeaders} from 'node:http';

/** Reads how many milliseconds an answer asks to wait: `Retry-After` in seconds or as a date. */
export function readRetryAfter(
  headers: IncomingHttpHeaders,
  now: number = Date.now(),
): number | undefined {
  const text = headers['retry-after']?.trim() ?? '';
  if (/^\d+(\.\d+)?$/.test(text)) return Number(text) * 1_000;
  // A date has a name of a month in it; Date.parse takes much else for one.
  const date = /[a-z]{3}/i.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
