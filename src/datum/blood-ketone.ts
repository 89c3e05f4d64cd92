import type * as t from 'io-ts';
import {byUnits, required, unitsOf} from '../codec/index.js';
import {defineDatum} from './define.js';

/** Records a ketone value of a blood meter, 0 to 10 mmol/L. */
export const BloodKetone = defineDatum(
  'bloodKetone',
  {
    units: required(unitsOf(['mmol/L', 'mmol/l'], 'mmol/L')),
    value: required(byUnits('units', {'mmol/L': [0, 10], 'mmol/l': [0, 10]})),
  },
  {identity: ['units', 'value']},
);
export type BloodKetone = t.TypeOf<typeof BloodKetone.codec>;
