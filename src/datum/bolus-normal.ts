import type * as t from 'io-ts';
import {defineDatum} from './define.js';
import {bolus, normalPart} from './shared/bolus.js';

/** Records an amount of insulin delivered at once on request. */
export const BolusNormal = defineDatum('bolus/normal', {
  ...bolus,
  ...normalPart,
});
export type BolusNormal = t.TypeOf<typeof BolusNormal.codec>;
