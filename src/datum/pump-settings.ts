import type * as t from 'io-ts';
import {
  flag,
  float,
  forbiddenWhen,
  glucose,
  glucoseUnits,
  has,
  int,
  is,
  mapOf,
  oneOf,
  optional,
  record,
  required,
  requiredWhen,
  schedule,
  text,
} from '../codec/index.js';
import {defineDatum} from './define.js';
import {rate} from './shared/basal.js';
import {bgTarget, bgTargetStart} from './shared/bg-target.js';
import {device} from './shared/device.js';
import {DAY_SECONDS, WEEK} from './shared/durations.js';
import {formulation} from './shared/formulation.js';
import {name} from './shared/name.js';
import {quantity} from './shared/quantity.js';
import {scaleFactors} from './shared/scale-factors.js';
import {scheduleTimeZoneOffset, start} from './shared/schedule.js';
import {timeSpan} from './shared/time-span.js';

const bgUnits = '/units/bg';
const target = bgTarget(bgUnits);

const basal = record({
  rateMaximum: optional(quantity({'Units/hour': [0, 100]})),
  temporary: optional(record({type: required(oneOf('off', 'percent', 'Units/hour'))})),
});

const bolus = record({
  amountMaximum: optional(quantity({Units: [0, 100]})),
  calculator: optional(
    record({
      enabled: required(flag()),
      insulin: optional(timeSpan),
    }),
  ),
  extended: optional(record({enabled: required(flag())})),
});

const action = {min: 0, max: DAY_SECONDS, unit: 'seconds'};

const insulinModel = record({
  modelType: optional(oneOf('fiasp', 'other', 'rapidAdult', 'rapidChild', 'walsh')),
  modelTypeOther: requiredWhen(is('modelType', 'other'), name),
  actionDelay: optional(int(action)),
  actionDuration: optional(int(action)),
  actionPeakOffset: optional(int({...action, atMost: 'actionDuration'})),
});

const overridePreset = record({
  abbreviation: optional(name),
  duration: optional(int({min: 0, max: WEEK, unit: 'milliseconds'})),
  bgTarget: optional(target),
  ...scaleFactors,
});

const basalRates = schedule(record({rate: required(rate), start}));
const bgTargets = schedule(bgTargetStart(bgUnits));
const carbRatios = schedule(record({amount: required(float({min: 0, max: 250})), start}));
const insulinSensitivities = schedule(record({amount: required(glucose(bgUnits)), start}));

/** Records the settings of a pump; without `units.bg` no glucose has a range. */
export const PumpSettings = defineDatum('pumpSettings', {
  activeSchedule: required(text()),
  automatedDelivery: optional(flag()),
  basal: optional(basal),
  basalSchedule: optional(basalRates),
  basalSchedules: forbiddenWhen(has('basalSchedule'), mapOf(basalRates)),
  bgSafetyLimit: optional(glucose(bgUnits)),
  bgTargetPhysicalActivity: optional(target),
  bgTargetPreprandial: optional(target),
  bgTarget: optional(bgTargets),
  bgTargets: forbiddenWhen(has('bgTarget'), mapOf(bgTargets)),
  bolus: optional(bolus),
  carbRatio: optional(carbRatios),
  carbRatios: forbiddenWhen(has('carbRatio'), mapOf(carbRatios)),
  display: optional(
    record({bloodGlucose: optional(record({units: required(oneOf('mg/dL', 'mmol/L'))}))}),
  ),
  firmwareVersion: device.firmwareVersion,
  hardwareVersion: device.hardwareVersion,
  insulinFormulation: optional(formulation),
  insulinModel: optional(insulinModel),
  insulinSensitivity: optional(insulinSensitivities),
  insulinSensitivities: forbiddenWhen(has('insulinSensitivity'), mapOf(insulinSensitivities)),
  manufacturers: device.manufacturers,
  model: device.model,
  name: device.name,
  overridePresets: optional(mapOf(overridePreset)),
  scheduleTimeZoneOffset,
  serialNumber: device.serialNumber,
  softwareVersion: device.softwareVersion,
  units: optional(
    record({
      bg: required(glucoseUnits()),
      carb: required(oneOf('exchanges', 'grams')),
      insulin: optional(oneOf('Units')),
    }),
  ),
});
export type PumpSettings = t.TypeOf<typeof PumpSettings.codec>;
