import {Field} from './field.js';
import type {Format} from './node.js';

/** Makes the field of a text: not empty unless told, up to `max` code points or `maxBytes` bytes. */
export const text = (
  rule: {max?: number; maxBytes?: number; empty?: boolean; format?: Format} = {},
) => new Field<string>('text', {tag: 'text', empty: false, ...rule});

/** Makes the field of a text that is one of these; a refusal lists them in this order. */
export const oneOf = <const V extends string>(...values: readonly V[]) =>
  new Field<V>('oneOf', {tag: 'oneOf', values});

/** Makes the field of units that are all stored in one spelling. */
export const unitsOf = <const V extends string>(values: readonly V[], becomes: V) =>
  new Field<V>('units', {tag: 'oneOf', values, becomes});

/** Makes the field of blood glucose units in their four spellings; stored as mmol/L. */
export const glucoseUnits = () => unitsOf(['mmol/L', 'mmol/l', 'mg/dL', 'mg/dl'], 'mmol/L');

/** Makes the field of a text with one possible value; else the platform finds it out of range. */
export const exactly = <const V extends string>(value: V) =>
  new Field<V>('exactly', {tag: 'exactly', value});
