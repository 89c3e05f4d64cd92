import {inspect} from 'node:util';
import test, {type ExecutionContext} from 'ava';
import {openDataSet} from '../../src/delivery/open-data-set.js';
import type {IngestError} from '../../src/errors.js';
import {Client, type ClientOptions} from '../../src/tidepool/client.js';
import {Credentials, checkCredentials} from '../../src/tidepool/credentials.js';
import {obliging, old, setId, unauthenticated} from '../helpers/platform.js';
import {answer, type Received, withServer} from '../helpers/with-server.js';

const email = 'jürgen@example.org';
const password = 'p:ä"s\'s word€🙂';
const account = {email, password};

/** A platform whose present token is `token-N` after N log-ins, and which may forget it. */
async function platform(t: ExecutionContext, first = 0) {
  let logIns = first;
  let valid = `token-${first}`;
  const server = await withServer(t, async (request, response) => {
    if (request.path === '/auth/login') {
      valid = `token-${++logIns}`;
      return answer(response, 200, {userid: 'u'}, {'x-tidepool-session-token': valid});
    }
    if (request.headers['x-tidepool-session-token'] !== valid) return unauthenticated(response);
    return old(response, 200, []);
  });
  const client = (options: Partial<ClientOptions>) =>
    new Client({baseUrl: `${server.url}/dataservices`, ...options});
  const logInsOf = () => server.requests.filter(isLogIn).length;
  const expire = () => {
    valid = 'none';
  };
  return {server, client, logIns: logInsOf, expire};
}

const isLogIn = ({path}: Received) => path === '/auth/login';

test('Credentials - log in beside the data service, in UTF-8, before the first request', async t => {
  const {server, client} = await platform(t);
  t.is((await client(account).request('GET', '/v1/x')).status, 200);
  const [logIn, request] = server.requests;
  t.is(`${logIn?.method} ${logIn?.path}`, 'POST /auth/login');
  const [scheme, encoded] = logIn?.headers.authorization?.split(' ') ?? [];
  t.is(scheme, 'Basic');
  t.is(Buffer.from(encoded ?? '', 'base64').toString('utf8'), `${email}:${password}`);
  t.is(logIn?.headers['x-tidepool-session-token'], undefined);
  t.is(logIn?.body.length, 0);
  t.is(request?.path, '/dataservices/v1/x');
  t.is(request?.headers['x-tidepool-session-token'], 'token-1');
  t.is(request?.headers.authorization, undefined);
});

test('Credentials - fifty requests without a token log in once', async t => {
  const {client, logIns} = await platform(t);
  const one = client({...account, concurrency: 50});
  await Promise.all(Array.from({length: 50}, () => one.request('GET', '/v1/x')));
  t.is(logIns(), 1);
});

test('Credentials - fifty requests that meet one expiry log in once, and all are repeated', async t => {
  const {client, logIns, expire} = await platform(t, 7);
  const one = client({...account, sessionToken: 'token-7', concurrency: 50});
  t.is((await one.request('GET', '/v1/x')).repeats, 0);
  expire();
  const replies = await Promise.all(
    Array.from({length: 50}, () => one.request('POST', '/v1/x', {body: []})),
  );
  t.deepEqual([...new Set(replies.map(({status}) => status))], [200]);
  t.deepEqual([...new Set(replies.map(({repeats}) => repeats))], [1]);
  t.is(logIns(), 1);
  expire();
  t.is((await one.request('GET', '/v1/x')).status, 200);
  t.is(logIns(), 2);
});

test('Credentials - a 401 for an older token repeats the request without a log-in', async t => {
  let late: (() => void) | undefined;
  let logIns = 0;
  const server = await withServer(t, ({path, headers}, response) => {
    if (path === '/auth/login') {
      logIns++;
      return answer(response, 200, {}, {'x-tidepool-session-token': 'new'});
    }
    if (headers['x-tidepool-session-token'] === 'new') return old(response, 200, []);
    if (path !== '/late') return unauthenticated(response);
    late = () => unauthenticated(response);
  });
  const client = new Client({baseUrl: server.url, sessionToken: 'old', ...account});
  const slow = client.request('GET', '/late');
  while (!late) await new Promise(setImmediate);
  t.is((await client.request('GET', '/x')).repeats, 1);
  late();
  t.is((await slow).repeats, 1);
  t.is(logIns, 1);
});

test('Credentials - a fresh token that is refused as well is replaced once, then that ends it', async t => {
  const server = await withServer(t, ({path}, response) => {
    if (path !== '/auth/login') return unauthenticated(response);
    return answer(response, 200, {}, {'x-tidepool-session-token': 'never-good'});
  });
  const client = new Client({baseUrl: server.url, ...account, concurrency: 50});
  const results = await Promise.allSettled(
    Array.from({length: 50}, () => client.request('GET', '/v1/x')),
  );
  for (const result of results) {
    t.is(result.status === 'rejected' && result.reason.code, 'ERR_INGEST_UNAUTHENTICATED');
  }
  t.is(server.requests.filter(isLogIn).length, 2);
});

test('Credentials - a fresh token that expires before its first use is replaced', async t => {
  let logIns = 0;
  const server = await withServer(t, (request, response) => {
    if (isLogIn(request)) {
      return answer(response, 200, {}, {'x-tidepool-session-token': `token-${++logIns}`});
    }
    const isGood = request.headers['x-tidepool-session-token'] === 'token-2';
    return isGood ? old(response, 200, []) : unauthenticated(response);
  });
  const client = new Client({baseUrl: server.url, ...account});
  t.is((await client.request('GET', '/x')).status, 200);
  t.is(logIns, 2);
});

test('Credentials - a request that is refused whatever its token does not log in for ever', async t => {
  let refusals = 0;
  const server = await withServer(t, async (request, response) => {
    if (isLogIn(request)) {
      return answer(response, 200, {}, {'x-tidepool-session-token': `fresh-${refusals}`});
    }
    if (request.path !== '/refused' || ++refusals > 3) return old(response, 200, []);
    // Another request finds the fresh token good meanwhile.
    if (refusals > 1) await client.request('GET', '/other');
    return unauthenticated(response);
  });
  const client = new Client({baseUrl: server.url, sessionToken: 'given', ...account});
  await t.throwsAsync(client.request('GET', '/refused'), {code: 'ERR_INGEST_UNAUTHENTICATED'});
  t.is(server.requests.filter(isLogIn).length, 2);
});

test('Credentials - an expired token without an account ends it at once', async t => {
  const server = await withServer(t, (_, response) => unauthenticated(response));
  const client = new Client({baseUrl: server.url, sessionToken: 'expired'});
  const error = await t.throwsAsync<IngestError>(client.request('GET', '/v1/x'), {
    code: 'ERR_INGEST_UNAUTHENTICATED',
    message: /trace-of-the-platform/,
  });
  t.is(error?.fault, 'authentication');
  t.is(server.requests.length, 1);
});

const refused = test.macro({
  async exec(t, status: number, headers: Record<string, string>, code: string, fault: string) {
    const server = await withServer(t, (_, response) => answer(response, status, '', headers));
    const client = new Client({baseUrl: server.url, ...account});
    const error = await t.throwsAsync<IngestError>(client.request('GET', '/v1/x'), {code});
    t.is(error?.fault, fault as IngestError['fault']);
    t.false(inspect(error, {showHidden: true, depth: 9}).includes(password));
    t.deepEqual(server.requests.map(isLogIn), [true]);
  },
  title: name => `Credentials - say so when the log-in ${name}`,
});

const token = {'x-tidepool-session-token': 't'};
test('is refused', refused, 401, {}, 'ERR_INGEST_LOGIN', 'authentication');
test('is forbidden', refused, 403, {}, 'ERR_INGEST_LOGIN', 'authentication');
test('fails', refused, 503, {}, 'ERR_INGEST_REFUSED', 'service');
test('meets a captive portal', refused, 200, {}, 'ERR_INGEST_STRANGE_REPLY', 'service');
test('is redirected', refused, 302, token, 'ERR_INGEST_STRANGE_REPLY', 'service');

test('Credentials - a log-in that failed is tried again by the next request', async t => {
  let attempts = 0;
  const credentials = new Credentials(undefined, async () => {
    if (attempts++ === 0) throw new Error('first');
    return 'token';
  });
  await t.throwsAsync(credentials.token('GET /'), {message: 'first'});
  t.is((await credentials.token('GET /')).text, 'token');
});

test('checkCredentials - wants a token or an account', t => {
  const usage = {code: 'ERR_INGEST_USAGE'};
  t.throws(() => checkCredentials({}), usage);
  t.throws(() => checkCredentials({sessionToken: ''}), usage);
  t.throws(() => checkCredentials({email}), usage);
  t.throws(() => checkCredentials({password}), usage);
  t.throws(() => checkCredentials({email: 'a:b', password}), usage);
  t.notThrows(() => checkCredentials({email, password}));
  t.notThrows(() => checkCredentials({sessionToken: 'x.y-z_0', email, password}));
});

test('checkCredentials - refuses a token that no header can hold, and does not repeat it', t => {
  for (const bad of ['hunter2\n', 'hunter2 ', 'hunter2\r\nX-Evil: 1', 'hünter2']) {
    const error = t.throws(() => checkCredentials({sessionToken: bad}), {
      code: 'ERR_INGEST_USAGE',
    });
    t.notRegex(error!.message, /h.nter2/);
  }
});

test('secrets - stand in nothing that can be printed', async t => {
  const server = await withServer(t, (request, response) =>
    isLogIn(request)
      ? answer(response, 200, {}, {'x-tidepool-session-token': 'secret-token'})
      : obliging(request, response),
  );
  const encoded = Buffer.from(`${email}:${password}`).toString('base64');
  const client = new Client({baseUrl: server.url, ...account});
  const dataSet = await openDataSet({client, userId: 'u', deviceId: 'd', dataSetId: setId});
  for (const thing of [client, dataSet]) {
    const printed = [
      inspect(thing, {showHidden: true, depth: 20, getters: true}),
      JSON.stringify(thing),
      String(thing),
    ].join();
    for (const secret of ['secret-token', password, email, encoded]) {
      t.false(printed.includes(secret));
    }
  }
});
