import type * as t from 'io-ts';
import {optional} from '../codec/index.js';
import {defineDatum} from './define.js';
import {embeddedStatus} from './shared/embedded-status.js';

/** Records a change of the pump's reservoir. */
export const DeviceEventReservoirChange = defineDatum('deviceEvent/reservoirChange', {
  status: optional(embeddedStatus),
});
export type DeviceEventReservoirChange = t.TypeOf<typeof DeviceEventReservoirChange.codec>;
