import {setTimeout as delay} from 'node:timers/promises';
import {inspect} from 'node:util';
import {gzipSync} from 'node:zlib';
import test, {type ExecutionContext} from 'ava';
import {IngestError} from '../../src/errors.js';
import {defaults} from '../../src/options.js';
import {Client, type ClientOptions} from '../../src/tidepool/client.js';
import {old} from '../helpers/platform.js';
import {answer, type Handler, withServer} from '../helpers/with-server.js';

const sessionToken = 'secret-token-of-a-session';

/** A server and a client of it. */
async function connect(t: ExecutionContext, handler: Handler, options?: Partial<ClientOptions>) {
  const server = await withServer(t, handler);
  return {server, client: new Client({baseUrl: server.url, sessionToken, ...options})};
}

test('Client - sends JSON with its type, its token and one trace a run', async t => {
  const {server, client} = await connect(t, (_, response) => old(response, 200, []));
  const reply = await client.request('POST', '/v1/data_sets/a/data', {body: []});
  await client.request('POST', '/v1/data_sets/a/data', {body: Buffer.from('[{"a":1.0}]')});
  await client.request('GET', '/v1/data_sets/a');
  t.is(reply.status, 200);
  t.is(reply.traceId, 'trace-of-the-platform');
  t.is(reply.repeats, 0);
  const [first, second, third] = server.requests;
  t.is(first?.method, 'POST');
  t.is(first?.path, '/v1/data_sets/a/data');
  t.is(first?.body.toString(), '[]');
  t.is(second?.body.toString(), '[{"a":1.0}]');
  t.is(second?.headers['content-type'], 'application/json');
  t.is(second?.headers['content-length'], '11');
  t.is(second?.headers['content-encoding'], undefined);
  t.is(second?.headers['x-tidepool-session-token'], sessionToken);
  t.is(third?.headers['content-type'], undefined);
  t.is(third?.body.length, 0);
  const traces = server.requests.map(({headers}) => headers['x-tidepool-trace-session']);
  t.is(new Set(traces).size, 1);
  t.regex(`${traces[0]}`, /^.{16,64}$/);
});

test('Client - keeps its connection between requests', async t => {
  const ports = new Set<number | undefined>();
  const {client} = await connect(t, (_, response) => {
    ports.add(response.socket?.remotePort);
    old(response, 200, []);
  });
  for (let round = 0; round < 3; round++) await client.request('GET', '/');
  t.is(ports.size, 1);
});

test('Client - understands a compressed answer', async t => {
  const body = gzipSync('{"data":[1]}');
  const {client} = await connect(t, (_, response) =>
    answer(response, 200, body, {'content-encoding': 'gzip'}),
  );
  t.deepEqual((await client.request('GET', '/')).json, {data: [1]});
});

test('Client - gives every error status as a reply, and asks once', async t => {
  const {server, client} = await connect(t, ({path}, response) =>
    answer(response, Number(path.slice(1)), {code: 'x', detail: 'X'}),
  );
  const statuses = [400, 403, 404, 405, 408, 409, 413, 429, 500, 502, 503, 504];
  for (const status of statuses) {
    const reply = await client.request('POST', `/${status}`, {body: []});
    t.is(reply.status, status);
    t.is(reply.faults[0]?.code, 'x');
  }
  t.is(server.requests.length, statuses.length);
});

test('Client - never has more requests in flight than it may', async t => {
  const held: (() => void)[] = [];
  const {server, client} = await connect(
    t,
    (_, response) => void held.push(() => old(response, 200, [])),
    {concurrency: 3},
  );
  const all = Promise.all(Array.from({length: 9}, () => client.request('GET', '/')));
  for (let answered = 0; answered < 9; answered += 3) {
    while (held.length < 3) await delay(1);
    await delay(20); // time for a fourth to come, which would be wrong
    t.is(server.requests.length, answered + 3);
    for (const release of held.splice(0)) release();
  }
  await all;
});

const fails = test.macro({
  async exec(t, handler: Handler, expected: {code: string; message: RegExp}, options?: object) {
    const {server, client} = await connect(t, handler, {timeout: 10_000, ...options});
    const error = await t.throwsAsync(client.request('POST', '/v1/x', {body: []}), {
      instanceOf: IngestError,
      ...expected,
    });
    t.is(error?.fault, 'service');
    t.regex(error!.message, /^POST \/v1\/x/);
    t.false(inspect(error, {showHidden: true, depth: 9}).includes(sessionToken));
    t.true(server.requests.length <= 1, 'on a busy machine the time may be over before it came');
  },
  title: name => `Client - fails when the server ${name}`,
});

const unreachable = (message: RegExp) => ({code: 'ERR_INGEST_UNREACHABLE', message});
const strange = (message: RegExp) => ({code: 'ERR_INGEST_STRANGE_REPLY', message});

test('hangs up', fails, (_, response) => response.destroy(), unreachable(/socket hang up/));
test(
  'hangs up in the middle of its answer',
  fails,
  (_, response) => {
    response.writeHead(200, {'content-length': 100});
    response.write('{"data":[]', () => response.destroy());
  },
  unreachable(/aborted/),
);
test(
  'hangs up in the middle of chunks',
  fails,
  (_, response) => {
    response.writeHead(200);
    response.write('{"data":[]}', () => response.destroy());
  },
  unreachable(/aborted/),
);
test('never answers', fails, () => {}, unreachable(/within 200 ms/), {timeout: 200});
test(
  'never ends its answer',
  fails,
  (_, response) => response.write('{"data":'),
  unreachable(/within 200 ms/),
  {timeout: 200},
);
test(
  'speaks no HTTP',
  fails,
  (_, response) => response.socket?.end('SSH-2.0-OpenSSH_9.2\r\n'),
  unreachable(/Parse Error/),
);
test(
  'lies about the encoding',
  fails,
  (_, response) => answer(response, 200, '{"data":[]}', {'content-encoding': 'gzip'}),
  unreachable(/incorrect header check/),
);
test(
  'sends a page of a captive portal',
  fails,
  (_, response) => answer(response, 200, '<html>Log in to the hotel'),
  strange(/200.*not JSON/),
);
test(
  'sends nothing',
  fails,
  (_, response) => answer(response, 200),
  strange(/trace-of-the-platform.*empty/),
);
test(
  'sends something endless',
  fails,
  (_, response) => {
    response.writeHead(200);
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(1 << 20, 0x20)));
    };
    response.on('drain', more);
    more();
  },
  strange(new RegExp(`200.*${defaults.maxReplyBytes.toLocaleString('en-US')} bytes`)),
);

test('Client - fails when nobody listens', async t => {
  const client = new Client({baseUrl: 'http://127.0.0.1:1', sessionToken});
  await t.throwsAsync(client.request('GET', '/'), unreachable(/ECONNREFUSED/));
});

test('Client - follows no redirect, so that no token goes elsewhere', async t => {
  const elsewhere = await withServer(t, (_, response) => old(response, 200, []));
  const {client} = await connect(t, (_, response) =>
    answer(response, 307, '', {location: `${elsewhere.url}/v1/x`}),
  );
  await t.throwsAsync(client.request('POST', '/v1/x', {body: []}), strange(/redirect/));
  t.is(elsewhere.requests.length, 0);
});

test('Client - cancels what is in flight and what waits, and hangs up', async t => {
  const hungUp: Promise<unknown>[] = [];
  const stop = new AbortController();
  const {server, client} = await connect(
    t,
    (_, response) => {
      hungUp.push(new Promise(resolve => response.on('close', resolve)));
      if (hungUp.length === 2) stop.abort();
    },
    {signal: stop.signal, concurrency: 2},
  );
  const requests = [1, 2, 3].map(() => client.request('POST', '/', {body: []}));
  for (const request of requests) {
    const error = await t.throwsAsync(request, {code: 'ERR_INGEST_CANCELLED'});
    t.is((error as IngestError).fault, 'cancelled');
  }
  await Promise.all(hungUp);
  t.is(server.requests.length, 2);
});

test('Client - cancels one request alone by its own signal', async t => {
  const stop = new AbortController();
  const {client} = await connect(t, ({path}, response) => {
    if (path === '/stop') stop.abort();
    else old(response, 200, []);
  });
  await t.throwsAsync(client.request('GET', '/stop', {signal: stop.signal}), {
    code: 'ERR_INGEST_CANCELLED',
  });
  t.is((await client.request('GET', '/go')).status, 200);
});

test('Client - provokes no warning of a leak, however many requests wait on one signal', async t => {
  const warnings: Error[] = [];
  const warn = (warning: Error) => warnings.push(warning);
  process.on('warning', warn);
  t.teardown(() => process.off('warning', warn));
  const {signal} = new AbortController();
  const {client} = await connect(t, (_, response) => old(response, 200, []), {
    signal,
    concurrency: 50,
  });
  await Promise.all(Array.from({length: 100}, () => client.request('GET', '/')));
  await delay(0);
  t.deepEqual(warnings, []);
});

test('Client - refuses options that cannot work, before it sends anything', t => {
  const make = (options: Partial<ClientOptions>) => () =>
    new Client({baseUrl: 'http://127.0.0.1:1', sessionToken, ...options});
  const usage = {code: 'ERR_INGEST_USAGE'};
  t.throws(make({concurrency: 0}), usage);
  t.throws(make({concurrency: 1.5}), usage);
  t.throws(make({timeout: 0}), usage);
  t.throws(make({timeout: 2 ** 31}), usage);
  t.throws(make({timeout: Number.NaN}), usage);
  t.throws(make({baseUrl: 'nowhere'}), usage);
});

test('Client - gives a close ten minutes unless told otherwise', t => {
  const options = {baseUrl: 'http://127.0.0.1:1', sessionToken};
  t.is(new Client(options).closeTimeout, 600_000);
  t.is(new Client({...options, timeout: 5}).closeTimeout, 5);
});
