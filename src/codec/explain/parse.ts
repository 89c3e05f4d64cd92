import {quote, quoteAll} from '../go/quote.js';
import {isLocalTime, isZonedTime, layouts} from '../go/time.js';
import {goTypeOf, isObject, type JsonObject} from '../json/value.js';
import type {ChoiceNode, ListNode, Node} from '../node.js';
import type {Walk} from './walk.js';

/** Reports what has a wrong JSON type, depth first; null never comes here, it is the same as absent. */
export function parse(node: Node, value: unknown, walk: Walk): void {
  switch (node.tag) {
    case 'number':
      parseNumber(node.integer, value, walk);
      break;
    case 'text':
    case 'oneOf':
    case 'exactly':
      expect(typeof value === 'string', 'string', value, walk);
      break;
    case 'flag':
      expect(typeof value === 'boolean', 'bool', value, walk);
      break;
    case 'instant':
      parseInstant(node.local, value, walk);
      break;
    case 'metadata':
      expect(isObject(value), 'object', value, walk);
      break;
    case 'list':
      parseList(node, value, walk);
      break;
    case 'map':
      parseObject(value, walk, object => {
        for (const key of Object.keys(object)) parseMember(node.of, object[key], key, walk);
      });
      break;
    case 'record':
      parseObject(value, walk, object => {
        for (const {name, of} of node.rows) parseMember(of, object[name], name, walk);
      });
      break;
    case 'choice':
      parseObject(value, walk, object => parseChoice(node, object, walk));
      break;
    case 'lazy':
      walk.enter(() => parse(node.of(), value, walk));
      break;
  }
}

function parseMember(node: Node, value: unknown, key: string | number, walk: Walk): void {
  if (value !== undefined && value !== null) walk.at(key, () => parse(node, value, walk));
}

function expect(holds: boolean, type: string, value: unknown, walk: Walk): void {
  if (!holds) walk.report(`type-not-${type}`, `type is not ${type}, but ${goTypeOf(value)}`);
}

function parseNumber(integer: boolean, value: unknown, walk: Walk): void {
  if (integer) expect(Number.isInteger(value), 'int', value, walk);
  else expect(typeof value === 'number', 'float64', value, walk);
}

function parseInstant(local: boolean, value: unknown, walk: Walk): void {
  expect(typeof value === 'string', 'time', value, walk);
  if (typeof value !== 'string' || (local ? isLocalTime : isZonedTime)(value)) return;
  const layout = local ? layouts.local : layouts.zoned;
  walk.report(
    'value-not-parsable',
    `value ${quote(value)} is not a parsable time of format ${quote(layout)}`,
  );
}

function parseList({of}: ListNode, value: unknown, walk: Walk): void {
  expect(Array.isArray(value), 'array', value, walk);
  if (!Array.isArray(value)) return;
  for (const [index, element] of value.entries()) parseMember(of, element, index, walk);
}

function parseObject(value: unknown, walk: Walk, visit: (object: JsonObject) => void): void {
  if (isObject(value)) visit(value);
  else expect(false, 'object', value, walk);
}

/** An unknown case ends it: the platform then knows no fields to look at. */
function parseChoice({on, cases}: ChoiceNode, object: JsonObject, walk: Walk): void {
  const chosen = cases.get(object[on] as string);
  if (chosen) parse(chosen, object, walk);
  else walk.at(on, () => refuseCase(object[on], [...cases.keys()], walk));
}

function refuseCase(value: unknown, known: readonly string[], walk: Walk): void {
  if (typeof value === 'string') {
    walk.report('value-not-allowed', `value ${quote(value)} is not one of ${quoteAll(known)}`);
    return;
  }
  if (value !== undefined && value !== null) expect(false, 'string', value, walk);
  walk.report('value-not-exists', 'value does not exist');
}
