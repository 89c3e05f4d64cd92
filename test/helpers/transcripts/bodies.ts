import {gzipSync} from 'node:zlib';
import {cbg, datumId, hash} from '../test-sandbox.js';
import type {Placeholders} from './placeholders.js';
import type {RecordedRequest} from './transcript.js';

/** Makes the body of a recorded request; some are only described there. */
export function bodyOf(
  {body, rawBody, bodyDescription}: RecordedRequest,
  placeholders: Placeholders,
): Buffer | undefined {
  if (bodyDescription !== undefined) return Buffer.from(JSON.stringify(described(bodyDescription)));
  if (rawBody === 'gzip of [cbg]') return gzipSync(JSON.stringify([cbg(0)]));
  if (rawBody === 'BOM + [cbg]') return Buffer.from(`\ufeff${JSON.stringify([cbg(0)])}`);
  if (rawBody !== undefined) return Buffer.from(placeholders.fill(rawBody) as string);
  return body === undefined ? undefined : Buffer.from(JSON.stringify(placeholders.fill(body)));
}

const full = {
  deviceId: 'dev1',
  deduplicator: {name: hash},
  client: {name: 'org.example.uploader', version: '1.2.3'},
  deviceManufacturers: ['Acme'],
  deviceModel: 'M1',
  deviceSerialNumber: 'SN1',
  deviceTags: ['cgm'],
  time: '2026-11-01T00:00:00Z',
  timezone: 'Europe/Vienna',
  timezoneOffset: 60,
  computerTime: '2026-11-01T01:00:00',
  timeProcessing: 'none',
  version: '1.2.3',
};

function described(description: string): unknown {
  const changed = /^full valid body (?:with (\w+) = (.*)|plus (.*))$/s.exec(description);
  if (changed?.[1]) return {...full, [changed[1]]: JSON.parse(changed[2]!)};
  if (changed) return {...full, ...JSON.parse(`{${changed[3]}}`)};
  const selectors = /^(\d+) id selectors/.exec(description);
  if (selectors) return make(Number(selectors[1]), i => ({id: datumId(i)}));
  const known = others[description];
  if (!known) throw new Error(`no body is known for "${description}"`);
  return known();
}

const others: Readonly<Record<string, () => unknown>> = {
  'deviceId "", timezone Mars/Base, deviceTags [phone], timezoneOffset 99999': () => ({
    ...full,
    deviceId: '',
    timezone: 'Mars/Base',
    deviceTags: ['phone'],
    timezoneOffset: 99999,
  }),
  'deviceId 5, timezone Mars/Base, foo 1': () => ({
    ...full,
    deviceId: 5,
    timezone: 'Mars/Base',
    foo: 1,
  }),
  'array of 1,000 cbg data, 5 minutes apart': () => make(1000, i => cbg(i + 10)),
  '200 cbg with value -1': () => make(200, i => cbg(i, {value: -1})),
  '6 cbg with ids …a0 to …a5 and origins o0 to o5': () =>
    make(6, i => cbg(i, {id: datumId(i), origin: {id: `o${i}`}})),
  '20000 cbg': () => make(20_000, i => cbg(i)),
  '1 cbg with a 3 MB payload string': () => [cbg(0, {payload: {x: 'y'.repeat(3_000_000)}})],
  '10000 cbg with 4 kB payload each (41 MB)': () =>
    make(10_000, i => cbg(i, {payload: {x: 'y'.repeat(4000)}})),
};

const make = <A>(length: number, one: (i: number) => A): A[] =>
  Array.from({length}, (_, i) => one(i));
