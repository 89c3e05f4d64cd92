import {limitsOf} from '../codec/limits.js';
import type {NumberNode} from '../codec/node.js';
import type {Surroundings} from '../codec/siblings.js';

/** Where a range has no end of its own. */
const far = 2 ** 40;

/** Gives the number at a point, from 0 to 1, of the range that holds among its siblings. */
export function buildNumber(node: NumberNode, point: number, around: Surroundings): number {
  const {min, max, only} = limitsOf(node, around) ?? {};
  if (only) return only[Math.min(Math.floor(point * only.length), only.length - 1)]!;
  const low = min ?? (max === undefined ? -far : max - far);
  const high = max ?? low + 2 * far;
  const value = low + point * (high - low);
  return Math.min(high, node.integer ? Math.floor(value) : value);
}
