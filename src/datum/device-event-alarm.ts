import type * as t from 'io-ts';
import {oneOf, optional, required} from '../codec/index.js';
import {defineDatum} from './define.js';
import {embeddedStatus} from './shared/embedded-status.js';

/** Records an alarm of a pump. */
export const DeviceEventAlarm = defineDatum('deviceEvent/alarm', {
  alarmType: required(
    oneOf(
      'auto_off',
      'low_insulin',
      'low_power',
      'no_delivery',
      'no_insulin',
      'no_power',
      'occlusion',
      'other',
      'over_limit',
    ),
  ),
  status: optional(embeddedStatus),
});
export type DeviceEventAlarm = t.TypeOf<typeof DeviceEventAlarm.codec>;
