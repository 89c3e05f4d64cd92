import type * as t from 'io-ts';
import {dependsOn, float, is, oneOf, required} from '../codec/index.js';
import {defineDatum} from './define.js';

/**
 * Records insulin pushed through a cannula or tubing; of an unknown target the volume is not looked
 * at.
 */
export const DeviceEventPrime = defineDatum('deviceEvent/prime', {
  primeTarget: required(oneOf('cannula', 'tubing')),
  volume: dependsOn(
    [[is('primeTarget', 'cannula', 'tubing'), 'optional']],
    float({min: 0, max: 1000, unit: 'units of insulin'}),
  ),
});
export type DeviceEventPrime = t.TypeOf<typeof DeviceEventPrime.codec>;
