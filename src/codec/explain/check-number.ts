import {printFloat, printInt, toInt} from '../go/number.js';
import {isWithin, limitsOf} from '../limits.js';
import type {Limits, NumberNode} from '../node.js';
import type {Surroundings} from '../siblings.js';
import type {Walk} from './walk.js';

/** Reports a number that is out of its range or not one of the allowed. */
export function checkNumber(
  node: NumberNode,
  value: number,
  walk: Walk,
  around: Surroundings,
): void {
  const limits = limitsOf(node, around);
  if (limits) checkLimits(node, value, limits, walk);
}

/** Reports a number that leaves the limits. */
export function checkLimits(
  {integer}: NumberNode,
  value: number,
  limits: Limits,
  walk: Walk,
): void {
  const print = integer ? printInt : printFloat;
  const taken = integer ? toInt(value) : value;
  if (limits.only && !limits.only.includes(taken)) {
    const list = limits.only.map(print).join(', ');
    walk.report('value-not-allowed', `value ${print(value)} is not one of [${list}]`);
  } else if (!isWithin(taken, limits)) {
    walk.report('value-out-of-range', `value ${print(value)} is not ${say(limits, print)}`);
  }
}

function say({min, max}: Limits, print: (value: number) => string): string {
  if (min === undefined) return `less than or equal to ${print(max!)}`;
  if (max === undefined) return `greater than or equal to ${print(min)}`;
  return `between ${print(min)} and ${print(max)}`;
}
