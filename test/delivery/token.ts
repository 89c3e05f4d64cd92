import {readFileSync} from 'node:fs';
import path from 'node:path';
import {inspect} from 'node:util';
import test, {type ExecutionContext} from 'ava';
import {type IngestFailure, type IngestOptions, ingest} from '../../src/index.js';
import {badCbg, cbgs} from '../helpers/data.js';
import {bringsData, type Gatekeeper, gateway} from '../helpers/gateway.js';
import {oldErrors, unauthenticated} from '../helpers/platform.js';
import {temporaryFile} from '../helpers/temporary.js';
import {people, type TestSandbox, testSandbox} from '../helpers/test-sandbox.js';
import {answer, type Received} from '../helpers/with-server.js';

const [{userId, sessionToken, email, password}] = people.users as [(typeof people.users)[0]];

const isLogIn = ({path}: Received) => path === '/auth/login';

/** A gateway before a sandbox that hands out tokens of its own, and forgets the present one when it is told to. */
async function prepare(t: ExecutionContext, data: readonly object[], keep: Gatekeeper) {
  const sandbox = await testSandbox(t);
  let valid = 'first-token-of-all';
  let logIns = 0;
  const {url, requests} = await gateway(t, sandbox, (request, response, pass) => {
    if (isLogIn(request)) {
      valid = `token-number-${++logIns}`;
      return answer(response, 200, {userid: userId}, {'x-tidepool-session-token': valid});
    }
    const {headers} = request;
    if (headers['x-tidepool-session-token'] !== valid) return unauthenticated(response);
    headers['x-tidepool-session-token'] = sessionToken;
    return keep(request, response, pass);
  });
  const file = temporaryFile(t, 'dump.json', JSON.stringify(data));
  const options: IngestOptions = {baseUrl: url, userId, batchSize: 1};
  const expire = () => {
    valid = 'none';
  };
  const logInsOf = () => requests.filter(isLogIn).length;
  return {sandbox, requests, file, options, expire, logIns: logInsOf};
}

const pass: Gatekeeper = (_, __, pass) => pass();
const account = {email: email!, password: password!};
const counts = (sandbox: TestSandbox) => sandbox.counts();

test('token - many requests in flight meet the expiry: one log-in, each datum once', async t => {
  let bodies = 0;
  const {sandbox, file, options, expire, logIns} = await prepare(
    t,
    cbgs(40),
    (request, _, pass) => {
      if (bringsData(request) && ++bodies === 15) expire();
      return pass();
    },
  );
  const first = {sessionToken: 'first-token-of-all', ...account};
  const summary = await ingest([file], {...options, ...first, concurrency: 10});
  t.like(summary, {uploaded: 40, state: 'closed'});
  t.is(logIns(), 1);
  t.true(summary.retries > 0, 'the repeats count');
  t.deepEqual(counts(sandbox), {dataSets: 1, data: 40, activeData: 40});
});

test('token - a wrong password ends it at once, with one log-in', async t => {
  const sandbox = await testSandbox(t);
  const {url, requests} = await gateway(t, sandbox, (_, response) => answer(response, 401));
  const file = temporaryFile(t, 'dump.json', JSON.stringify(cbgs(9)));
  const options = {baseUrl: url, userId, ...account, batchSize: 1};
  const error = (await t.throwsAsync(ingest([file], options))) as IngestFailure;
  t.is(error.fault, 'authentication');
  t.regex(error.message, /password is wrong/);
  t.deepEqual(requests.map(isLogIn), [true]);
});

test('token - an account that is refused when the token expires is not tried again, not even to tidy up', async t => {
  let bodies = 0;
  const sandbox = await testSandbox(t);
  const {url, requests} = await gateway(t, sandbox, (request, response, pass) => {
    if (isLogIn(request)) return answer(response, 401);
    if (bringsData(request)) bodies++;
    return bodies > 3 ? unauthenticated(response) : pass();
  });
  const file = temporaryFile(t, 'dump.json', JSON.stringify(cbgs(9)));
  const options = {baseUrl: url, userId, sessionToken, ...account, batchSize: 1, concurrency: 4};
  const error = (await t.throwsAsync(ingest([file], options))) as IngestFailure;
  t.is(error.fault, 'authentication');
  t.is(requests.filter(isLogIn).length, 1);
  t.regex(error.message, new RegExp(`Left behind: ${error.summary.dataSets[0]!.dataSetId}`));
});

test('token - what is forbidden ends it at once', async t => {
  const {requests, file, options} = await prepare(t, cbgs(9), (request, response, pass) =>
    bringsData(request) ? oldErrors(response, 403, 'unauthorized') : pass(),
  );
  const more = {...account, concurrency: 1};
  const error = (await t.throwsAsync(ingest([file], {...options, ...more}))) as IngestFailure;
  t.is(error.code, 'ERR_INGEST_FORBIDDEN');
  t.is(error.fault, 'authentication');
  t.is(requests.filter(bringsData).length, 1);
});

test('token - a bare token that expires ends it, and another one goes on', async t => {
  let bodies = 0;
  const {sandbox, requests, file, options, expire, logIns} = await prepare(
    t,
    cbgs(9),
    (request, _, pass) => {
      if (bringsData(request) && ++bodies === 4) expire();
      return pass();
    },
  );
  const ledger = path.join(path.dirname(file), 'ledger');
  const run = (token: string) => ingest([file], {...options, ledger, sessionToken: token});
  const error = (await t.throwsAsync(run('first-token-of-all'))) as IngestFailure;
  t.is(error.code, 'ERR_INGEST_UNAUTHENTICATED');
  t.true(error.resumable);
  t.regex(error.message, /same command again/);
  t.is(logIns(), 0);
  await fetch(`${options.baseUrl}/auth/login`, {method: 'POST'});
  const before = requests.filter(bringsData).length;
  t.like(await run('token-number-1'), {uploaded: 9, state: 'closed'});
  t.true(requests.filter(bringsData).length - before <= 6, 'what was stored is not sent again');
  t.deepEqual(counts(sandbox), {dataSets: 1, data: 9, activeData: 9});
});

test('token - no secret is in what we write and print, even where the platform repeats it', async t => {
  const lines: string[] = [];
  const {file, options} = await prepare(t, [...cbgs(3), badCbg()], (request, response, pass) => {
    const text = `you sent ${JSON.stringify(request.headers)} first-token-of-all`;
    if (!bringsData(request)) return pass();
    const fault = {code: text, title: text, detail: text, source: {pointer: '/0/value'}};
    return request.body.includes('00:05')
      ? answer(response, 403, fault)
      : answer(response, 400, fault);
  });
  const ledger = path.join(path.dirname(file), 'ledger');
  const error = (await t.throwsAsync(
    ingest([file], {
      ...{...options, ledger, sessionToken: 'first-token-of-all', concurrency: 1},
      onReject: rejection => lines.push(JSON.stringify(rejection)),
    }),
  )) as IngestFailure;
  t.is(lines.length, 2);
  const written = [
    ...[error.message, error.stack, JSON.stringify(error)],
    ...[inspect(error, {depth: 20, showHidden: true}), readFileSync(ledger, 'utf8'), ...lines],
  ].join('\n');
  t.true(written.includes('you sent'));
  t.false(written.includes('first-token-of-all'));
});

test('token - credentials stand in no object of ours', async t => {
  const {file, options} = await prepare(t, cbgs(1), pass);
  const summary = await ingest([file], {...options, ...account});
  const printed = inspect(summary, {depth: 20, showHidden: true}) + JSON.stringify(summary);
  for (const secret of [account.password, 'token-number-1']) t.false(printed.includes(secret));
});
