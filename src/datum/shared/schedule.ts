import {int, optional, required} from '../../codec/index.js';
import {DAY, WEEK_MINUTES} from './durations.js';

/** Tells when an entry of a daily schedule begins, in milliseconds since midnight. */
export const start = required(int({min: 0, max: DAY}));

/** Tells the offset from UTC, in minutes, of the clock that a schedule follows. */
export const scheduleTimeZoneOffset = optional(int({min: -WEEK_MINUTES, max: WEEK_MINUTES}));
