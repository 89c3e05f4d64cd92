import type * as t from 'io-ts';
import {optional, required} from '../codec/index.js';
import {defineDatum} from './define.js';
import {lasting, percent, rate} from './shared/basal.js';
import {formulation} from './shared/formulation.js';
import {suppressedByTemp} from './shared/suppressed.js';

/** Records a basal rate set for a time in place of the scheduled one. */
export const BasalTemp = defineDatum('basal/temp', {
  ...lasting,
  insulinFormulation: optional(formulation),
  percent: optional(percent),
  rate: required(rate),
  suppressed: optional(suppressedByTemp),
});
export type BasalTemp = t.TypeOf<typeof BasalTemp.codec>;
