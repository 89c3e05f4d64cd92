import {setTimeout as sleep} from 'node:timers/promises';

/**
 * Takes all that comes in, to its end, but gives up where nothing begins to come in so many milliseconds:
 * nobody may be at the other end.
 */
export async function untilSilent(
  bytes: AsyncIterable<Uint8Array>,
  take: (chunk: Uint8Array) => void,
  milliseconds: number,
): Promise<'end' | 'silence'> {
  const iterator = bytes[Symbol.asyncIterator]();
  const timer = new AbortController();
  const silence = sleep(milliseconds, 'silence' as const, {signal: timer.signal});
  silence.catch(() => {}); // whoever stops it does not wait for it
  const first = iterator.next();
  const begun = await Promise.race([first, silence]).finally(() => timer.abort());
  if (begun === 'silence') {
    first.catch(() => {}); // its stream is to be closed by whoever opened it
    return 'silence';
  }
  for (let next = begun; !next.done; next = await iterator.next()) take(next.value);
  return 'end';
}
