import {defaults} from '../options.js';

/**
 * Milliseconds to wait before another try: full jitter under a bound that doubles with each failure,
 * on top of what the platform asked for.
 */
export function backoff(
  failures: number,
  retryAfter = 0,
  random: () => number = Math.random,
): number {
  const bound = Math.min(defaults.backoffMost, defaults.backoffLeast * 2 ** (failures - 1));
  return retryAfter + random() * bound;
}
