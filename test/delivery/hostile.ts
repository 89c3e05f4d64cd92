import {once} from 'node:events';
import type {AddressInfo} from 'node:net';
import {createServer, type Socket} from 'node:net';
import {gzipSync} from 'node:zlib';
import test, {type ExecutionContext} from 'ava';
import {type IngestFailure, type IngestOptions, ingest} from '../../src/index.js';
import {defaults} from '../../src/options.js';
import {Client} from '../../src/tidepool/client.js';
import {listDataSets} from '../../src/tidepool/data-sets.js';
import {callCli} from '../helpers/call-cli.js';
import {cbgs} from '../helpers/data.js';
import {obliging, oldErrors} from '../helpers/platform.js';
import {temporaryFile} from '../helpers/temporary.js';
import {answer, type Handler, type Received, withServer} from '../helpers/with-server.js';

const secret = 'token-that-nobody-else-gets';

/** Uploads a little to a server, and gives how that ended. */
async function uploadTo(t: ExecutionContext, handler: Handler, more: Partial<IngestOptions> = {}) {
  const server = await withServer(t, handler);
  const file = temporaryFile(t, 'dump.json', JSON.stringify(cbgs(3)));
  const options = {
    baseUrl: server.url,
    userId: 'u',
    sessionToken: secret,
    retries: 0,
    timeout: 5_000,
  };
  const error = await ingest([file], {...options, ...more}).catch(
    (thrown: IngestFailure) => thrown,
  );
  return {server, error: error as IngestFailure};
}

const isData = ({method, path}: Received) => method === 'POST' && path.endsWith('/data');

for (const status of [301, 302, 303, 307, 308]) {
  test(`hostile server - a redirect (${status}) to another host is not followed, and gets no credentials`, async t => {
    const elsewhere = await withServer(t, obliging);
    const to = (request: Received) => ({location: `${elsewhere.url}${request.path}`});
    for (const isIt of [
      isData,
      ({method}: Received) => method === 'PUT',
      ({path}: Received) => path.startsWith('/v1/users/'),
      ({path}: Received) => path === '/auth/login',
    ]) {
      const {error} = await uploadTo(
        t,
        (request, response) =>
          isIt(request) ? answer(response, status, '', to(request)) : obliging(request, response),
        {email: 'e', password: 'long password', sessionToken: undefined as never},
      );
      t.is(error.fault, 'service');
    }
    t.deepEqual(elsewhere.requests, []);
  });
}

/** Looks whether a run ends as a failure of the service, with a short message and without hanging. */
const ends = test.macro({
  async exec(t, handler: Handler, message: RegExp, more: Partial<IngestOptions> = {}) {
    const {error} = await uploadTo(t, handler, more);
    t.is(error.fault, 'service');
    t.regex(error.message, message);
    t.true(error.message.length < 2_500);
  },
  title: name => `hostile server - a run ends where it ${name}`,
});

const toData =
  (handler: Handler): Handler =>
  (request, response) =>
    isData(request) ? handler(request, response) : obliging(request, response);

test(
  'never ends its answer, however quick it sends',
  ends,
  toData((_, response) => {
    response.writeHead(200);
    const more = () => {
      while (!response.destroyed && response.write(Buffer.alloc(1 << 20, 0x20)));
    };
    response.on('drain', more);
    more();
  }),
  new RegExp(`${defaults.maxReplyBytes.toLocaleString('en-US')} bytes`),
);
test(
  'never ends its answer, byte by byte',
  ends,
  toData((_, response) => {
    response.writeHead(200);
    const timer = setInterval(() => response.write(' '), 20);
    response.on('close', () => clearInterval(timer));
  }),
  /within 500 ms/,
  {timeout: 500},
);
test(
  'sends little that unpacks to very much',
  ends,
  toData((_, response) => answer(response, 200, bomb, {'content-encoding': 'gzip'})),
  new RegExp(`${defaults.maxReplyBytes.toLocaleString('en-US')} bytes`),
);
const bomb = gzipSync(Buffer.alloc(80 * 1024 * 1024, 0x20));
test(
  'floods us with headers',
  ends,
  toData((_, response) => {
    const headers = Array.from({length: 2_000}, (_, n) => [`x-${n}`, 'y'.repeat(50)]);
    response.writeHead(200, headers.flat()).end('{"data":[]}');
  }),
  /Header overflow/,
);
test(
  'explains itself at length',
  ends,
  toData((_, response) => oldErrors(response, 404, 'x'.repeat(1_000_000), 'y'.repeat(1_000_000))),
  /404/,
);
test(
  'announces an answer again and again',
  ends,
  toData((_, response) => {
    const timer = setInterval(() => response.writeProcessing(), 1);
    response.on('close', () => clearInterval(timer));
  }),
  /within 500 ms/,
  {timeout: 500},
);

test('hostile server - a run ends where it speaks no HTTP for ever', async t => {
  const sockets = new Set<Socket>();
  const server = createServer(socket => {
    sockets.add(socket);
    socket.on('error', () => {});
    const more = () => {
      while (!socket.destroyed && socket.write('HTTP/1.1 100 Continue\r\n\r\n'.repeat(1_000)));
    };
    socket.on('drain', more).once('data', more);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.teardown(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = new Client({baseUrl, sessionToken: secret, timeout: 500});
  await t.throwsAsync(client.request('GET', '/'), {code: 'ERR_INGEST_UNREACHABLE'});
});

test('hostile server - a list without end comes to one', async t => {
  let made = 0;
  const {url, requests} = await withServer(t, (_, response) => {
    const page = Array.from({length: 1_000}, () => ({uploadId: `made up ${made++}`}));
    return answer(response, 200, page);
  });
  const client = new Client({baseUrl: url, sessionToken: secret});
  t.true((await listDataSets({userId: 'u', client})).length <= 200_000);
  t.true(requests.length <= 200);
});

test('hostile server - what a terminal obeys is not printed raw, neither in messages nor in JSON', async t => {
  const evil = '\u001b]0;owned\u0007\u009b2J\r\u202eevil\u0000';
  const server = await withServer(t, (request, response) =>
    isData(request) ? oldErrors(response, 404, evil) : obliging(request, response),
  );
  const file = temporaryFile(t, 'dump.json', JSON.stringify(cbgs(1)));
  const argv = ['upload', file, '--user-id', 'u', '--base-url', server.url, '--json'];
  const env = {TIDEPOOL_SESSION_TOKEN: secret};
  const {code, stdout, stderr} = await callCli([...argv, '--retries', '0'], {env});
  t.is(code, 6);
  const printed = (stdout + stderr).replaceAll('\n', '');
  t.true(stdout.includes('owned') && stderr.includes('owned'));
  t.notRegex(printed, /[\p{Cc}\u202e]/u);
  t.true(JSON.parse(stdout).error.message.includes(evil), 'the JSON means what was said');
});
