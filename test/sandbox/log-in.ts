import test from 'ava';
import {testSandbox} from '../helpers/test-sandbox.js';

const basic = (credentials: string) => ({
  Authorization: `Basic ${Buffer.from(credentials).toString('base64')}`,
});

test('log-in - the password may hold colons, quotes and any character; the token comes in a header', async t => {
  const {ask} = await testSandbox(t);
  const {status, headers, json} = await ask('POST /auth/login', {
    token: '',
    headers: basic('a@example.org:a:ü"'),
  });
  t.is(status, 200);
  t.is(json.userid, 'aaaaaaaaaa');
  const token = headers['x-tidepool-session-token'] as string;
  t.is((await ask('GET /v1/users/aaaaaaaaaa/data_sets', {token})).status, 200);
});

test('log-in - a wrong password is a 401 without token, no credentials a 400', async t => {
  const {ask} = await testSandbox(t);
  for (const credentials of ['a@example.org:b', 'nobody@example.org:b', 'a@example.org', ':']) {
    const {status, headers} = await ask('POST /auth/login', {
      token: '',
      headers: basic(credentials),
    });
    t.is(status, 401, credentials);
    t.is(headers['x-tidepool-session-token'], undefined);
  }
  t.is((await ask('POST /auth/login', {token: ''})).status, 400);
});

test('log-in - each gives another token, and the older stay valid', async t => {
  const {ask} = await testSandbox(t);
  const question = {token: '', headers: basic('b@example.org:b')};
  const tokens = new Set<string>();
  for (let i = 0; i < 3; i++)
    tokens.add(
      (await ask('POST /auth/login', question)).headers['x-tidepool-session-token'] as string,
    );
  t.is(tokens.size, 3);
  for (const token of tokens)
    t.is((await ask('GET /v1/users/bbbbbbbbbb/data_sets', {token})).status, 200);
});
