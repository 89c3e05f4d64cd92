import type * as t from 'io-ts';
import {float, is, required, requiredWhen} from '../codec/index.js';
import {defineDatum} from './define.js';
import {BOLUS, bolus} from './shared/bolus.js';

/** Records a bolus that a control algorithm decided, in units; of 0, also what was expected. */
export const BolusAutomated = defineDatum('bolus/automated', {
  ...bolus,
  normal: required(float(BOLUS)),
  // Unlike the other boluses the platform blames the expected amount for being the smaller one.
  expectedNormal: requiredWhen(is('normal', 0), float({...BOLUS, atLeast: 'normal'}), {
    else: 'optional',
  }),
});
export type BolusAutomated = t.TypeOf<typeof BolusAutomated.codec>;
