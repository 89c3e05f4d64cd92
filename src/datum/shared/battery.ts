import {
  anyOf,
  byUnits,
  has,
  instant,
  oneOf,
  optional,
  record,
  requiredWhen,
} from '../../codec/index.js';

/**
 * Tells a battery's state; `remaining` is a fraction from 0 to 1, although its unit is called
 * percent.
 */
export const battery = record({
  time: optional(instant({zero: true})),
  state: optional(oneOf('charging', 'full', 'unplugged')),
  remaining: optional(byUnits('units', {percent: [0, 1]})),
  units: requiredWhen(has('remaining'), oneOf('percent')),
  $: anyOf('state', 'remaining'),
});
