import type * as t from 'io-ts';
import {type Field, lazy, list, optional, record} from '../../codec/index.js';
import {foodAmount} from './food-amount.js';
import {name} from './name.js';
import {nutrition} from './nutrition.js';

/** What a food is made of. */
export interface Ingredient {
  amount?: t.TypeOf<typeof foodAmount> | null;
  brand?: string | null;
  code?: string | null;
  ingredients?: Ingredient[] | null;
  name?: string | null;
  nutrition?: t.TypeOf<typeof nutrition> | null;
}

/** Tells what a food is made of; an ingredient may have ingredients, to any depth. */
export const ingredient: Field<Ingredient> = record({
  amount: optional(foodAmount),
  brand: optional(name),
  code: optional(name),
  ingredients: optional(list(lazy('ingredient', () => ingredient))),
  name: optional(name),
  nutrition: optional(nutrition),
});
