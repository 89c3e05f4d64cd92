import {float, int, oneOf, optional, record, required} from '../../codec/index.js';
import {DAY_SECONDS} from './durations.js';
import {energy} from './energy.js';

const grams = float({min: 0, max: 1000, unit: 'grams'});

const carbohydrate = record({
  dietaryFiber: optional(grams),
  net: required(grams),
  sugars: optional(grams),
  total: optional(grams),
  units: required(oneOf('grams')),
});

const total = record({
  total: required(grams),
  units: required(oneOf('grams')),
});

/** Tells what is in a food, and how long it takes to absorb it. */
export const nutrition = record({
  estimatedAbsorptionDuration: optional(int({min: 0, max: DAY_SECONDS, unit: 'seconds'})),
  carbohydrate: optional(carbohydrate),
  energy: optional(energy),
  fat: optional(total),
  protein: optional(total),
});
