import type * as t from 'io-ts';
import {
  glucoseUnits,
  has,
  int,
  is,
  oneOf,
  optional,
  record,
  required,
  requiredWhen,
} from '../codec/index.js';
import {defineDatum} from './define.js';
import {bgTarget} from './shared/bg-target.js';
import {WEEK} from './shared/durations.js';
import {name} from './shared/name.js';
import {scaleFactors} from './shared/scale-factors.js';

/** Records a time in which a pump's settings were overridden. */
export const DeviceEventPumpSettingsOverride = defineDatum('deviceEvent/pumpSettingsOverride', {
  overrideType: required(oneOf('custom', 'physicalActivity', 'preprandial', 'preset', 'sleep')),
  overridePreset: requiredWhen(is('overrideType', 'preset'), name),
  method: optional(oneOf('automatic', 'manual')),
  duration: optional(int({min: 0, max: WEEK, unit: 'milliseconds'})),
  expectedDuration: optional(int({min: 0, max: WEEK, unit: 'milliseconds', atLeast: 'duration'})),
  bgTarget: optional(bgTarget('/units/bg')),
  ...scaleFactors,
  units: requiredWhen(has('bgTarget'), record({bg: required(glucoseUnits())})),
});
export type DeviceEventPumpSettingsOverride = t.TypeOf<
  typeof DeviceEventPumpSettingsOverride.codec
>;
