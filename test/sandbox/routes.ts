import test from 'ava';
import {cbg, testSandbox} from '../helpers/test-sandbox.js';

const unknown = 'f'.repeat(32);

test('routes - an unknown path, a trailing slash and a wrong method are the router’s to answer', async t => {
  const {ask, open} = await testSandbox(t);
  const id = await open();
  for (const request of [
    'GET /v1/nonexistent',
    'PUT /v1/data_sets/',
    'GET /v1/users/aaaaaaaaaa/data_sets/',
  ]) {
    const {status, text} = await ask(request, {token: ''});
    t.is(status, 404, request);
    t.is(text, '{"Error":"Resource not found"}', request);
  }
  for (const request of [
    `GET /v1/datasets/${id}`,
    `DELETE /v1/datasets/${id}/data`,
    `GET /v1/data_sets/${id}/data`,
    'GET /v1/users/aaaaaaaaaa/data',
    'OPTIONS /v1/users/aaaaaaaaaa/data_sets',
    'PATCH /v1/users/aaaaaaaaaa/data_sets',
  ]) {
    const {status, text, headers} = await ask(request, {token: ''});
    t.is(status, 405, request);
    t.is(text, '{"Error":"Method not allowed"}', request);
    t.is(headers.allow, undefined);
  }
});

test('routes - both forms of a path do the same', async t => {
  const {ask, open, counts} = await testSandbox(t);
  const id = await open();
  t.is((await ask(`POST /v1/datasets/${id}/data`, {body: [cbg(0)]})).status, 200);
  t.is((await ask(`PUT /v1/datasets/${id}`)).status, 200);
  t.deepEqual(counts(), {dataSets: 1, data: 1, activeData: 1});
  t.is((await ask(`DELETE /v1/datasets/${id}`)).text.slice(0, 10), '{"data":{}');
  t.is(counts().data, 0);
});

test('routes - the old family is compact, its Date reads UTC, its errors are a list', async t => {
  const {ask} = await testSandbox(t);
  const {status, text, headers} = await ask(`PUT /v1/data_sets/${unknown}`);
  const trace = headers['x-tidepool-trace-request'];
  t.is(status, 404);
  t.is(
    text,
    `{"errors":[{"code":"data-set-id-not-found","title":"data set with specified id not found","detail":"Data set with id ${unknown} not found","status":"404"}],"meta":{"trace":{"request":"${trace}"}}}`,
  );
  t.regex(headers.date!, /^\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d UTC$/);
  t.is(headers['content-type'], 'application/json; charset=utf-8');
  t.is(headers.vary, 'Accept-Encoding');
  t.is(headers.connection, undefined);
});

test('routes - the new family ends its line, has no trace, and wraps only several errors', async t => {
  const {ask} = await testSandbox(t);
  const one = await ask(`GET /v1/data_sets/${unknown}`);
  t.is(
    one.text,
    `{"code":"resource-not-found","title":"resource not found","detail":"resource with id \\"${unknown}\\" not found"}\n`,
  );
  t.regex(one.headers.date!, / GMT$/);
  const two = await ask('POST /v1/users/aaaaaaaaaa/data_sets', {
    body: {deviceId: '', version: '1'},
  });
  t.is(two.status, 400);
  t.deepEqual(
    two.json.errors.map((error: {source: object}) => error.source),
    [{pointer: '/deviceId'}, {pointer: '/version'}],
  );
});

test('routes - trace headers come back, cut to 64 characters, or are made up', async t => {
  const {ask} = await testSandbox(t);
  const long = 'x'.repeat(80);
  const headers = {'X-Tidepool-Trace-Request': long, 'X-Tidepool-Trace-Session': 'session'};
  const sent = await ask('GET /v1/time', {headers});
  t.is(sent.headers['x-tidepool-trace-request'], long.slice(0, 64));
  t.is(sent.headers['x-tidepool-trace-session'], 'session');
  t.deepEqual(sent.json.meta.trace, {request: long.slice(0, 64), session: 'session'});
  const made = await ask('GET /v1/time');
  t.regex(made.headers['x-tidepool-trace-request'] as string, /^[0-9a-f]{32}$/);
  t.is(made.headers['x-tidepool-trace-session'], undefined);
});

test('routes - an answer is compressed for who takes gzip', async t => {
  const {ask} = await testSandbox(t);
  const gzip = {'Accept-Encoding': 'deflate, gzip'};
  const {headers, json} = await ask('GET /v1/time', {headers: gzip});
  t.is(headers['content-encoding'], 'gzip');
  t.is(typeof json.data.time, 'string');
  const missing = await ask('GET /nowhere', {headers: gzip});
  t.is(missing.headers['content-encoding'], 'gzip');
});

test('routes - what is looked at first: path, token, data set, permission, state, body', async t => {
  const {ask, open, close} = await testSandbox(t);
  const id = await open();
  const malformed = {body: Buffer.from('{')};
  const statusOf = async (path: string, question: object) =>
    (await ask(`POST ${path}`, {...malformed, ...question})).status;
  t.is(await statusOf(`/v1/data_sets/${unknown}/datum`, {token: ''}), 404);
  t.is(await statusOf(`/v1/data_sets/${unknown}/data`, {token: ''}), 401);
  t.is(await statusOf(`/v1/data_sets/${unknown}/data`, {token: 'other-token'}), 404);
  t.is(await statusOf(`/v1/data_sets/${id}/data`, {token: 'other-token'}), 403);
  t.is(await statusOf(`/v1/data_sets/${id}/data`, {}), 400);
  await close(id);
  t.is(await statusOf(`/v1/data_sets/${id}/data`, {}), 409);
  t.is(await statusOf(`/v1/data_sets/${id}/data`, {token: 'viewer-token'}), 403);
});

test('routes - an empty id in the path is named as missing', async t => {
  const {ask} = await testSandbox(t);
  const {status, json} = await ask('POST /v1/data_sets//data');
  t.is(status, 400);
  t.is(json.errors[0].code, 'data-set-id-missing');
  t.is((await ask('POST /v1/users//data_sets')).json.errors[0].detail, 'User id is missing');
  t.is((await ask('GET /v1/users//data_sets')).json.code, 'parameter-missing');
});

test('routes - a user id may be any text, percent-encoded', async t => {
  const userId = 'a/b ü.?';
  const {ask} = await testSandbox(t, {users: [{userId, sessionToken: 'odd'}]});
  const {status} = await ask(`GET /v1/users/${encodeURIComponent(userId)}/data_sets`, {
    token: 'odd',
  });
  t.is(status, 200);
});

test('routes - all data of a user are erased for services only', async t => {
  const {ask, open, add, counts} = await testSandbox(t);
  await add(await open(), [cbg(0)]);
  t.is((await ask('DELETE /v1/users/aaaaaaaaaa/data')).status, 403);
  t.is(counts().data, 1);
  const {json} = await ask('DELETE /v1/users/aaaaaaaaaa/data', {token: 'service-token'});
  t.deepEqual(json.data, []);
  t.deepEqual(counts(), {dataSets: 0, data: 0, activeData: 0});
});
