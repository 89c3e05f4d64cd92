import type * as t from 'io-ts';
import {
  always,
  anyOf,
  dependsOn,
  float,
  forbiddenWhen,
  glucose,
  glucoseUnits,
  has,
  instant,
  int,
  list,
  metadata,
  oneOf,
  optional,
  record,
  required,
  schedule,
} from '../codec/index.js';
import {defineDatum} from './define.js';
import {rate} from './shared/basal.js';
import {bgTargetStart} from './shared/bg-target.js';
import {BOLUS} from './shared/bolus.js';
import {DAY} from './shared/durations.js';
import {name} from './shared/name.js';
import {nutrition} from './shared/nutrition.js';
import {scheduleTimeZoneOffset} from './shared/schedule.js';

/** A time that may be left out or be the zero time. */
const time = optional(instant({zero: true}));

const food = record({time, nutrition: required(nutrition)});

const measuredGlucose = record({
  time: required(instant({zero: true})),
  value: required(glucose('/units/bg')),
});

/** A forecast may leave the range that a measured value must keep to. */
const forecastGlucose = record({time, value: required(glucose('/units/bg', {mmol: {}, mg: {}}))});

/** Either the whole `amount`, or its parts. */
const bolus = record({
  amount: optional(float(BOLUS)),
  duration: dependsOn(
    [
      [has('amount'), 'forbidden'],
      [has('extended'), 'required'],
      [always, 'forbidden'],
    ],
    int({min: 0, max: DAY, unit: 'milliseconds'}),
  ),
  extended: forbiddenWhen(has('amount'), float(BOLUS)),
  normal: forbiddenWhen(has('amount'), float(BOLUS)),
  $: anyOf('amount', 'extended', 'normal'),
});

const issue = record({
  id: required(name),
  metadata: optional(metadata()),
});

/** Records what a control algorithm knew, and what dose it recommended. */
export const DosingDecision = defineDatum('dosingDecision', {
  reason: required(name),
  originalFood: optional(food),
  food: optional(food),
  smbg: optional(measuredGlucose),
  carbsOnBoard: optional(record({time, amount: required(float({min: 0, max: 1000}))})),
  insulinOnBoard: optional(
    record({time, amount: required(float({min: -1000, max: 1000, unit: 'units of insulin'}))}),
  ),
  bgTargetSchedule: optional(schedule(bgTargetStart('/units/bg'))),
  bgHistorical: optional(list(measuredGlucose, {max: 1440})),
  bgForecast: optional(list(forecastGlucose, {max: 1440})),
  recommendedBasal: optional(
    record({
      rate: required(rate),
      duration: optional(int({min: 0, max: DAY, unit: 'milliseconds'})),
    }),
  ),
  recommendedBolus: optional(bolus),
  requestedBolus: optional(bolus),
  warnings: optional(list(issue)),
  errors: optional(list(issue)),
  scheduleTimeZoneOffset,
  units: required(
    record({
      bg: required(glucoseUnits()),
      carb: required(oneOf('exchanges', 'grams')),
      insulin: required(oneOf('Units')),
    }),
  ),
});
export type DosingDecision = t.TypeOf<typeof DosingDecision.codec>;
