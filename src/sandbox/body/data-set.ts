import {
  dependsOn,
  type Field,
  format,
  instant,
  int,
  list,
  metadata,
  oneOf,
  optional,
  record,
  text,
} from '../../codec/index.js';
import {normalise} from '../../codec/normal/index.js';
import {storedInstant} from '../instants.js';
import type {DataSetDocument} from '../store/documents.js';
import {privateOfClient, withPrivate} from './private-of-client.js';
import {atLeast, requireTable} from './refusals.js';

const day = 24 * 60 * 60 * 1000;
const weekMinutes = 7 * 24 * 60;

/** A field of which only the type is judged. */
const unchecked = <A>(field: Field<A>) => dependsOn([], field);

const localTime = text({empty: true, format: format.localTime});

const isLabel = /^[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?$/;

const reverseDomain = {
  name: 'reverse domain',
  says: 'is not valid as reverse domain',
  test: (name: string) => name.includes('.') && name.split('.').every(label => isLabel.test(label)),
};

/** What an open may say (reference session.md, section 4), in the order in which it is judged. */
const table = record({
  annotations: optional(list(metadata())),
  byUser: unchecked(text()),
  client: optional(
    record({
      name: optional(text()),
      version: optional(text()),
      private: unchecked(metadata()),
    }),
  ),
  clockDriftOffset: optional(int({min: -day, max: day})),
  computerTime: optional(localTime),
  conversionOffset: optional(int()),
  createdTime: unchecked(instant()),
  createdUserId: unchecked(text()),
  dataSetType: optional(oneOf('continuous', 'normal')),
  deduplicator: optional(record({name: optional(text({max: 253, format: reverseDomain}))})),
  deletedTime: unchecked(instant()),
  deletedUserId: unchecked(text()),
  deviceId: optional(text()),
  deviceManufacturers: optional(list(text(), {max: Infinity, unique: true, sorted: true})),
  deviceModel: optional(text()),
  deviceSerialNumber: optional(text()),
  deviceTags: optional(
    list(oneOf('activity-monitor', 'bgm', 'cgm', 'insulin-pump'), {
      max: Infinity,
      unique: true,
      sorted: true,
    }),
  ),
  deviceTime: optional(localTime),
  id: optional(text({format: format.dataId})),
  modifiedTime: unchecked(instant()),
  modifiedUserId: unchecked(text()),
  payload: optional(metadata()),
  time: unchecked(instant()),
  timeProcessing: optional(oneOf('across-the-board-timezone', 'none', 'utc-bootstrapping')),
  timezone: optional(text({format: format.zone})),
  timezoneOffset: optional(int({min: -weekMinutes, max: weekMinutes})),
  uploadId: unchecked(text()),
  version: optional(text({empty: true})),
  type: unchecked(text()),
}).node as Parameters<typeof requireTable>[0];

/**
 * Reads the body of an open into the fields that are stored of it.
 * @throws Refusal 400
 */
export function readDataSet(body: Readonly<Record<string, unknown>>): Partial<DataSetDocument> {
  requireTable(table, body, [privateOfClient, atLeast('version', 5)]);
  const {deduplicator, ...fields} = normalise(table, body, () => undefined) as Fields;
  for (const name of ['time', 'deletedTime'])
    if (fields[name] !== undefined) fields[name] = storedInstant(fields[name] as string);
  return {...fields, client: withPrivate(fields.client, body), _deduplicator: deduplicator};
}

type Fields = Record<string, unknown> & {client?: object; deduplicator?: {name?: string}};
