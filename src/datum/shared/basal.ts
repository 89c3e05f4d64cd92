import {float, int, optional, required} from '../../codec/index.js';
import {WEEK} from './durations.js';

/** Tells a rate of delivery. */
export const rate = float({min: 0, max: 100, unit: 'units of insulin an hour'});

/** Tells a factor on the scheduled rate: 0.5 is half of it. */
export const percent = float({min: 0, max: 10, unit: 'times the scheduled rate'});

/** Lists how long a basal lasted and was meant to last. */
export const lasting = {
  duration: required(int({min: 0, max: WEEK, unit: 'milliseconds'})),
  expectedDuration: optional(int({min: 0, max: WEEK, unit: 'milliseconds', atLeast: 'duration'})),
};
