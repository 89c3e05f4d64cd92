import type {JsonObject} from '../codec/json/value.js';
import {put} from '../codec/json/well-formed.js';
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
  const kept: Record<string, unknown> = {};
  let changed = false;
  for (const name in datum) {
    const change = changeOf(name, datum, accepted);
    if (change === undefined) keep(kept, name, datum[name]);
    else {
      changed = true;
      note(change);
      if (change === 'returned-name') kept[accepted!.get(name)!] = datum[name];
    }
  }
  return changed ? kept : datum;
}

type Names = ReadonlyMap<string, string> | undefined;

function changeOf(name: string, datum: JsonObject, accepted: Names): ChangeName | undefined {
  if (datum[name] === null) return 'null-member';
  if (isServerOwned(name)) return 'server-owned';
  const other = accepted?.get(name);
  return other !== undefined && !isThere(datum, other) ? 'returned-name' : undefined;
}

/** Assigns, which is fast, where that makes a member. */
function keep(kept: Record<string, unknown>, name: string, value: unknown): void {
  if (name === '__proto__') put(kept, name, value);
  else kept[name] = value;
}

const known = new WeakMap<RecordNode, Names>();

/** Gives the accepted name of each field that is returned under another one; undefined for most kinds. */
function acceptedNames(node: RecordNode): Names {
  if (!known.has(node)) {
    const renamed = node.rows.filter(({name, storedAs}) => name !== storedAs);
    const names = renamed.map(({name, storedAs}) => [storedAs, name] as const);
    known.set(node, names.length > 0 ? new Map(names) : undefined);
  }
  return known.get(node);
}
