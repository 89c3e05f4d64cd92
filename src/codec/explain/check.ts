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
      checkNumber(node, value as number, walk, here);
      break;
    case 'text':
      checkText(node, value as string, walk);
      break;
    case 'oneOf':
      checkOneOf(node, value as string, walk);
      break;
    case 'exactly':
      checkExactly(node, value as string, walk);
      break;
    case 'instant':
      checkInstant(node, value as string, walk, here);
      break;
    case 'metadata':
      checkMetadata(object, walk);
      break;
    case 'list':
      checkList(node, value as unknown[], walk, here, visit);
      break;
    case 'map':
      checkMap(node, object, walk, here, visit);
      break;
    case 'record':
      checkRecord(node, object, walk, here, visit);
      break;
    case 'choice':
      check(node.cases.get(object[node.on] as string)!, value, walk, here);
      break;
    case 'lazy':
      walk.enter(() => check(node.of(), value, walk, here));
      break;
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
  const size = sizeOf(kept);
  if (Object.keys(kept).length === 0) {
    walk.report('value-empty', 'value is empty');
  } else if (size > maxMetadataBytes) {
    const detail = `size ${size} is not less than or equal to ${maxMetadataBytes}`;
    walk.report('size-out-of-range', detail);
  }
}
