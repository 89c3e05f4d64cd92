import {float, has, int, oneOf, optional, required, requiredWhen} from '../../codec/index.js';
import {DAY} from './durations.js';
import {formulation} from './formulation.js';

/** Bounds an amount of a bolus, in units of insulin. */
export const BOLUS = {min: 0, max: 100};

/** Lists the fields that every bolus begins with. */
export const bolus = {
  deliveryContext: optional(
    oneOf('algorithm', 'device', 'oneButton', 'remote', 'undetermined', 'watch'),
  ),
  insulinFormulation: optional(formulation),
};

/** Lists the part of a bolus delivered at once, in units; no more of it than was programmed. */
export const normalPart = {
  normal: required(float({...BOLUS, atMost: 'expectedNormal'})),
  expectedNormal: optional(float(BOLUS)),
};

/**
 * Lists the part of a bolus delivered over a time: units and milliseconds; no more of either than
 * was programmed.
 */
export const extendedPart = {
  duration: required(int({min: 0, max: DAY, atMost: 'expectedDuration'})),
  expectedDuration: requiredWhen(has('expectedExtended'), int({min: 0, max: DAY}), {late: true}),
  extended: required(float({...BOLUS, atMost: 'expectedExtended'})),
  expectedExtended: optional(float(BOLUS)),
};
