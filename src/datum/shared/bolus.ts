import {float, has, int, oneOf, optional, required, requiredWhen} from '../../codec/index.js';
import {DAY} from './durations.js';
import {formulation} from './formulation.js';

/** Bounds an amount of a bolus. */
export const BOLUS = {min: 0, max: 100, unit: 'units of insulin'};

const lasting = {min: 0, max: DAY, unit: 'milliseconds'};

/** Lists the fields that every bolus begins with. */
export const bolus = {
  deliveryContext: optional(
    oneOf('algorithm', 'device', 'oneButton', 'remote', 'undetermined', 'watch'),
  ),
  insulinFormulation: optional(formulation),
};

/** Lists the part of a bolus delivered at once; no more of it than was programmed. */
export const normalPart = {
  normal: required(float({...BOLUS, atMost: 'expectedNormal'})),
  expectedNormal: optional(float(BOLUS)),
};

/** Lists the part of a bolus delivered over a time; no more of either than was programmed. */
export const extendedPart = {
  duration: required(int({...lasting, atMost: 'expectedDuration'})),
  expectedDuration: requiredWhen(has('expectedExtended'), int(lasting), {late: true}),
  extended: required(float({...BOLUS, atMost: 'expectedExtended'})),
  expectedExtended: optional(float(BOLUS)),
};
