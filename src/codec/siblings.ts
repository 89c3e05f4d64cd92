import {isObject, type JsonObject} from './json/value.js';
import type {Condition, Presence, Ref, RowNode} from './node.js';

/** What a rule can see beside its own value. */
export interface Surroundings {
  /** The record that the value is a member of. */
  readonly near: JsonObject;
  /** The datum. */
  readonly datum: JsonObject;
}

/** Answers whether a condition holds among siblings. */
export function holds(condition: Condition, near: JsonObject): boolean {
  if ('is' in condition)
    return (condition.values as readonly unknown[]).includes(near[condition.is]);
  if ('has' in condition) return condition.has.every(name => isThere(near, name));
  if ('lacks' in condition) return !condition.lacks.some(name => isThere(near, name));
  return condition.any.some(each => holds(each, near));
}

/** Answers whether a member is there; null is absent. */
export const isThere = (near: JsonObject, name: string): boolean =>
  near[name] !== undefined && near[name] !== null;

/** Works out what is asked of a field's presence. */
export function presenceOf({cases, otherwise}: RowNode, near: JsonObject): Presence {
  for (const [condition, presence] of cases) if (holds(condition, near)) return presence;
  return otherwise;
}

/** Looks up what a ref names. */
export function lookUp(ref: Ref, {near, datum}: Surroundings): unknown {
  if (!ref.startsWith('/')) return near[ref];
  let value: unknown = datum;
  for (const key of ref.slice(1).split('/')) value = isObject(value) ? value[key] : undefined;
  return value;
}
