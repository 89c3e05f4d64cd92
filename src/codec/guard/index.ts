import {explain} from '../explain/index.js';
import type {Node} from '../node.js';
import {compile} from './compile.js';
import type {Guard} from './source.js';

const guards = new WeakMap<Node, Guard>();

/**
 * Finds or makes the guard of a node: a function of its own, generated once. It answers true only
 * for what is valid; false may also mean that only `explain` can tell. It does not look at members
 * that the node does not know, so a number beyond float64 can hide there: see `isReadable`.
 * Where code may not be generated, the explanation is the guard.
 */
export function guardOf(node: Node): Guard {
  const known = guards.get(node);
  if (known) return known;
  const guard = mayGenerate ? compile(node, guardOf) : explained(node);
  guards.set(node, guard);
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
