import test, {type ExecutionContext} from 'ava';
import {closeDataSet} from '../../src/delivery/close-data-set.js';
import {Courier} from '../../src/delivery/courier.js';
import type {IngestError} from '../../src/errors.js';
import {Client} from '../../src/tidepool/client.js';
import type {Spelling} from '../../src/tidepool/routes.js';
import {obliging, oldErrors, setId} from '../helpers/platform.js';
import {answer, type Handler, withServer} from '../helpers/with-server.js';

async function connect(t: ExecutionContext, handler: Handler, routes?: Spelling, timeout?: number) {
  const server = await withServer(t, handler);
  const client = new Client({baseUrl: server.url, sessionToken: 'token', routes, timeout});
  return {server, client: new Courier(client, {retries: 0})};
}

const closing = {userId: 'u', deviceId: 'device-1'};

test('closeDataSet - closes with a body and confirms by the list of the device', async t => {
  for (const routes of ['data_sets', 'datasets'] as const) {
    const {server, client} = await connect(t, obliging, routes);
    await closeDataSet(setId, {...closing, client});
    const [close, list] = server.requests;
    t.is(`${close?.method} ${close?.path}`, `PUT /v1/${routes}/${setId}`);
    t.is(close?.body.toString(), '{"dataState":"closed"}');
    t.is(close?.headers['content-type'], 'application/json');
    t.is(list?.method, 'GET');
  }
});

test('closeDataSet - takes the answer for enough where the account may not list', async t => {
  const {server, client} = await connect(t, (request, response) =>
    request.method === 'GET'
      ? oldErrors(response, 403, 'unauthorized')
      : obliging(request, response),
  );
  await t.notThrowsAsync(closeDataSet(setId, {...closing, client}));
  t.is(server.requests.length, 2);
});

test('closeDataSet - waits as long as a close may take', async t => {
  const {client} = await connect(t, () => {}, undefined, 50);
  await t.throwsAsync(closeDataSet(setId, {...closing, client}), {
    code: 'ERR_INGEST_NOT_CLOSED',
    message: /within 50 ms/,
  });
});

const notClosed = test.macro({
  async exec(t, handler: Handler, code: string, fault: string, message: RegExp) {
    const {client} = await connect(t, handler);
    const closed = closeDataSet(setId, {...closing, client});
    const error = await t.throwsAsync<IngestError>(closed, {code, message});
    t.is(error?.fault, fault as IngestError['fault']);
  },
  title: name => `closeDataSet - fails when ${name}`,
});

const put =
  (reply: Handler): Handler =>
  (request, response) =>
    (request.method === 'PUT' ? reply : obliging)(request, response);
const doubt = ['ERR_INGEST_NOT_CLOSED', 'service'] as const;

test(
  'the set is not listed and takes data all the same',
  notClosed,
  (request, response) =>
    request.method === 'GET' ? answer(response, 200, []) : obliging(request, response),
  ...doubt,
  /takes data all the same/,
);
test(
  'the list fails',
  notClosed,
  (request, response) =>
    request.method === 'GET' ? oldErrors(response, 500, 'x') : obliging(request, response),
  ...doubt,
  /500/,
);
test(
  'it was closed before',
  notClosed,
  put((_, response) => oldErrors(response, 409, 'data-set-closed')),
  ...doubt,
  /somebody else/,
);
test(
  'the platform fails and leaves it open',
  notClosed,
  put((_, response) => oldErrors(response, 500, 'x')),
  'ERR_INGEST_REFUSED',
  'service',
  /500/,
);
test(
  'nobody answers',
  notClosed,
  put((_, response) => response.destroy()),
  ...doubt,
  /hang up/,
);
test(
  'the answer is of a portal',
  notClosed,
  put((_, response) => answer(response, 200, {ok: true})),
  ...doubt,
  /not the platform's/,
);
test(
  'it does not exist',
  notClosed,
  put((_, response) => oldErrors(response, 404, 'data-set-id-not-found')),
  'ERR_INGEST_REFUSED',
  'service',
  /404/,
);
test(
  'the account may not',
  notClosed,
  put((_, response) => oldErrors(response, 403, 'unauthorized')),
  'ERR_INGEST_FORBIDDEN',
  'authentication',
  /may not/,
);
