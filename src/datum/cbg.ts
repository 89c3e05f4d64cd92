import type * as t from 'io-ts';
import {
  flag,
  forbiddenWhen,
  glucose,
  glucoseRate,
  glucoseUnits,
  int,
  lacks,
  oneOf,
  optional,
  required,
  unitsOf,
} from '../codec/index.js';
import {defineDatum} from './define.js';
import {DAY} from './shared/durations.js';

/** Records a glucose value of a continuous monitor: mmol/L 0 to 55, mg/dL 0 to 1000. */
export const Cbg = defineDatum(
  'cbg',
  {
    units: required(glucoseUnits()),
    value: required(glucose('units')),
    trend: optional(
      oneOf(
        'constant',
        'slowFall',
        'slowRise',
        'moderateFall',
        'moderateRise',
        'rapidFall',
        'rapidRise',
      ),
    ),
    trendRateUnits: forbiddenWhen(
      lacks('trendRate'),
      unitsOf(['mmol/L/minute', 'mg/dL/minute'], 'mmol/L/minute'),
    ),
    /** mmol/L/minute -5.5 to 5.5, mg/dL/minute -100 to 100. */
    trendRate: optional(glucoseRate('trendRateUnits')),
    sampleInterval: optional(int({min: 0, max: DAY, unit: 'milliseconds'})),
    backfilled: optional(flag()),
  },
  {identity: ['units', 'value']},
);
export type Cbg = t.TypeOf<typeof Cbg.codec>;
