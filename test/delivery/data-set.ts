import test, {type ExecutionContext} from 'ava';
import {Courier} from '../../src/delivery/courier.js';
import {DataSet, type DataSetOptions} from '../../src/delivery/data-set.js';
import {IngestError} from '../../src/errors.js';
import {Client, type ClientOptions} from '../../src/tidepool/client.js';
import {
  batchOf,
  makeBatch,
  obliging,
  old,
  oldErrors,
  setId,
  unauthenticated,
} from '../helpers/platform.js';
import {answer, type Handler, withServer} from '../helpers/with-server.js';

interface Changes extends Partial<ClientOptions> {
  readonly device?: DataSetOptions['device'];
}

async function connect(t: ExecutionContext, handler: Handler, changes: Changes = {}) {
  const {device = {deviceId: 'device-1'}, ...options} = changes;
  const server = await withServer(t, handler);
  const client = new Client({baseUrl: server.url, sessionToken: 'token', ...options});
  const courier = new Courier(client, {retries: 0});
  return {server, client, dataSet: new DataSet(setId, {courier, userId: 'u', device})};
}

test('DataSet - appends a batch byte for byte and counts what is confirmed', async t => {
  for (const routes of ['data_sets', 'datasets'] as const) {
    const {server, dataSet} = await connect(t, obliging, {routes});
    const batch = makeBatch(0, 3);
    t.like(await dataSet.append(batch), {retries: 0, stored: 3, bytes: batch.body.length});
    t.is(dataSet.uploaded, 3);
    t.is(dataSet.state, 'open');
    t.is(server.requests[0]?.path, `/v1/${routes}/${setId}/data`);
    t.deepEqual(server.requests[0]?.body, batch.body);
  }
});

test('DataSet - counts a repeat after a log-in', async t => {
  const server = await withServer(t, ({path, headers}, response) => {
    if (path === '/auth/login') {
      return answer(response, 200, {}, {'x-tidepool-session-token': 'new'});
    }
    if (headers['x-tidepool-session-token'] !== 'new') return unauthenticated(response);
    return old(response, 200, []);
  });
  const account = {sessionToken: 'old', email: 'e', password: 'p'};
  const client = new Client({baseUrl: server.url, ...account});
  const dataSet = new DataSet(setId, {
    ...{courier: new Courier(client), userId: 'u'},
    device: {deviceId: undefined},
  });
  t.like(await dataSet.append(makeBatch(0, 1)), {retries: 1});
});

test('DataSet - refuses data of another device before it sends them', async t => {
  const {server, dataSet} = await connect(t, obliging);
  await t.throwsAsync(dataSet.append(makeBatch(4, 1, 'device-2')), {
    code: 'ERR_INGEST_WRONG_DEVICE',
    message: /^dump\.json:5 \(record 5\)/,
  });
  t.is(server.requests.length, 0);
});

test('DataSet - finds a datum of another device inside a batch', async t => {
  const {server, dataSet} = await connect(t, obliging);
  const data = Array.from({length: 6}, (_, value) => ({type: 'cbg', value}));
  const devices = ['device-1', 'device-1', undefined, undefined, 'device-2', 'device-2'];
  await t.throwsAsync(dataSet.append(batchOf(data, 0, devices)), {
    code: 'ERR_INGEST_WRONG_DEVICE',
    message: /record 5/,
  });
  t.is(server.requests.length, 0);
  await t.notThrowsAsync(dataSet.append(batchOf(data.slice(0, 4), 0, devices)));
});

test('DataSet - takes any device where it names none', async t => {
  const {dataSet} = await connect(t, obliging, {device: {deviceId: undefined}});
  await dataSet.append(makeBatch(0, 1, 'device-1'));
  await t.notThrowsAsync(dataSet.append(makeBatch(1, 1, 'device-2')));
});

test('DataSet - learns its device from the first datum where it cannot be read', async t => {
  const {dataSet} = await connect(t, obliging, {device: 'unreadable'});
  t.is(dataSet.deviceId, undefined);
  await dataSet.append(makeBatch(0, 1, 'none'));
  await dataSet.append(makeBatch(1, 1, 'device-2'));
  t.is(dataSet.deviceId, 'device-2');
  await t.throwsAsync(dataSet.append(makeBatch(2, 1)), {code: 'ERR_INGEST_WRONG_DEVICE'});
});

test('DataSet - gives back the data that the platform refuses, as they came, and stores the rest', async t => {
  const {server, dataSet} = await connect(t, ({body}, response) =>
    JSON.parse(body.toString()).length === 2
      ? old(response, 200, [])
      : answer(response, 400, {
          errors: [
            {code: 'value-out-of-range', detail: 'value 1001 is', source: {pointer: '/1/value'}},
            {code: 'value-not-exists', detail: 'x', source: {pointer: '/1/time'}},
          ],
        }),
  );
  const {stored, rejections, retries} = await dataSet.append(makeBatch(100, 3));
  t.deepEqual([stored, retries, dataSet.uploaded, server.requests.length], [2, 1, 2, 2]);
  t.is(rejections.length, 1);
  t.like(rejections[0], {index: 101, datum: '{"type":"cbg","value":101}'});
  t.deepEqual(
    rejections[0]!.errors.map(({pointer}) => pointer),
    ['/value', '/time'],
  );
});

const fails = test.macro({
  async exec(t, handler: Handler, code: string) {
    const {dataSet} = await connect(t, handler);
    const append = dataSet.append(makeBatch(6, 2));
    await t.throwsAsync(append, {instanceOf: IngestError, code});
    t.is(dataSet.uploaded, 0);
  },
  title: name => `DataSet - gives up when the platform ${name}`,
});

const refuse =
  (status: number): Handler =>
  (_, response) =>
    oldErrors(response, status, 'x');

test('forbids it', fails, refuse(403), 'ERR_INGEST_FORBIDDEN');
test('has closed the set', fails, refuse(409), 'ERR_INGEST_REFUSED');
test('loses patience', fails, refuse(408), 'ERR_INGEST_REFUSED');
test('fails', fails, refuse(500), 'ERR_INGEST_REFUSED');
test(
  'does not know the token',
  fails,
  (_, response) => unauthenticated(response),
  'ERR_INGEST_UNAUTHENTICATED',
);
test('hangs up', fails, (_, response) => response.destroy(), 'ERR_INGEST_UNREACHABLE');
test(
  'answers with half an answer',
  fails,
  (_, response) => answer(response, 200, '{"data":['),
  'ERR_INGEST_STRANGE_REPLY',
);
test(
  'answers with something else',
  fails,
  (_, response) => answer(response, 200, {}),
  'ERR_INGEST_STRANGE_REPLY',
);

test('DataSet - closes only when everything in flight is answered', async t => {
  let release: (() => void) | undefined;
  const {server, client, dataSet} = await connect(t, (request, response) => {
    if (request.method === 'POST') release = () => old(response, 200, []);
    else obliging(request, response);
  });
  const asked: string[] = [];
  const request = client.request.bind(client);
  client.request = (method, ...rest) => {
    asked.push(method);
    return request(method, ...rest);
  };
  const appending = dataSet.append(makeBatch(0, 1));
  while (!release) await new Promise(setImmediate);
  const closing = dataSet.close();
  t.is(dataSet.state, 'closing');
  await t.throwsAsync(dataSet.append(makeBatch(1, 1)), {code: 'ERR_INGEST_USAGE'});
  await new Promise(setImmediate);
  t.deepEqual(asked, ['POST']);
  release();
  await appending;
  await closing;
  t.is(dataSet.state, 'closed');
  t.deepEqual(
    server.requests.map(({method}) => method),
    ['POST', 'GET', 'PUT', 'GET'],
  );
  await dataSet.close();
  t.is(server.requests.length, 4);
  await t.throwsAsync(dataSet.append(makeBatch(1, 1)), {
    code: 'ERR_INGEST_USAGE',
    message: /is closed/,
  });
});

test('DataSet - is doubtful after a close that failed, and open after one that was not allowed', async t => {
  const failing = await connect(t, refuse(500));
  await t.throwsAsync(failing.dataSet.close(), {code: 'ERR_INGEST_REFUSED'});
  t.is(failing.dataSet.state, 'doubtful');
  const forbidden = await connect(t, refuse(403));
  await t.throwsAsync(forbidden.dataSet.close(), {code: 'ERR_INGEST_FORBIDDEN'});
  t.is(forbidden.dataSet.state, 'open');
});

test('DataSet - deletes itself', async t => {
  const {server, dataSet} = await connect(t, obliging);
  await dataSet.delete();
  t.is(dataSet.state, 'deleted');
  t.is(server.requests[0]?.method, 'DELETE');
  await t.throwsAsync(dataSet.close(), {code: 'ERR_INGEST_USAGE'});
});

test('DataSet - asks the platform whether it takes data', async t => {
  const {dataSet} = await connect(t, refuse(409));
  t.is(await dataSet.probe(), 'closed');
});
