import type * as t from 'io-ts';
import {optional, required, text} from '../codec/index.js';
import {defineDatum} from './define.js';
import {lasting, rate} from './shared/basal.js';
import {formulation} from './shared/formulation.js';
import {suppressedByAutomated} from './shared/suppressed.js';

/** Records a basal rate that a control algorithm set. */
export const BasalAutomated = defineDatum('basal/automated', {
  ...lasting,
  insulinFormulation: optional(formulation),
  rate: required(rate),
  scheduleName: optional(text({max: 1000})),
  suppressed: optional(suppressedByAutomated),
});
export type BasalAutomated = t.TypeOf<typeof BasalAutomated.codec>;
