import type {Limits, NumberNode, RowNode} from '../codec/node.js';
import {isOneOf} from './condition.js';
import {ifThenElse, type JsonSchema, nullable} from './json-schema.js';
import {limitsSchema, typeSchema} from './scalar.js';

/** Says which range a number has under which units, where these stand beside it. */
export function rangesByUnits({name, of, cases, otherwise}: RowNode): JsonSchema[] {
  if (of.tag !== 'number' || !of.by || of.by.ref.startsWith('/')) return [];
  if (otherwise === 'unchecked' || cases.some(([, presence]) => presence === 'unchecked'))
    return [];
  const {ref} = of.by;
  return ranges(of).map(([units, range]) =>
    ifThenElse(isOneOf(ref, units), {
      properties: {[name]: nullable({...typeSchema(of), ...range})},
    }),
  );
}

/** Brings together the units that have the same range. */
function ranges(node: NumberNode): [units: string[], range: JsonSchema][] {
  const byRange = new Map<string, [string[], JsonSchema]>();
  for (const [units, limits] of node.by!.limits) {
    const range = limitsSchema(node.within === undefined ? limits : distances(limits));
    const key = JSON.stringify(range);
    const known = byRange.get(key);
    if (known) known[0].push(units);
    else if (key !== '{}') byRange.set(key, [[units], range]);
  }
  return [...byRange.values()];
}

/** From somewhere within limits to the nearer end of them. */
const distances = ({min = -Infinity, max = Infinity}: Limits): Limits => ({
  min: 0,
  max: (max - min) / 2,
});
