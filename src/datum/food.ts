import type * as t from 'io-ts';
import {is, list, oneOf, optional, requiredWhen} from '../codec/index.js';
import {defineDatum} from './define.js';
import {foodAmount} from './shared/food-amount.js';
import {ingredient} from './shared/ingredient.js';
import {name} from './shared/name.js';
import {nutrition} from './shared/nutrition.js';

/** Records something eaten. */
export const Food = defineDatum('food', {
  amount: optional(foodAmount),
  brand: optional(name),
  code: optional(name),
  ingredients: optional(list(ingredient)),
  meal: optional(oneOf('breakfast', 'dinner', 'lunch', 'other', 'snack')),
  mealOther: requiredWhen(is('meal', 'other'), name),
  name: optional(name),
  nutrition: optional(nutrition),
});
export type Food = t.TypeOf<typeof Food.codec>;
