import type * as t from 'io-ts';
import {required} from '../codec/index.js';
import {defineDatum} from './define.js';
import {battery} from './shared/battery.js';

/** Records the state of the device that controls a pump. */
export const ControllerStatus = defineDatum('controllerStatus', {
  battery: required(battery),
});
export type ControllerStatus = t.TypeOf<typeof ControllerStatus.codec>;
