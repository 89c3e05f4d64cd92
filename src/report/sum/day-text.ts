import {dayLength} from '../collect/day-counts.js';

/** Prints a day, counted from 1970: `2026-01-31`. */
export const dayText = (day: number): string =>
  new Date(day * dayLength).toISOString().split('T')[0]!;

/** Prints a time of a clock without a zone, to the minute: `2026-01-31T08:05`. */
export const minuteText = (local: number): string =>
  new Date(local).toISOString().replace(/:\d\d\.\d{3}Z$/, '');
