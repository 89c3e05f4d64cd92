import type * as t from 'io-ts';
import {defineDatum} from './define.js';
import {bolus, extendedPart} from './shared/bolus.js';

/** Records an amount of insulin delivered evenly over a time, also called an extended bolus. */
export const BolusSquare = defineDatum('bolus/square', {
  ...bolus,
  ...extendedPart,
});
export type BolusSquare = t.TypeOf<typeof BolusSquare.codec>;
