import type {JsonObject} from '../codec/json/value.js';
import type {RecordNode} from '../codec/node.js';
import {isThere} from '../codec/siblings.js';
import {isServerOwned} from '../identity/server-owned.js';
import type {ChangeName} from './changes.js';

/**
 * Takes out of a datum what is null and what is the platform's, and gives what it returns under
 * another name that which it accepts. Hands back the very datum where there is nothing to do.
 */
export function withoutPadding(
  datum: JsonObject,
  node: RecordNode,
  note: (name: ChangeName) => void,
): JsonObject {
  const accepted = acceptedNames(node);
  const changeOf = (name: string): ChangeName | undefined => {
    if (datum[name] === null) return 'null-member';
    if (isServerOwned(name)) return 'server-owned';
    const other = accepted?.get(name);
    return other !== undefined && !isThere(datum, other) ? 'returned-name' : undefined;
  };
  const names = Object.keys(datum);
  if (names.every(name => changeOf(name) === undefined)) return datum;
  // Not by assignment, for a member may be called __proto__.
  return Object.fromEntries(
    names.flatMap(name => {
      const change = changeOf(name);
      if (!change) return [[name, datum[name]]];
      note(change);
      return change === 'returned-name' ? [[accepted!.get(name)!, datum[name]]] : [];
    }),
  );
}

const known = new WeakMap<RecordNode, ReadonlyMap<string, string> | undefined>();

/** Gives the accepted name of each field that is returned under another one; undefined for most kinds. */
function acceptedNames(node: RecordNode): ReadonlyMap<string, string> | undefined {
  if (!known.has(node)) {
    const renamed = node.rows.filter(({name, storedAs}) => name !== storedAs);
    const names = renamed.map(({name, storedAs}) => [storedAs, name] as const);
    known.set(node, names.length > 0 ? new Map(names) : undefined);
  }
  return known.get(node);
}
