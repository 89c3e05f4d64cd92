import {isObject, type JsonObject} from '../codec/json/value.js';
import type {Node, NumberNode} from '../codec/node.js';

/** A number of a datum that is stored converted, and where it stands. */
export interface GlucoseNumber {
  readonly node: NumberNode;
  /** Pointer from the datum to the units that govern it, such as `/units/bg`. */
  readonly units: string;
  readonly value: number;
  /** Puts another number in its place. */
  readonly set: (value: number) => void;
}

/** Finds every number of a datum that the platform converts under some units. */
export function glucoseNumbers(datum: Record<string, unknown>, node: Node): GlucoseNumber[] {
  const found: GlucoseNumber[] = [];
  visit(datum, node, datum, '', found);
  return found;
}

type Holder = Record<string | number, unknown>;

function visit(value: unknown, node: Node, datum: Holder, at: string, found: GlucoseNumber[]) {
  if (node.tag === 'lazy') visit(value, node.of(), datum, at, found);
  else if (node.tag === 'choice') {
    const chosen = isObject(value) ? node.cases.get(value[node.on] as string) : undefined;
    // A datum inside has units of its own, which are not those of this one.
    if (chosen && !node.embedded) visit(value, chosen, datum, at, found);
  } else if (node.tag === 'record') {
    if (!isObject(value)) return;
    for (const {name, of} of node.rows) member(value as Holder, name, of, at, found, datum);
  } else if (node.tag === 'map' || node.tag === 'list') {
    const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
    for (const key of keys) member(value as Holder, key, node.of, at, found, datum);
  }
}

function member(
  holder: Holder,
  key: string,
  node: Node,
  at: string,
  found: GlucoseNumber[],
  datum: Holder,
) {
  const value = holder[key];
  if (node.tag !== 'number') return visit(value, node, datum, `${at}/${key}`, found);
  const {converts} = node;
  if (!converts || typeof value !== 'number') return;
  const units = converts.ref.startsWith('/') ? converts.ref : `${at}/${converts.ref}`;
  found.push({node, units, value, set: other => (holder[key] = other)});
}

/** Reads the text at a pointer. */
export function textAt(datum: JsonObject, pointer: string): string | undefined {
  let value: unknown = datum;
  for (const key of pointer.slice(1).split('/')) value = isObject(value) ? value[key] : undefined;
  return typeof value === 'string' ? value : undefined;
}

/** Puts a text at a pointer of which the records exist. */
export function putText(datum: Record<string, unknown>, pointer: string, text: string): void {
  const keys = pointer.slice(1).split('/');
  let holder = datum;
  for (const key of keys.slice(0, -1)) holder = holder[key] as Record<string, unknown>;
  holder[keys.at(-1)!] = text;
}
