import {writeFileSync} from 'node:fs';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {startSandbox} from '../../src/sandbox/index.js';
import {callWith} from '../helpers/call-cli.js';
import {cbg} from '../helpers/data.js';
import {temporaryFile, temporaryFolder} from '../helpers/temporary.js';

const input = JSON.stringify([cbg()]);
const user = {
  userId: 'aaaaaaaaaa',
  sessionToken: 'token-that-is-secret',
  email: 'someone@example.org',
  password: 'pass:word "quoted" äß',
};

/** Uploads with nothing but this environment, and makes sure that no secret shows. */
async function uploadWith(t: ExecutionContext, env: Record<string, string>, flags: string[] = []) {
  const sandbox = await startSandbox({users: [user]});
  t.teardown(() => sandbox.stop());
  const rejects = path.join(temporaryFolder(t), 'rejects.jsonl');
  const run = await callWith(t, input, ['upload', '-', '--json', '--rejects', rejects, ...flags], {
    env: {TIDEPOOL_BASE_URL: sandbox.url, TIDEPOOL_USER_ID: user.userId, ...env},
  });
  const printed = run.stdout + run.stderr;
  for (const secret of [user.sessionToken, user.password]) t.false(printed.includes(secret));
  t.false(printed.includes(Buffer.from(`${user.email}:${user.password}`).toString('base64')));
  return run;
}

test('environment - a token, base URL and user id suffice', async t => {
  const run = await uploadWith(t, {TIDEPOOL_SESSION_TOKEN: user.sessionToken});
  t.is(run.code, 0, run.stderr);
});

test('environment - a token from a file, without its byte-order mark and last line end', async t => {
  for (const [mark, end] of [
    ['', ''],
    ['', '\n'],
    ['\ufeff', '\r\n'],
  ]) {
    const file = temporaryFile(t, 'token', `${mark}${user.sessionToken}${end}`);
    const run = await uploadWith(t, {TIDEPOOL_SESSION_TOKEN_FILE: file});
    t.is(run.code, 0, run.stderr);
  }
});

test('environment - e-mail and password log in, whatever characters they have', async t => {
  const email = {TIDEPOOL_EMAIL: user.email};
  const direct = await uploadWith(t, {...email, TIDEPOOL_PASSWORD: user.password});
  t.is(direct.code, 0, direct.stderr);
  const file = temporaryFile(t, 'password', `${user.password}\n`);
  const fromFile = await uploadWith(t, {...email, TIDEPOOL_PASSWORD_FILE: file});
  t.is(fromFile.code, 0, fromFile.stderr);
});

test('environment - an expired token is replaced by logging in', async t => {
  const run = await uploadWith(t, {
    TIDEPOOL_SESSION_TOKEN: 'expired',
    TIDEPOOL_EMAIL: user.email,
    TIDEPOOL_PASSWORD: user.password,
  });
  t.is(run.code, 0, run.stderr);
});

test('environment - a wrong password ends with exit 5', async t => {
  const run = await uploadWith(t, {TIDEPOOL_EMAIL: user.email, TIDEPOOL_PASSWORD: 'wrong'});
  t.is(run.code, 5);
  t.is(JSON.parse(run.stdout).error.code, 'ERR_INGEST_LOGIN');
});

test('environment - flags come before it', async t => {
  const token = {TIDEPOOL_SESSION_TOKEN: user.sessionToken};
  const byUser = await uploadWith(t, {...token, TIDEPOOL_USER_ID: 'nobody'}, [
    '--user-id',
    user.userId,
  ]);
  t.is(byUser.code, 0, byUser.stderr);
  const byUrl = await uploadWith(t, token, ['--base-url', 'http://127.0.0.1:1', '--retries', '0']);
  t.is(byUrl.code, 6);
  const {error, dataSets} = JSON.parse(byUrl.stdout);
  t.regex(error.message, /ECONNREFUSED.* No data set was opened\.$/);
  t.deepEqual(dataSets, []);
});

test('environment - a variable beats its file, and an empty one counts as none', async t => {
  const file = temporaryFile(t, 'token', 'another');
  const token = {TIDEPOOL_SESSION_TOKEN: user.sessionToken};
  t.is((await uploadWith(t, {...token, TIDEPOOL_SESSION_TOKEN_FILE: file})).code, 0);
  t.is((await uploadWith(t, {TIDEPOOL_SESSION_TOKEN: ''})).code, 2);
});

test('environment - half an account, and files that do not serve, are a wrong call', async t => {
  const folder = temporaryFolder(t);
  const empty = path.join(folder, 'empty');
  writeFileSync(empty, '\n');
  const wide = path.join(folder, 'wide');
  writeFileSync(wide, `\ufeff${user.password}\r\n`, 'utf16le');
  const wrong: Record<string, string>[] = [
    {TIDEPOOL_EMAIL: user.email},
    {TIDEPOOL_PASSWORD: user.password},
    {TIDEPOOL_SESSION_TOKEN_FILE: path.join(folder, 'none')},
    {TIDEPOOL_SESSION_TOKEN_FILE: empty},
    {TIDEPOOL_EMAIL: user.email, TIDEPOOL_PASSWORD_FILE: wide},
    {TIDEPOOL_EMAIL: user.email, TIDEPOOL_PASSWORD_FILE: folder},
    {TIDEPOOL_SESSION_TOKEN: `${user.sessionToken}\nSet-Cookie: a`},
  ];
  for (const env of wrong) {
    const run = await uploadWith(t, env);
    t.is(run.code, 2, run.stderr);
    t.is(run.stdout, '');
  }
});
