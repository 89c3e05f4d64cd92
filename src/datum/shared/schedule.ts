import {int, optional, required} from '../../codec/index.js';
import {DAY, WEEK_MINUTES} from './durations.js';

/** Tells when an entry of a daily schedule begins. */
export const start = required(int({min: 0, max: DAY, unit: 'milliseconds since midnight'}));

/** Tells the offset from UTC of the clock that a schedule follows. */
export const scheduleTimeZoneOffset = optional(
  int({min: -WEEK_MINUTES, max: WEEK_MINUTES, unit: 'minutes'}),
);
