import type {JsonObject} from '../json/value.js';
import type {ListNode, MapNode, Node} from '../node.js';
import {inByteOrder} from '../text-order.js';
import {checkLength} from './check-text.js';
import type {Scope, Visit} from './scope.js';
import type {Walk} from './walk.js';

/** Reports a list with too few or too many elements, its elements, and equal ones. */
export function checkList(
  node: ListNode,
  list: readonly unknown[],
  walk: Walk,
  scope: Scope,
  visit: Visit,
): void {
  if (list.length < node.min) walk.report('value-empty', 'value is empty');
  checkLength(list.length, node.max, walk);
  const texts = isText(node.of);
  let start = 0;
  list.forEach((element, index) => {
    const value = texts ? (element ?? '') : element; // in a list of texts the platform takes null for ''
    walk.at(index, () => {
      if (value === null) walk.report('value-not-exists', 'value does not exist');
      else visit(node.of, value, node.ascending ? {...scope, start} : scope);
    });
    if (node.ascending && value !== null) start = nextStart(index, value as JsonObject, start);
  });
  if (node.unique) checkUnique(list, walk);
}

/** Reports the members of a map, in byte order of their names. */
export function checkMap(
  {of}: MapNode,
  map: JsonObject,
  walk: Walk,
  scope: Scope,
  visit: Visit,
): void {
  for (const key of inByteOrder(Object.keys(map))) {
    walk.at(key, () => {
      if (map[key] === null) walk.report('value-not-exists', 'value does not exist');
      else visit(of, map[key], scope);
    });
  }
}

const isText = ({tag}: Node) => tag === 'text' || tag === 'oneOf' || tag === 'exactly';

/** The first segment always leads to 1; one without a start leaves the least as it was. */
function nextStart(index: number, {start}: JsonObject, least: number): number {
  if (index === 0) return 1;
  return typeof start === 'number' ? start + 1 : least;
}

function checkUnique(list: readonly unknown[], walk: Walk): void {
  const seen = new Set<unknown>();
  list.forEach((element, index) => {
    const value = element ?? '';
    if (seen.has(value))
      walk.at(index, () => walk.report('value-duplicate', 'value is a duplicate'));
    seen.add(value);
  });
}
