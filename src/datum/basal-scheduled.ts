import type * as t from 'io-ts';
import {optional, required, text} from '../codec/index.js';
import {defineDatum} from './define.js';
import {lasting, rate} from './shared/basal.js';
import {formulation} from './shared/formulation.js';

/** Records a basal rate of the pump's schedule. */
export const BasalScheduled = defineDatum('basal/scheduled', {
  ...lasting,
  insulinFormulation: optional(formulation),
  rate: required(rate),
  scheduleName: optional(text()),
});
export type BasalScheduled = t.TypeOf<typeof BasalScheduled.codec>;
