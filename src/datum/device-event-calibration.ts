import type * as t from 'io-ts';
import {glucose, glucoseUnits, required} from '../codec/index.js';
import {defineDatum} from './define.js';

/**
 * Records a glucose value that a monitor was calibrated with; the value is no part of its identity.
 */
export const DeviceEventCalibration = defineDatum('deviceEvent/calibration', {
  units: required(glucoseUnits()),
  value: required(glucose('units')),
});
export type DeviceEventCalibration = t.TypeOf<typeof DeviceEventCalibration.codec>;
