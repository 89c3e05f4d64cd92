import type {JsonObject} from '../codec/json/value.js';
import type {Condition, Node, RecordNode, RowNode} from '../codec/node.js';
import {isThere} from '../codec/siblings.js';
import type {DatumKind} from '../datum/define.js';

/**
 * Names the members of a record on whose values the verdict on others depends: while they stay, each
 * other is judged by its own rule alone.
 */
export function fixedMembers(node: RecordNode, record: JsonObject): ReadonlySet<string> {
  const fixed = new Set(discriminators);
  for (const row of node.rows) {
    for (const [condition] of row.cases) addNames(condition, fixed);
    if (isThere(record, row.name)) for (const name of boundsOf(row)) fixed.add(name);
  }
  if (node.datum) for (const name of namedFromBelow(node)) fixed.add(name);
  return fixed;
}

/** The same for a datum, and names what else must stay: its device, and what identifies it but is no float. */
export function fixedInDatum({node, identity}: DatumKind, datum: JsonObject): ReadonlySet<string> {
  const others = node.rows.filter(({name, of}) => {
    return identity.includes(name) && !(of.tag === 'number' && !of.integer);
  });
  return new Set([...fixedMembers(node, datum), 'deviceId', ...others.map(({name}) => name)]);
}

const discriminators = ['type', 'subType', 'deliveryType'];

/** That a member is there stays as it is; only what it says can change. */
function addNames(condition: Condition, names: Set<string>): void {
  if ('is' in condition) names.add(condition.is);
  else if ('any' in condition) for (const each of condition.any) addNames(each, names);
}

function boundsOf({of}: RowNode): string[] {
  if (of.tag === 'instant') return of.notBefore === undefined ? [] : [of.notBefore];
  if (of.tag !== 'number') return [];
  const {atLeast, atMost, within, by, converts} = of;
  return [atLeast, atMost, within, by?.ref, converts?.ref].filter(name => name !== undefined);
}

/** Names the members of a datum that rules anywhere in it refer to, as `/units` does. */
function namedFromBelow(datum: RecordNode): ReadonlySet<string> {
  const known = fromBelow.get(datum);
  if (known) return known;
  const names = new Set<string>();
  const seen = new Set<Node>();
  const visit = (node: Node): void => {
    if (seen.has(node)) return;
    seen.add(node);
    if (node.tag === 'number') {
      for (const ref of [node.by?.ref, node.converts?.ref]) {
        if (ref?.startsWith('/')) names.add(ref.split('/')[1]!);
      }
    }
    for (const part of partsOf(node)) visit(part);
  };
  visit(datum);
  fromBelow.set(datum, names);
  return names;
}

const fromBelow = new WeakMap<RecordNode, ReadonlySet<string>>();

function partsOf(node: Node): readonly Node[] {
  switch (node.tag) {
    case 'list':
    case 'map':
      return [node.of];
    case 'lazy':
      return [node.of()];
    case 'choice':
      return [...node.cases.values()];
    case 'record': {
      const inShapes = node.shapes.flatMap(([, checks]) =>
        checks.flatMap(check => ('row' in check ? [check.row.of] : [])),
      );
      return [...node.rows.map(({of}) => of), ...inShapes];
    }
    default:
      return [];
  }
}
