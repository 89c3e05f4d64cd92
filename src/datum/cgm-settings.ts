import type * as t from 'io-ts';
import {
  format,
  glucoseUnits,
  int,
  list,
  oneOf,
  optional,
  record,
  required,
  text,
} from '../codec/index.js';
import {defineDatum} from './define.js';
import {cgmAlerts} from './shared/cgm-alerts.js';
import {device} from './shared/device.js';
import {DAY} from './shared/durations.js';
import {name} from './shared/name.js';
import {oldCgmAlerts} from './shared/old-cgm-alerts.js';

const scheduledAlert = record({
  name: optional(name),
  days: required(
    list(oneOf('sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'), {
      min: 0,
      max: Infinity,
      unique: true,
    }),
  ),
  start: required(int({min: 0, max: DAY, unit: 'milliseconds since midnight'})),
  /** It may fall on the next day. */
  end: required(int({min: 0, max: 2 * DAY, unit: 'milliseconds since midnight'})),
  alerts: required(cgmAlerts),
});

/**
 * Records the settings of a continuous glucose monitor; the last four fields are older uploaders'
 * alerts.
 */
export const CgmSettings = defineDatum('cgmSettings', {
  ...device,
  transmitterId: optional(text({empty: true, format: format.transmitterId})),
  units: optional(glucoseUnits()),
  defaultAlerts: optional(cgmAlerts),
  scheduledAlerts: optional(list(scheduledAlert, {max: 10})),
  ...oldCgmAlerts,
});
export type CgmSettings = t.TypeOf<typeof CgmSettings.codec>;
