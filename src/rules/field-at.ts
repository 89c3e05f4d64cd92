import {pathOf} from '../codec/issue.js';
import type {JsonObject} from '../codec/json/value.js';
import type {Node, RecordNode, RowNode} from '../codec/node.js';
import {findKind} from '../datum/index.js';

/** A place of a datum, and what the platform wants there. */
export interface FieldAt {
  readonly name: string;
  /** What stands there; undefined where nothing does. */
  readonly value: unknown;
  /** The rule of its presence; undefined for an element of a list and for what tells the kind. */
  readonly row: RowNode | undefined;
  /** The rule of its value; undefined for what tells the kind. */
  readonly node: Node | undefined;
  /** The object it is a member of, and the rule of that. */
  readonly record: JsonObject;
  readonly recordNode: RecordNode | undefined;
}

/** Finds what a JSON pointer leads to in a datum of a kind; undefined where no rule reaches it. */
export function fieldAt(
  kind: string | undefined,
  pointer: string,
  datum: unknown,
): FieldAt | undefined {
  const steps = pathOf(pointer);
  if (steps.length === 0) return undefined;
  let node: Node | undefined = findKind(kind ?? '')?.node;
  let value = datum;
  let found: FieldAt | undefined;
  for (const step of steps) {
    const inside = resolve(node, value);
    const record = Object(value) as JsonObject;
    const recordNode = inside?.tag === 'record' ? inside : undefined;
    const row = recordNode?.rows.find(({name}) => name === step);
    const of = inside?.tag === 'list' || inside?.tag === 'map' ? inside.of : row?.of;
    value = Object.hasOwn(record, step) ? record[step] : undefined;
    node = of;
    found = {name: step, value, row, node, record, recordNode};
  }
  return found;
}

/** Finds the rule that holds for a value: a choice is made by what the value says. */
export function resolve(node: Node | undefined, value: unknown): Node | undefined {
  if (node?.tag === 'lazy') return resolve(node.of(), value);
  if (node?.tag !== 'choice') return node;
  return resolve(node.cases.get(`${Object(value)[node.on]}`), value);
}
