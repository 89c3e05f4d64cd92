import type {Condition} from './node.js';

/** Holds where the sibling is one of the values. */
export const is = (name: string, ...values: readonly (string | number)[]): Condition => ({
  is: name,
  values,
});

/** Holds where all of the siblings are there. */
export const has = (...names: readonly string[]): Condition => ({has: names});

/** Holds where none of the siblings is there. */
export const lacks = (...names: readonly string[]): Condition => ({lacks: names});

/** Holds where one of the conditions does. */
export const either = (...conditions: readonly Condition[]): Condition => ({any: conditions});

/** Holds. */
export const always: Condition = {has: []};
