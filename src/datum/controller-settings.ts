import type * as t from 'io-ts';
import {anyOf, flag, oneOf, optional, record} from '../codec/index.js';
import {defineDatum} from './define.js';
import {anyOfDevice, device} from './shared/device.js';

const controllerDevice = record({
  ...device,
  $: anyOfDevice,
});

const notifications = record({
  authorization: optional(
    oneOf('authorized', 'denied', 'ephemeral', 'notDetermined', 'provisional'),
  ),
  alert: optional(flag()),
  criticalAlert: optional(flag()),
  badge: optional(flag()),
  sound: optional(flag()),
  announcement: optional(flag()),
  notificationCenter: optional(flag()),
  lockScreen: optional(flag()),
  alertStyle: optional(oneOf('alert', 'banner', 'none')),
  $: anyOf(
    'authorization',
    'alert',
    'criticalAlert',
    'badge',
    'sound',
    'announcement',
    'notificationCenter',
    'lockScreen',
    'alertStyle',
  ),
});

/** Records which device controls a pump, and what it may notify of. */
export const ControllerSettings = defineDatum('controllerSettings', {
  device: optional(controllerDevice),
  notifications: optional(notifications),
  $: anyOf('device', 'notifications'),
});
export type ControllerSettings = t.TypeOf<typeof ControllerSettings.codec>;
