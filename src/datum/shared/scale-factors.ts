import {float, optional} from '../../codec/index.js';

const factor = float({min: 0.1, max: 10, unit: 'times the setting'});

/** Lists the factors that an override multiplies the pump's settings by. */
export const scaleFactors = {
  basalRateScaleFactor: optional(factor),
  carbRatioScaleFactor: optional(factor),
  insulinSensitivityScaleFactor: optional(factor),
};
