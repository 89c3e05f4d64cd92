import type * as t from 'io-ts';
import {glucose, glucoseUnits, oneOf, optional, required} from '../codec/index.js';
import {defineDatum} from './define.js';

/** Records a glucose value of a blood meter: mmol/L 0 to 55, mg/dL 0 to 1000. */
export const Smbg = defineDatum(
  'smbg',
  {
    units: required(glucoseUnits()),
    value: required(glucose('units')),
    subType: optional(oneOf('linked', 'manual', 'scanned')),
  },
  {identity: ['units', 'value']},
);
export type Smbg = t.TypeOf<typeof Smbg.codec>;
