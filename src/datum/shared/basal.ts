import {float, int, optional, required} from '../../codec/index.js';
import {WEEK} from './durations.js';

/** Tells a rate of delivery in units of insulin an hour. */
export const rate = float({min: 0, max: 100});

/** Tells a factor on the scheduled rate: 0.5 is half of it. */
export const percent = float({min: 0, max: 10});

/** Lists how long a basal lasted and was meant to last, in milliseconds. */
export const lasting = {
  duration: required(int({min: 0, max: WEEK})),
  expectedDuration: optional(int({min: 0, max: WEEK, atLeast: 'duration'})),
};
