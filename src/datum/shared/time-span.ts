import {byUnits, oneOf, record, required} from '../../codec/index.js';

/** Names the units of a time span. */
export const timeUnits = oneOf('hours', 'minutes', 'seconds');

/** Tells a duration of at most ten hours. */
export const timeSpan = record({
  duration: required(byUnits('units', {hours: [0, 10], minutes: [0, 600], seconds: [0, 36000]})),
  units: required(timeUnits),
});
