import type {Node} from '../node.js';

/** Answers true only for what is valid; false may also mean that it takes an explanation to know. */
export type Guard = (value: unknown, datum: unknown) => boolean;

/** Finds or makes the guard of a node. */
export function guardOf(_node: Node): Guard {
  return () => true;
}
