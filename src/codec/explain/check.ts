import {quote, quoteAll} from '../go/quote.js';
import {isBefore, isZeroTime, printTime} from '../go/time.js';
import {maxMetadataBytes, withoutNulls} from '../json/metadata.js';
import {sizeOf} from '../json/size.js';
import type {JsonObject} from '../json/value.js';
import type {ExactlyNode, InstantNode, Node, OneOfNode} from '../node.js';
import {checkList, checkMap} from './check-list.js';
import {checkNumber} from './check-number.js';
import {checkRecord} from './check-record.js';
import {checkText} from './check-text.js';
import type {Scope, Visit} from './scope.js';
import type {Walk} from './walk.js';

/** Reports the rules that a value of the right type breaks, in the platform's order. */
export function check(node: Node, value: unknown, walk: Walk, scope?: Scope): void {
  const object = value as JsonObject;
  const here = scope ?? {near: object, datum: object};
  const visit: Visit = (below, member, inside) => check(below, member, walk, inside);
  switch (node.tag) {
    case 'number':
      return checkNumber(node, value as number, walk, here);
    case 'text':
      return checkText(node, value as string, walk);
    case 'oneOf':
      return checkOneOf(node, value as string, walk);
    case 'exactly':
      return checkExactly(node, value as string, walk);
    case 'instant':
      return checkInstant(node, value as string, walk, here);
    case 'metadata':
      return checkMetadata(object, walk);
    case 'list':
      return checkList(node, value as unknown[], walk, here, visit);
    case 'map':
      return checkMap(node, object, walk, here, visit);
    case 'record':
      return checkRecord(node, object, walk, here, visit);
    case 'choice':
      return check(node.cases.get(object[node.on] as string)!, value, walk, here);
    case 'lazy':
      return walk.enter(() => check(node.of(), value, walk, here));
  }
}

function checkOneOf({values}: OneOfNode, value: string, walk: Walk): void {
  if (values.includes(value)) return;
  walk.report('value-not-allowed', `value ${quote(value)} is not one of ${quoteAll(values)}`);
}

function checkExactly({value: only}: ExactlyNode, value: string, walk: Walk): void {
  if (value === only) return;
  walk.report('value-out-of-range', `value ${quote(value)} is not equal to ${quote(only)}`);
}

function checkInstant(node: InstantNode, value: string, walk: Walk, {near}: Scope): void {
  if (!node.zero && isZeroTime(value)) walk.report('value-empty', 'value is empty');
  const earliest = node.notBefore === undefined ? undefined : near[node.notBefore];
  if (typeof earliest !== 'string' || !isBefore(value, earliest)) return;
  walk.report(
    'value-not-after',
    `value ${quote(printTime(value))} is not after ${quote(printTime(earliest))}`,
  );
}

function checkMetadata(value: JsonObject, walk: Walk): void {
  const kept = withoutNulls(value);
  if (Object.keys(kept).length === 0) return walk.report('value-empty', 'value is empty');
  const size = sizeOf(kept);
  if (size <= maxMetadataBytes) return;
  walk.report('size-out-of-range', `size ${size} is not less than or equal to ${maxMetadataBytes}`);
}
