import test from 'ava';
import {testSandbox} from '../helpers/test-sandbox.js';

const list = 'GET /v1/users/aaaaaaaaaa/data_sets';

const cases: readonly [what: string, headers: Record<string, string | string[]>, status: number][] =
  [
    ['no token', {}, 401],
    ['a session token', {'X-Tidepool-Session-Token': 'user-token'}, 200],
    ['an unknown session token', {'X-Tidepool-Session-Token': 'bogus'}, 401],
    ['a bearer token, scheme in any case', {Authorization: 'bEaReR user-token'}, 200],
    ['a token without scheme', {Authorization: 'user-token'}, 403],
    ['another scheme', {Authorization: 'Basic dXNlcjpwYXNz'}, 401],
    [
      'an unknown bearer token beside a valid session token',
      {Authorization: 'Bearer bogus', 'X-Tidepool-Session-Token': 'user-token'},
      200,
    ],
    ['a session token twice', {'X-Tidepool-Session-Token': ['user-token', 'user-token']}, 403],
    ['a bearer token twice', {Authorization: ['Bearer user-token', 'Bearer user-token']}, 403],
    [
      'a service secret beside a valid session token',
      {'X-Tidepool-Service-Secret': 'x', 'X-Tidepool-Session-Token': 'user-token'},
      403,
    ],
    ['a service', {'X-Tidepool-Session-Token': 'service-token'}, 200],
    [
      'a service’s token as bearer, which makes no service of it',
      {Authorization: 'Bearer service-token'},
      403,
    ],
  ];

for (const [what, headers, status] of cases)
  test(`authentication - ${what} is answered ${status}`, async t => {
    const {ask} = await testSandbox(t);
    t.is((await ask(list, {token: '', headers})).status, status);
  });

test('authentication - contradicting headers are refused before the path is looked at, uncompressed', async t => {
  const {ask} = await testSandbox(t);
  const headers = {Authorization: 'user-token', 'Accept-Encoding': 'gzip'};
  const answer = await ask('GET /nowhere', {token: '', headers});
  t.is(answer.status, 403);
  t.is(answer.json.code, 'unauthorized');
  t.is(answer.headers.vary, undefined);
  t.is(answer.headers['content-encoding'], undefined);
});

const may: readonly [request: string, allowed: readonly string[]][] = [
  ['POST /v1/users/aaaaaaaaaa/data_sets', ['user-token', 'uploader-token', 'service-token']],
  [list, ['user-token', 'uploader-token', 'viewer-token', 'service-token']],
  ['GET /v1/users/aaaaaaaaaa/datasets', ['user-token', 'viewer-token', 'service-token']],
  ['GET /v1/data_sets/SET', ['user-token', 'service-token']],
  ['POST /v1/data_sets/SET/data', ['user-token', 'uploader-token', 'service-token']],
  ['DELETE /v1/data_sets/SET/data', ['user-token', 'uploader-token', 'service-token']],
  ['PUT /v1/data_sets/SET', ['user-token', 'uploader-token', 'service-token']],
  ['DELETE /v1/data_sets/SET', ['user-token', 'service-token']],
];

for (const [request, allowed] of may)
  test(`authentication - who may ${request}`, async t => {
    const {ask, open} = await testSandbox(t);
    for (const token of ['user', 'other', 'uploader', 'viewer', 'service'].map(
      who => `${who}-token`,
    )) {
      const {status} = await ask(request.replace('SET', await open()), {token});
      t.is(status !== 403, allowed.includes(token), token);
    }
  });

test('authentication - an uploader deletes a set of their own making, a custodian any', async t => {
  const keeper = {
    userId: 'eeeeeeeeee',
    sessionToken: 'keeper',
    permissions: {aaaaaaaaaa: ['custodian' as const]},
  };
  const owner = {userId: 'aaaaaaaaaa', sessionToken: 'user-token'};
  const loader = {
    userId: 'cccccccccc',
    sessionToken: 'loader',
    permissions: {aaaaaaaaaa: ['upload' as const]},
  };
  const {ask, open} = await testSandbox(t, {users: [owner, keeper, loader]});
  const own = await open({}, {token: 'loader'});
  t.is((await ask(`DELETE /v1/data_sets/${own}`, {token: 'loader'})).status, 200);
  const foreign = await open();
  t.is((await ask(`DELETE /v1/data_sets/${foreign}`, {token: 'loader'})).status, 403);
  t.is((await ask(`DELETE /v1/data_sets/${foreign}`, {token: 'keeper'})).status, 200);
});

test('authentication - root is upload and view, but not custodian', async t => {
  const users = [
    {userId: 'ffffffffff', sessionToken: 'root', permissions: {aaaaaaaaaa: ['root' as const]}},
  ];
  const {ask} = await testSandbox(t, {users});
  const body = {deduplicator: {name: 'org.tidepool.deduplicator.none'}};
  t.is((await ask('POST /v1/users/aaaaaaaaaa/data_sets', {token: 'root', body})).status, 201);
  t.is((await ask('GET /v1/users/aaaaaaaaaa/datasets', {token: 'root'})).status, 200);
});
