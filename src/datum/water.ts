import type * as t from 'io-ts';
import {required} from '../codec/index.js';
import {defineDatum} from './define.js';
import {quantity} from './shared/quantity.js';

/** Records water drunk, at most ten gallons; the limits are the platform's own decimals. */
export const Water = defineDatum('water', {
  amount: required(
    quantity({
      gallons: [0, 10],
      liters: [0, 37.854118],
      milliliters: [0, 37854.118],
      ounces: [0, 1280],
    }),
  ),
});
export type Water = t.TypeOf<typeof Water.codec>;
