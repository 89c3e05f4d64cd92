import {maxMetadataBytes} from '../../codec/json/metadata.js';
import {sizeOf} from '../../codec/json/size.js';
import {isObject, type JsonObject} from '../../codec/json/value.js';
import {wellFormed} from '../../codec/json/well-formed.js';
import type {Rule} from './refusals.js';

// Unlike metadata elsewhere, `client.private` keeps the members that are null: the platform reads it
// as a plain object (DataSetClient in data/data_set.go), so one of nulls only is not empty.

/** Asks `client.private` for members, and for no more than 4096 bytes as Go prints them. */
export const privateOfClient: Rule = body => {
  const given = privateIn(body);
  if (given === undefined) return undefined;
  const pointer = '/client/private';
  if (Object.keys(given).length === 0)
    return {code: 'value-empty', detail: 'value is empty', pointer};
  const size = sizeOf(given);
  if (size <= maxMetadataBytes) return undefined;
  const detail = `size ${size} is not less than or equal to ${maxMetadataBytes}`;
  return {code: 'size-out-of-range', detail, pointer};
};

/** Gives `client` as it is stored: `private` as it was sent. */
export function withPrivate(client: object | undefined, body: JsonObject): object | undefined {
  const given = privateIn(body);
  return given ? {...client, private: wellFormed(given)} : client;
}

function privateIn({client}: JsonObject): JsonObject | undefined {
  const given = isObject(client) ? client.private : undefined;
  return isObject(given) ? given : undefined;
}
