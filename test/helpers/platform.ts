import type {ServerResponse} from 'node:http';
import type {Batch} from '../../src/block.js';
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
  if (method === 'DELETE') return old(response, 200, {});
  if (method === 'PUT') return old(response, 200, {uploadId: path.split('/').at(-1)});
  return answer(response, 200, [{uploadId: setId, deviceId: 'device-1'}]);
};

/** A batch of data of one device, or of none. */
export function makeBatch(
  first: number,
  size: number,
  device: string | 'none' = 'device-1',
): Batch {
  const deviceId = device === 'none' ? undefined : device;
  const data = Array.from({length: size}, (_, index) => ({type: 'cbg', value: first + index}));
  return {
    deviceId,
    body: Buffer.from(JSON.stringify(data)),
    entries: data.map((_, index) => ({
      index: first + index,
      file: 'dump.json',
      line: first + index + 1,
      kind: 'cbg',
      records: 1,
      deviceId,
      start: 0,
      end: 0,
    })),
    fingerprint: 0x9000_0000,
  };
}
