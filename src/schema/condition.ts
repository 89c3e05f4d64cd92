import type {Condition} from '../codec/node.js';
import {type JsonSchema, notNull} from './json-schema.js';

/** Writes a condition: it holds for the records for which the schema does. */
export function conditionSchema(condition: Condition): JsonSchema {
  if ('is' in condition) return isOneOf(condition.is, condition.values);
  if ('has' in condition) return areThere(condition.has);
  if ('lacks' in condition) return {properties: each(condition.lacks, {type: 'null'})};
  return {anyOf: condition.any.map(conditionSchema)};
}

/** Holds where a member is one of the values. */
export const isOneOf = (name: string, values: readonly unknown[]): JsonSchema => ({
  required: [name],
  properties: {[name]: values.length === 1 ? {const: values[0]} : {enum: values}},
});

/** Holds where all of the members are there and not null. */
export const areThere = (names: readonly string[]): JsonSchema => ({
  required: names,
  properties: each(names, notNull),
});

/** Answers whether it holds whatever the siblings. */
export const isAlways = (condition: Condition): boolean =>
  'has' in condition && condition.has.length === 0;

const each = (names: readonly string[], schema: JsonSchema) =>
  Object.fromEntries(names.map(name => [name, schema]));
