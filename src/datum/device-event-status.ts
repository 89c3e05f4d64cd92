import type * as t from 'io-ts';
import {int, metadata, oneOf, optional, required} from '../codec/index.js';
import {defineDatum} from './define.js';

/** Records that a pump was suspended or resumed; `status` is a word here, not a datum. */
export const DeviceEventStatus = defineDatum('deviceEvent/status', {
  duration: optional(int({min: 0, unit: 'milliseconds'})),
  expectedDuration: optional(int({min: 0, unit: 'milliseconds', atLeast: 'duration'})),
  status: required(oneOf('resumed', 'suspended')),
  reason: required(metadata()),
});
export type DeviceEventStatus = t.TypeOf<typeof DeviceEventStatus.codec>;
