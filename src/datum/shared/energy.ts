import {quantity} from './quantity.js';

/** Tells an energy, at most 10,000 kilocalories; the limits are the platform's own decimals. */
export const energy = quantity({
  calories: [0, 10000000],
  joules: [0, 41858000],
  kilocalories: [0, 10000],
  kilojoules: [0, 41858],
});
