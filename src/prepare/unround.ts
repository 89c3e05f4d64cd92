import type {JsonObject} from '../codec/json/value.js';
import type {RecordNode} from '../codec/node.js';
import type {ChangeName} from './changes.js';
import {glucoseNumbers, textAt} from './glucose-numbers.js';

/** Numbers are stored with five decimals. */
const rounding = 0.000005;

/** Gives numbers of which only some values are accepted the one that they were rounded from. */
export function unroundRates(
  datum: JsonObject,
  node: RecordNode,
): {value: JsonObject; change: ChangeName} | undefined {
  const value = structuredClone(datum) as Record<string, unknown>;
  let changed = false;
  for (const each of glucoseNumbers(value, node)) {
    const units = textAt(value, each.units);
    const only = each.node.by?.limits.find(([name]) => name === units)?.[1].only ?? [];
    const exact = only.find(one => Math.abs(one - each.value) <= rounding);
    if (exact === undefined || exact === each.value) continue;
    each.set(exact);
    changed = true;
  }
  return changed ? {value, change: 'rounded-rate'} : undefined;
}
