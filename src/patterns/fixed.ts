import type {JsonObject} from '../codec/json/value.js';
import type {Condition, RecordNode, RowNode} from '../codec/node.js';
import {isThere} from '../codec/siblings.js';
import type {DatumKind} from '../datum/define.js';

/**
 * Names the members of a record on whose values the verdict on others depends: while they stay, each
 * other is judged by its own rule alone. What rules further down refer to from the datum on are units, which
 * never vary.
 */
export function fixedMembers(node: RecordNode, record: JsonObject): Set<string> {
  let named = known.get(node);
  if (!named) {
    named = namedIn(node);
    known.set(node, named);
  }
  const fixed = new Set(named.always);
  for (const [name, bounds] of named.besides) {
    if (isThere(record, name)) for (const bound of bounds) fixed.add(bound);
  }
  return fixed;
}

/** The same for a datum, and names what else must stay: its device, and what identifies it but is no float. */
export function fixedInDatum({node, identity}: DatumKind, datum: JsonObject): ReadonlySet<string> {
  const fixed = fixedMembers(node, datum).add('deviceId');
  for (const name of identity) {
    const {of} = node.rows.find(row => row.name === name)!;
    if (of.tag !== 'number' || of.integer) fixed.add(name);
  }
  return fixed;
}

/** What the rules of a record name: always, and where a member is there beside which it bounds something. */
interface Named {
  readonly always: ReadonlySet<string>;
  readonly besides: readonly (readonly [member: string, bounds: readonly string[]])[];
}

const known = new WeakMap<RecordNode, Named>();

function namedIn({rows}: RecordNode): Named {
  const always = new Set(discriminators);
  for (const {cases} of rows) for (const [condition] of cases) addNames(condition, always);
  const besides = rows.map(row => [row.name, boundsOf(row)] as const);
  return {always, besides: besides.filter(([, bounds]) => bounds.length > 0)};
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
