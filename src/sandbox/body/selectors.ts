import {dataId} from '../../codec/formats.js';
import {isZeroTime, isZonedTime} from '../../codec/go/time.js';
import {isObject, type JsonObject} from '../../codec/json/value.js';
import {codePointsOf} from '../../codec/text-length.js';
import {Failure} from '../failure.js';
import {readFirstJson} from '../read-json.js';
import type {Selector} from '../store/selectors.js';

/**
 * Reads the selectors of a request. Their times are judged, then not used; other members are ignored.
 * @throws Failure
 */
export function readSelectors(body: Buffer): Selector[] {
  const value = readFirstJson(body);
  if (!Array.isArray(value) || value.length === 0) throw new Failure('selectors is invalid');
  return value.map(readSelector);
}

function readSelector(value: unknown): Selector {
  if (!isObject(value)) throw new Failure('selectors is invalid');
  const id = textOf(value, 'id');
  const time = textOf(value, 'time');
  const deduplicator = objectOf(value, 'deduplicator');
  const origin = objectOf(value, 'origin');
  requireAll(time === undefined || (id !== undefined && isMoment(time)));
  if (id !== undefined) {
    requireAll(dataId.test(id), !deduplicator, !origin);
    return {kind: 'id', value: id};
  }
  if (deduplicator) {
    const hash = textOf(deduplicator, 'hash');
    requireAll(isText(hash, 1000), !origin);
    return {kind: 'hash', value: hash!};
  }
  const originId = origin && textOf(origin, 'id');
  const originTime = origin && textOf(origin, 'time');
  requireAll(isText(originId, 100), originTime === undefined || isMoment(originTime));
  return {kind: 'origin', value: originId!};
}

function textOf(value: JsonObject, key: string): string | undefined {
  const member = value[key] ?? undefined;
  requireAll(member === undefined || typeof member === 'string');
  return member as string | undefined;
}

function objectOf(value: JsonObject, key: string): JsonObject | undefined {
  const member = value[key] ?? undefined;
  requireAll(member === undefined || isObject(member));
  return member as JsonObject | undefined;
}

const isMoment = (text: string) => isZonedTime(text) && !isZeroTime(text);

const isText = (text: string | undefined, max: number) =>
  text !== undefined && text !== '' && codePointsOf(text) <= max;

function requireAll(...conditions: readonly boolean[]): void {
  if (conditions.includes(false)) throw new Failure('selectors is invalid');
}
