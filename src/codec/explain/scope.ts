import type {Node} from '../node.js';
import type {Surroundings} from '../siblings.js';

/** Where a value stands: what its rule can see, and the least `start` of a schedule's segment. */
export interface Scope extends Surroundings {
  readonly start?: number;
}

/** Visits a value below. */
export type Visit = (node: Node, value: unknown, scope: Scope) => void;
