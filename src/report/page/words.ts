import {count} from '../../print/numbers.js';

/** Counts things: `1 data set`, `3 data sets`. */
export const counted = (number: number, one: string, many = `${one}s`): string =>
  `${count(number)} ${number === 1 ? one : many}`;

/** Prints a share of 0 to 1 in percent; what is there is never 0, and what lacks something never 100. */
export function percent(share: number): string {
  if (share === 0 || share === 1) return `${share * 100}%`;
  if (share < 0.0005) return 'under 0.1%';
  if (share >= 0.9995) return 'over 99.9%';
  return `${(share * 100).toFixed(1)}%`;
}

/** Prints a length of time: `12 ms`, `0.4 s`, `12 min 5 s`, `3 h 20 min`, `2 days 4 h`. */
export function timeTaken(milliseconds: number): string {
  if (milliseconds < 100) return `${Math.round(milliseconds)} ms`;
  const seconds = milliseconds / 1_000;
  if (seconds < 60) {
    const digits = seconds < 10 && !Number.isInteger(seconds) ? 1 : 0;
    return `${seconds.toFixed(digits)} s`;
  }
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return joined(counted(hours, 'h', 'h'), minutes % 60, 'min');
  return joined(counted(Math.floor(hours / 24), 'day'), hours % 24, 'h');
}

const months = [
  ...['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun'],
  ...['Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
];

/** Prints a day: `31 Jan 2026` of `2026-01-31`. */
export function dayName(day: string): string {
  const [, year = '', month = '', date = ''] = /^(.*)-(\d\d)-(\d\d)$/.exec(day) ?? [];
  return `${Number(date)} ${monthName(Number(month))} ${year}`;
}

/** Names a month from 1 to 12 by three letters. */
export const monthName = (month: number): string => months[month - 1] ?? '';

/** Prints a time without a zone: `31 Jan 2026, 08:05` of `2026-01-31T08:05...`. */
export function timeName(time: string): string {
  const [day = '', clock = ''] = time.split('T');
  return `${dayName(day)}, ${clock.slice(0, 5)}`;
}

const joined = (head: string, rest: number, unit: string) =>
  rest === 0 ? head : `${head} ${rest} ${unit}`;
