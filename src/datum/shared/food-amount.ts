import {float, record, required} from '../../codec/index.js';
import {name} from './name.js';

/** Tells an amount of food in a unit of the sender's choice, such as `slices`. */
export const foodAmount = record({
  units: required(name),
  value: required(float({min: 0})),
});
