import type {JsonObject} from '../codec/json/value.js';
import type {Condition, RecordNode, RowNode} from '../codec/node.js';
import {isThere} from '../codec/siblings.js';
import type {DatumKind} from '../datum/define.js';

/**
 * Names the members of a record on whose values the verdict on others depends: while they stay, each
 * other is judged by its own rule alone. What rules further down refer to from the datum on are units, which
 * never vary.
 */
export function fixedMembers(node: RecordNode, record: JsonObject): ReadonlySet<string> {
  const fixed = new Set(discriminators);
  for (const row of node.rows) {
    for (const [condition] of row.cases) addNames(condition, fixed);
    if (isThere(record, row.name)) for (const name of boundsOf(row)) fixed.add(name);
  }
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
