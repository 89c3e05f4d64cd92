import {pointerStep} from '../codec/issue.js';
import type {JsonObject} from '../codec/json/value.js';
import type {Node, RecordNode} from '../codec/node.js';

/** A member that the platform drops without a word. */
export interface UnknownField {
  readonly name: string;
  readonly pointer: string;
  /** The names that the record may have there. */
  readonly known: Iterable<string>;
}

/**
 * Finds the members of a record, and of records inside it, that the platform knows nothing of; null
 * ones lose nothing. `tellers` are the names that tell its kind, which are no fields of the node.
 */
export function unknownFields(
  record: JsonObject,
  node: RecordNode,
  tellers: readonly string[],
): readonly UnknownField[] {
  const found: UnknownField[] = [];
  visitRecord(record, namesOf(node, tellers), '', found);
  return found;
}

/** Each name of a record, and the node below it if that has names of its own. */
type Names = ReadonlyMap<string, Node | undefined>;

const cache = new WeakMap<RecordNode, Names>();

/** A record is told by the same names wherever it stands. */
function namesOf(node: RecordNode, tellers: readonly string[]): Names {
  const made = cache.get(node);
  if (made) return made;
  const names = new Map<string, Node | undefined>(tellers.map(name => [name, undefined]));
  for (const {name, of} of node.rows) names.set(name, hasNames(of) ? of : undefined);
  cache.set(node, names);
  return names;
}

/** Free-form objects may hold anything. */
function hasNames(node: Node): boolean {
  if (node.tag === 'list' || node.tag === 'map') return hasNames(node.of);
  return node.tag === 'record' || node.tag === 'choice' || node.tag === 'lazy';
}

function visitRecord(record: JsonObject, names: Names, pointer: string, found: UnknownField[]) {
  for (const name in record) {
    const below = names.get(name);
    const value = record[name];
    if (below !== undefined) {
      if (hasMembers(value)) visit(value, below, pointer + pointerStep(name), [], found);
    } else if (value !== null && !names.has(name)) {
      found.push({name, pointer: pointer + pointerStep(name), known: names.keys()});
    }
  }
}

function visit(
  value: object,
  node: Node,
  pointer: string,
  tellers: readonly string[],
  found: UnknownField[],
): void {
  if (node.tag === 'lazy') visit(value, node.of(), pointer, tellers, found);
  else if (node.tag === 'list' || node.tag === 'map') {
    for (const [key, member] of Object.entries(value)) {
      if (hasMembers(member)) visit(member, node.of, pointer + pointerStep(key), [], found);
    }
  } else if (node.tag === 'record') {
    visitRecord(value as JsonObject, namesOf(node, tellers), pointer, found);
  } else if (node.tag === 'choice') {
    const chosen = node.cases.get((value as JsonObject)[node.on] as string);
    if (chosen) visit(value, chosen, pointer, [...tellers, node.on], found);
  }
}

const hasMembers = (value: unknown): value is object => typeof value === 'object' && value !== null;
