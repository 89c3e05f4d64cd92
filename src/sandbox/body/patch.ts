import {format, instant, int, oneOf, optional, record, text} from '../../codec/index.js';
import {normalise} from '../../codec/normal/index.js';
import {Refusal} from '../context.js';
import {jsonNotFound, malformedB, untitledB} from '../family-b.js';
import {storedInstant} from '../instants.js';
import {JsonMalformed, readFirstJson} from '../read-json.js';
import type {DataSetDocument} from '../store/documents.js';
import {moreThan, requireTable} from './refusals.js';

/** What a service may change of a continuous set (reference session.md, section 6). */
const table = record({
  deviceId: optional(text()),
  deviceModel: optional(text({empty: true})),
  deviceSerialNumber: optional(text({empty: true})),
  state: optional(oneOf('closed', 'open')),
  time: optional(instant()),
  timezone: optional(text({format: format.zone})),
  timezoneOffset: optional(int({min: -12 * 60, max: 14 * 60})),
}).node as Parameters<typeof requireTable>[0];

/**
 * Reads the change of a continuous set.
 * @throws Refusal 400
 */
export function readPatch(body: Buffer): Partial<DataSetDocument> {
  const value = readObject(body);
  requireTable(table, value, [moreThan('deviceModel', 1), moreThan('deviceSerialNumber', 1)]);
  const {state, time, ...fields} = normalise(table, value, () => undefined) as Fields;
  return {
    ...fields,
    ...(time === undefined ? {} : {time: storedInstant(time)}),
    ...(state === undefined ? {} : {_state: state}),
  };
}

type Fields = Record<string, unknown> & {state?: 'closed' | 'open'; time?: string};

function readObject(body: Buffer): Record<string, unknown> {
  try {
    const value = readFirstJson(body);
    if (value === undefined) throw new Refusal(jsonNotFound());
    if (value === null) throw new Refusal(untitledB('object is missing'));
    if (typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch (error) {
    if (!(error instanceof JsonMalformed)) throw error;
  }
  throw new Refusal(malformedB());
}
