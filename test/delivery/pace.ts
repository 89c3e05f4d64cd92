import {setTimeout as delay} from 'node:timers/promises';
import test, {type ExecutionContext} from 'ava';
import {Courier} from '../../src/delivery/courier.js';
import {removeData} from '../../src/delivery/remove-data.js';
import type {IngestError} from '../../src/errors.js';
import {Client, type ClientOptions} from '../../src/tidepool/client.js';
import {listDataSets, probeDataSet} from '../../src/tidepool/data-sets.js';
import {obliging, old, oldErrors, setId, unauthenticated} from '../helpers/platform.js';
import {answer, type Handler, withServer} from '../helpers/with-server.js';

/** A server that notes when each request came, and a courier to it. */
async function connect(
  t: ExecutionContext,
  handler: Handler,
  options: Partial<ClientOptions> = {},
) {
  const came: {what: string; at: number}[] = [];
  const server = await withServer(t, (request, response) => {
    const {method, path} = request;
    came.push({what: `${method} ${path.replace(/\?.*/, '')}`, at: performance.now()});
    return handler(request, response);
  });
  const client = new Client({baseUrl: server.url, sessionToken: 'token', ...options});
  return {came, server, courier: new Courier(client)};
}

const inSeconds = () => '1';
/** The date has no fractions of a second: this one is one to two seconds off. */
const asDate = () => new Date(Date.now() + 2_000).toUTCString();

for (const [name, print] of [
  ['seconds', inSeconds],
  ['a date', asDate],
] as const) {
  test(`pace - Retry-After as ${name} holds back every request, whatever it is for`, async t => {
    let until = 0;
    const {came, courier} = await connect(
      t,
      (request, response) => {
        if (until > 0) return obliging(request, response);
        const text = print();
        until = text === '1' ? performance.now() + 1_000 : performance.now() + leftOf(text);
        return answer(response, 429, {code: 'busy'}, {'retry-after': text});
      },
      {concurrency: 1},
    );
    const post = () => courier.request('POST', courier.routes.data(setId), {body: [{}]});
    await Promise.all([
      post(),
      post(),
      listDataSets({userId: 'u', client: courier}),
      probeDataSet(setId, {client: courier}),
      removeData(setId, ['a'.repeat(32)], {client: courier}),
      courier.request('PUT', courier.routes.dataSet(setId), {body: {}}),
    ]);
    const later = came.slice(1);
    t.deepEqual([...new Set(later.map(({what}) => what.split(' ')[0]))].sort(), [
      'DELETE',
      'GET',
      'POST',
      'PUT',
    ]);
    t.is(later.length, 6);
    for (const {what, at} of later) t.true(at >= until, `${what} came ${until - at} ms too early`);
  });
}

const leftOf = (date: string) => Date.parse(date) - Date.now();

test('pace - Retry-After holds back log-ins and repeats too', async t => {
  let until = 0;
  const {came, courier} = await connect(
    t,
    ({path, headers}, response) => {
      if (path === '/auth/login') {
        return answer(response, 200, {}, {'x-tidepool-session-token': 'fresh'});
      }
      if (headers['x-tidepool-session-token'] === 'fresh') return old(response, 200, []);
      if (path !== '/busy') return void setTimeout(() => unauthenticated(response), 100);
      until = performance.now() + 1_000;
      return answer(response, 503, {code: 'busy'}, {'retry-after': '1'});
    },
    {email: 'e', password: 'p', concurrency: 2},
  );
  await Promise.all([courier.request('GET', '/expired'), courier.request('GET', '/busy')]);
  const later = came.slice(2);
  t.true(later.some(({what}) => what === 'POST /auth/login'));
  for (const {what, at} of later) t.true(at >= until, `${what} came too early`);
});

for (const status of [429, 503]) {
  test(`pace - a ${status} halves the number of requests in flight, success raises it again`, async t => {
    const held: ((status: number) => void)[] = [];
    const {courier} = await connect(
      t,
      (_, response) =>
        void held.push(now =>
          now === 200 ? old(response, 200, []) : oldErrors(response, now, 'busy'),
        ),
      {concurrency: 8},
    );
    const all = Promise.all(Array.from({length: 60}, () => courier.request('GET', '/')));
    for (const [open, next] of [
      [8, status],
      [4, status],
      [2, 200],
      [3, 200],
      [4, 200],
      [5, 200],
      [6, 200],
      [7, 200],
      [8, 200],
      [8, 200],
    ] as const) {
      while (held.length < open) await delay(1);
      await delay(20); // time for one more to come, which would be wrong
      t.is(held.length, open);
      for (const release of held.splice(0)) release(next);
    }
    const rest = setInterval(() => {
      for (const release of held.splice(0)) release(200);
    }, 1);
    await all;
    clearInterval(rest);
  });
}

test('pace - being told to wait is no failure, however often', async t => {
  let told = 0;
  const {server} = await connect(t, (_, response) =>
    ++told <= 4 ? oldErrors(response, 429, 'busy') : old(response, 200, []),
  );
  const client = new Client({baseUrl: server.url, sessionToken: 'token'});
  const {status} = await new Courier(client, {retries: 0}).request('GET', '/');
  t.is(status, 200);
});

test('pace - gives up when nothing goes well for too long, though only told to wait', async t => {
  const {server} = await connect(t, (_, response) => oldErrors(response, 429, 'busy'));
  const client = new Client({baseUrl: server.url, sessionToken: 'token'});
  const courier = new Courier(client, {patience: 500});
  await t.throwsAsync<IngestError>(courier.request('GET', '/'), {
    message: /Gave up after \d+ tries/,
  });
  t.true(server.requests.length > 1);
});

test('pace - an idle hour before a failure is no reason to give up', async t => {
  let failures = 0;
  const {server} = await connect(t, (_, response) =>
    failures++ === 0 ? oldErrors(response, 502, 'x') : old(response, 200, []),
  );
  const client = new Client({baseUrl: server.url, sessionToken: 'token'});
  const courier = new Courier(client, {patience: 400});
  await delay(500);
  t.is((await courier.request('GET', '/')).status, 200);
});

test('pace - sends nothing more when it is asked to wait longer than it does', async t => {
  const {server, courier} = await connect(t, (_, response) =>
    answer(response, 429, {code: 'busy'}, {'retry-after': '86400'}),
  );
  const [first, second] = await Promise.allSettled([
    courier.request('GET', '/a'),
    courier.request('GET', '/b'),
  ]);
  t.is(first.status, 'rejected');
  t.is(second.status, 'rejected');
  const later = await t.throwsAsync<IngestError>(courier.request('DELETE', '/c'));
  t.regex(later!.message, /asks to send nothing for 86,\d\d\d s/);
  t.true(server.requests.every(({path}) => path !== '/c'));
});
