import test from 'ava';
import {readConfiguration, startSandbox} from '../../src/sandbox/index.js';
import {ask} from '../helpers/ask.js';
import {testSandbox} from '../helpers/test-sandbox.js';

const user = {userId: 'aaaaaaaaaa', sessionToken: 'user-token'};

test('options - without users there is one, always the same, who may do everything with their account', async t => {
  const [first, second] = [await startSandbox(), await startSandbox({users: []})];
  t.teardown(() => Promise.all([first.stop(), second.stop()]));
  const {url, userId, sessionToken} = first;
  t.regex(url, /^http:\/\/127\.0\.0\.1:\d+$/);
  t.deepEqual([second.userId, second.sessionToken], [userId, sessionToken]);
  const body = {deduplicator: {name: 'org.tidepool.deduplicator.none'}};
  const open = await ask(url, `POST /v1/users/${userId}/data_sets`, {token: sessionToken, body});
  t.is(open.status, 201);
});

test('options - the first user is the one that is shown', async t => {
  const {userId, sessionToken} = await testSandbox(t);
  t.deepEqual({userId, sessionToken}, user);
});

for (const [configuration, expected] of [
  [[], /the configuration must be an object/],
  [{users: {}}, /users must be a list/],
  [{users: [{userId: 'a'}]}, /users\[0\]\.sessionToken must be a text/],
  [{users: [{...user, userId: ''}]}, /users\[0\]\.userId must be a text/],
  [{users: [{...user, email: 5}]}, /users\[0\]\.email must be a text/],
  [{users: [{...user, permissions: []}]}, /users\[0\]\.permissions must be an object/],
  [{users: [{...user, permissions: {b: ['edit']}}]}, /permissions\.b must be a list of root/],
  [{users: [user], services: ['']}, /services must be a list of tokens/],
] as const)
  test(`options - ${JSON.stringify(configuration)} is refused`, t => {
    t.throws(() => readConfiguration(configuration), {code: 'ERR_INGEST_USAGE', message: expected});
  });

test('options - a port that is taken is named', async t => {
  const {url} = await testSandbox(t);
  const port = Number(new URL(url).port);
  await t.throwsAsync(startSandbox({port}), {
    code: 'ERR_INGEST_USAGE',
    message: new RegExp(`cannot listen on port ${port} \\(EADDRINUSE: another program`),
  });
});
