import {explain} from '../explain/index.js';
import type {Node} from '../node.js';
import {compile} from './compile.js';
import type {Guard, Reach} from './source.js';

const guards: Readonly<Record<Reach, WeakMap<Node, Guard>>> = {
  'known members': new WeakMap(),
  'all members': new WeakMap(),
};

/**
 * Finds or makes the guard of a node: a function of its own, generated once. It answers true only
 * for what is valid; false may also mean that only `explain` can tell. With a reach of `known
 * members` a number beyond float64 may hide in members that the node does not know.
 * Where code may not be generated, the explanation is the guard.
 */
export function guardOf(node: Node, reach: Reach): Guard {
  const known = guards[reach].get(node);
  if (known) return known;
  const below = (each: Node) => guardOf(each, reach);
  const guard = mayGenerate ? compile(node, reach, below) : explained(node);
  guards[reach].set(node, guard);
  return guard;
}

const explained =
  (node: Node): Guard =>
  value =>
    explain(node, value).length === 0;

const mayGenerate = generates();

function generates(): boolean {
  try {
    return new Function('return true')() === true;
  } catch {
    return false;
  }
}
