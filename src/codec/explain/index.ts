import type {Issue} from '../issue.js';
import type {Node} from '../node.js';

/** Tells every rule of the node that the value breaks, in the platform's order and words. */
export function explain(_node: Node, _value: unknown): Issue[] {
  return [];
}
