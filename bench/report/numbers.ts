import type {Spread} from '../measure/statistics.js';

/** Prints seconds: `0.42 s`. */
export const seconds = (value: number) => `${value.toFixed(value < 10 ? 2 : 1)} s`;

/** Prints bytes as megabytes. */
export const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;

/** Prints how many times something was faster: the middle of the rounds, and their range. */
export const times = ({median, least, most}: Spread) =>
  least === most
    ? median.toFixed(2)
    : `${median.toFixed(2)} (${least.toFixed(2)} to ${most.toFixed(2)})`;

/** Prints how many rounds there were. */
export const roundsName = (rounds: number) => (rounds === 1 ? 'one round' : `${rounds} rounds`);
