import {toInt} from './go/number.js';
import type {Limits, NumberNode} from './node.js';
import {lookUp, type Surroundings} from './siblings.js';

/** Works out the limits of a number where it stands; nothing where nothing is checked. */
export function limitsOf(node: NumberNode, around: Surroundings): Limits | undefined {
  if (!node.by) return moved(node, node, around);
  const units = lookUp(node.by.ref, around);
  const limits = node.by.limits.find(([known]) => known === units)?.[1];
  if (!limits || !node.atLeast) return limits && strayed(node, limits, around);
  const sibling = numberAt(node, node.atLeast, around);
  // Of a sibling out of its own range the platform takes no limit at all, but only with units.
  return sibling !== undefined && isWithin(sibling, limits) ? {...limits, min: sibling} : undefined;
}

/** Answers whether a number keeps to bounds. */
export const isWithin = (value: number, {min = -Infinity, max = Infinity}: Limits): boolean =>
  value >= min && value <= max;

/** Moves a bound to the sibling that is one, where it is itself in range. */
function moved(node: NumberNode, limits: Limits, around: Surroundings): Limits {
  const lower = node.atLeast && numberAt(node, node.atLeast, around);
  const upper = node.atMost && numberAt(node, node.atMost, around);
  return {
    only: limits.only,
    min: typeof lower === 'number' && isWithin(lower, limits) ? lower : limits.min,
    max: typeof upper === 'number' && isWithin(upper, limits) ? upper : limits.max,
  };
}

/** Gives how far one may stray from a sibling without leaving the limits. */
function strayed(node: NumberNode, limits: Limits, around: Surroundings): Limits | undefined {
  if (!node.within) return limits;
  const from = numberAt(node, node.within, around);
  const {min = -Infinity, max = Infinity} = limits;
  if (from === undefined || !isWithin(from, limits)) return undefined;
  return {min: 0, max: Math.min(from - min, max - from)};
}

function numberAt(node: NumberNode, name: string, {near}: Surroundings): number | undefined {
  const value = near[name];
  if (typeof value !== 'number') return undefined;
  return node.integer ? toInt(value) : value;
}
