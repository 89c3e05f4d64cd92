import type {ServerResponse} from 'node:http';
import {Batcher} from '../../src/batches/batcher.js';
import {type Batch, Item} from '../../src/block.js';
import {kindOf} from '../../src/datum/index.js';
import {answer, type Handler, type Received} from './with-server.js';

/** A data set id of tests. */
export const setId = '0123456789abcdef0123456789abcdef';

const trace = {trace: {request: 'trace-of-the-platform'}};

/** Answers in the platform's older family. */
export function old(response: ServerResponse, status: number, data: unknown): void {
  answer(response, status, {data, meta: trace});
}

/** Answers with errors in the platform's older family. */
export function oldErrors(response: ServerResponse, status: number, ...codes: string[]): void {
  const errors = codes.map(code => ({
    code,
    title: code,
    detail: `Detail of ${code}`,
    status: `${status}`,
  }));
  answer(response, status, {errors, meta: trace});
}

/** Answers 401 as the platform does. */
export function unauthenticated(response: ServerResponse): void {
  const title = 'authentication token is invalid';
  answer(response, 401, {code: 'unauthenticated', title, detail: title});
}

/** Answers every request of a session as the platform does when nothing is wrong. */
export const obliging: Handler = ({method, path, body}: Received, response: ServerResponse) => {
  if (method === 'POST' && path.startsWith('/v1/users/')) {
    const {id, deviceId} = JSON.parse(body.toString());
    return old(response, 201, {id, uploadId: id, deviceId, type: 'upload'});
  }
  if (method === 'POST') return old(response, 200, []);
  if (method === 'DELETE') return old(response, 200, path.endsWith('/data') ? [] : {});
  if (method === 'PUT') return old(response, 200, {uploadId: path.split('/').at(-1)});
  const found = {uploadId: setId, deviceId: 'device-1'};
  return answer(response, 200, path.startsWith('/v1/users/') ? [found] : found);
};

/** A batch of data of one device, or of none. */
export function makeBatch(
  first: number,
  size: number,
  device: string | 'none' = 'device-1',
): Batch {
  const deviceId = device === 'none' ? undefined : device;
  const data = Array.from({length: size}, (_, index) => ({type: 'cbg', value: first + index}));
  return batchOf(data, first, deviceId);
}

/** A batch of data, the first of which is number `first` of the input; one device, or one for each. */
export function batchOf(
  data: readonly object[],
  first = 0,
  devices?: string | readonly (string | undefined)[],
): Batch {
  const items = data.map((datum, place) => {
    const deviceId = typeof devices === 'object' ? devices[place] : devices;
    const index = first + place;
    const record = Buffer.from(JSON.stringify(datum));
    const item = new Item(index, 'dump.json', undefined, index + 1, {...datum, deviceId}, record);
    item.kind = kindOf(datum) ?? undefined;
    // Of the hash only the first four characters count.
    item.identities = [{type: 'cbg', hash: '\u0000\u0000\u0000\u0010'}];
    return item;
  });
  const batcher = new Batcher({dataSets: 'one', batchSize: items.length});
  const batches: Batch[] = [];
  batcher.add({items}, batch => batches.push({...batch, number: first}));
  return batches[0]!;
}

/** A body without the ids that an attempt has put in. */
export const withoutIds = (body: Buffer): string =>
  body.toString().replaceAll(/,"id":"[0-9a-z]{32}"}/g, '}');
