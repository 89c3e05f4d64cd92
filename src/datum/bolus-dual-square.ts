import type * as t from 'io-ts';
import {defineDatum} from './define.js';
import {bolus, extendedPart, normalPart} from './shared/bolus.js';

/** Records a bolus of two parts, one delivered over a time and one at once. */
export const BolusDualSquare = defineDatum('bolus/dual/square', {
  ...bolus,
  ...extendedPart,
  ...normalPart,
});
export type BolusDualSquare = t.TypeOf<typeof BolusDualSquare.codec>;
