import test from 'ava';
import {cbg, deleteOrigin, hash, none, testSandbox, truncate} from '../helpers/test-sandbox.js';

const request = 'POST /v1/users/aaaaaaaaaa/data_sets';

test('open - there is no default deduplicator: the open fails and the set stays', async t => {
  const {ask, state} = await testSandbox(t);
  for (const body of [
    {},
    {deviceId: 'dev1'},
    {dataSetType: 'continuous'},
    {deduplicator: {}},
    null,
  ]) {
    const {status, json} = await ask(request, {body});
    t.is(status, 500);
    t.is(json.errors[0].code, 'internal-server-failure');
  }
  const {counts, dataSets} = state();
  t.is(counts.dataSets, 5);
  t.true(dataSets.every(({_state, _active}) => _state === 'open' && !_active));
});

test('open - a device of the built-in list has one', async t => {
  const {ask} = await testSandbox(t);
  const named = async (body: object) =>
    (await ask(request, {body: {deviceId: 'dev1', ...body}})).json.data?.deduplicator;
  const libre = {deviceManufacturers: ['Abbott'], deviceModel: 'FreeStyle Libre'};
  t.deepEqual(await named(libre), {name: hash, version: '1.1.0'});
  t.deepEqual(await named({deviceManufacturers: ['Animas']}), {name: truncate, version: '1.1.0'});
  t.is(await named({...libre, deviceModel: 'Libre'}), undefined);
  t.is(await named({...libre, dataSetType: 'continuous'}), undefined);
});

for (const [name, full, version] of [
  ['org.tidepool.hash-deactivate-old', hash, '1.1.0'],
  ['org.tidepool.truncate', truncate, '1.1.0'],
  ['org.tidepool.continuous', none, '1.0.0'],
  ['org.tidepool.continuous.origin', deleteOrigin, '1.0.0'],
] as const)
  test(`open - the old name ${name} is rewritten`, async t => {
    const {ask} = await testSandbox(t);
    const {json} = await ask(request, {body: {deduplicator: {name}}});
    t.deepEqual(json.data.deduplicator, {name: full, version});
  });

test('open - an unknown deduplicator leaves a set that nothing can be done with', async t => {
  const {ask, counts} = await testSandbox(t);
  const id = '0'.repeat(32);
  t.is((await ask(request, {body: {id, deduplicator: {name: 'org.example.unknown'}}})).status, 500);
  t.is((await ask(`POST /v1/data_sets/${id}/data`, {body: []})).status, 500);
  t.is((await ask(`DELETE /v1/data_sets/${id}`)).status, 500);
  t.is(counts().dataSets, 1);
});

test('open - a client may choose the id, once; whoever owns it', async t => {
  const {ask, counts} = await testSandbox(t);
  const body = {id: 'c0ffee'.padStart(32, '0'), deduplicator: {name: none}};
  const {status, json} = await ask(request, {body});
  t.is(status, 201);
  t.is(json.data.uploadId, body.id);
  t.is((await ask(request, {body})).status, 500);
  t.is(
    (await ask(request.replace(/a{10}/, 'bbbbbbbbbb'), {token: 'other-token', body})).status,
    500,
  );
  t.is(counts().dataSets, 1);
});

test('open - an id with letters beyond f passes, and breaks what follows', async t => {
  const {ask} = await testSandbox(t);
  const id = 'g'.repeat(32);
  t.is((await ask(request, {body: {id, deduplicator: {name: none}}})).status, 500);
  t.is((await ask(`POST /v1/data_sets/${id}/data`, {body: [cbg(0)]})).status, 200);
  t.is((await ask(`PUT /v1/data_sets/${id}`)).status, 500);
});

test('open - an upload id is not judged, but an empty one is not stored', async t => {
  const {ask, counts} = await testSandbox(t);
  for (const uploadId of ['not an id', ''])
    t.is((await ask(request, {body: {uploadId, deduplicator: {name: none}}})).status, 500);
  t.is(counts().dataSets, 1);
});

test('open - fields of the server are overwritten for a user, those of deletion stored as sent', async t => {
  const {ask} = await testSandbox(t);
  const time = '2020-01-01T01:00:00.120+01:00';
  const body = {
    createdTime: time,
    createdUserId: 'x',
    byUser: 'x',
    deletedTime: time,
    deletedUserId: 'x',
    type: 'cbg',
    deduplicator: {name: none, version: '9.9.9'},
  };
  const {data} = (await ask(request, {body})).json;
  t.is(data.createdUserId, 'aaaaaaaaaa');
  t.is(data.byUser, 'aaaaaaaaaa');
  t.true(Date.parse(data.createdTime) > Date.parse('2021-01-01'));
  t.is(data.deletedTime, '2020-01-01T00:00:00.12Z');
  t.is(data.deletedUserId, 'x');
  t.is(data.type, 'upload');
  t.deepEqual(data.deduplicator, {name: none, version: '1.0.0'});
});

test('open - a service leaves no user behind, or the one that it names', async t => {
  const {ask} = await testSandbox(t);
  const body = {deduplicator: {name: none}};
  const unnamed = await ask(request, {token: 'service-token', body});
  t.is(unnamed.json.data.byUser, undefined);
  const named = await ask(request, {token: 'service-token', body: {...body, createdUserId: 'x'}});
  t.is(named.json.data.byUser, 'x');
});

const refused: readonly [body: object, pointer: string, code: string, detail: string][] = [
  [{annotations: []}, '/annotations', 'value-empty', 'value is empty'],
  [{annotations: [null]}, '/annotations/0', 'value-not-exists', 'value does not exist'],
  [{client: {private: {}}}, '/client/private', 'value-empty', 'value is empty'],
  [
    {client: {private: {a: null, b: 'x'.repeat(4080)}}},
    '/client/private',
    'size-out-of-range',
    'size 4097 is not less than or equal to 4096',
  ],
  [
    {client: {private: 'x'}},
    '/client/private',
    'type-not-object',
    'type is not object, but string',
  ],
  [
    {clockDriftOffset: 86400001},
    '/clockDriftOffset',
    'value-out-of-range',
    'value 86400001 is not between -86400000 and 86400000',
  ],
  [
    {computerTime: ''},
    '/computerTime',
    'value-not-valid',
    'value "" is not valid as time with layout "2006-01-02T15:04:05"',
  ],
  [
    {dataSetType: ''},
    '/dataSetType',
    'value-not-allowed',
    'value "" is not one of ["continuous", "normal"]',
  ],
  [
    {deduplicator: {name: 'nodots'}},
    '/deduplicator/name',
    'value-not-valid',
    'value "nodots" is not valid as reverse domain',
  ],
  [{deduplicator: {name: ''}}, '/deduplicator/name', 'value-empty', 'value is empty'],
  [
    {deviceManufacturers: ['A', 'A']},
    '/deviceManufacturers/1',
    'value-duplicate',
    'value is a duplicate',
  ],
  [{deviceManufacturers: [null]}, '/deviceManufacturers/0', 'value-empty', 'value is empty'],
  [
    {deviceTags: ['phone']},
    '/deviceTags/0',
    'value-not-allowed',
    'value "phone" is not one of ["activity-monitor", "bgm", "cgm", "insulin-pump"]',
  ],
  [{id: 'SHORT'}, '/id', 'value-not-valid', 'value "SHORT" is not valid as data id'],
  [{payload: {a: null}}, '/payload', 'value-empty', 'value is empty'],
  [
    {payload: {a: 'x'.repeat(4096)}},
    '/payload',
    'size-out-of-range',
    'size 4104 is not less than or equal to 4096',
  ],
  [
    {time: '2026-11-01'},
    '/time',
    'value-not-parsable',
    'value "2026-11-01" is not a parsable time of format "2006-01-02T15:04:05.999999999Z07:00"',
  ],
  [{createdTime: 5}, '/createdTime', 'type-not-time', 'type is not time, but float64'],
  [
    {timezone: 'Mars/Base'},
    '/timezone',
    'value-not-valid',
    'value "Mars/Base" is not valid time zone name',
  ],
  [{timezoneOffset: 1.5}, '/timezoneOffset', 'type-not-int', 'type is not int, but float64'],
  [{type: 5}, '/type', 'type-not-string', 'type is not string, but float64'],
  [{uploadId: 5}, '/uploadId', 'type-not-string', 'type is not string, but float64'],
  [
    {version: '1.2'},
    '/version',
    'length-out-of-range',
    'length 3 is not greater than or equal to 5',
  ],
  [{version: ''}, '/version', 'length-out-of-range', 'length 0 is not greater than or equal to 5'],
  [{'a/b~': null}, '/a~1b~0', 'not-parsed', 'not parsed'],
];

for (const [body, pointer, code, detail] of refused)
  test(`open - ${JSON.stringify(body).slice(0, 60)} is ${code} at ${pointer}`, async t => {
    const {ask, counts} = await testSandbox(t);
    const {status, json} = await ask(request, {body: {deduplicator: {name: none}, ...body}});
    t.is(status, 400);
    t.like(json, {code, detail, source: {pointer}});
    t.is(counts().dataSets, 0);
  });

test('open - of client.private the nulls stay, too', async t => {
  const {ask} = await testSandbox(t);
  const client = {name: 'a', private: {b: null, a: {c: null}}};
  const {status, json} = await ask(request, {body: {deduplicator: {name: none}, client}});
  t.is(status, 201);
  t.deepEqual(json.data.client, client);
});

test('open - type errors and unknown fields hide broken rules, and come in the order of the table', async t => {
  const {ask} = await testSandbox(t);
  const body = {zoo: 1, version: '1', deviceId: 5, timezone: 'Mars/Base', bar: {}, client: 'x'};
  const {json} = await ask(request, {body});
  t.deepEqual(
    json.errors.map(({source}: {source: {pointer: string}}) => source.pointer),
    ['/client', '/deviceId', '/bar', '/zoo'],
  );
});

test('open - what is no object is malformed, nested unknown fields are ignored', async t => {
  const {ask} = await testSandbox(t);
  for (const body of ['', '[]', '"x"', '{} x', '{"deviceId":', '{"payload":{"a":1e400}}'])
    t.is(
      (await ask(request, {body: Buffer.from(body)})).json.errors[0].detail,
      'JSON is malformed',
    );
  const body = {client: {name: 'a', foo: 1}, deduplicator: {name: none, hash: 'x'}};
  t.deepEqual((await ask(request, {body})).json.data.client, {name: 'a'});
});

test('open - texts are printed as Go prints them', async t => {
  const {ask} = await testSandbox(t);
  const body = {
    deviceId: '<&>\u2028',
    client: {version: '1', name: 'n'},
    deduplicator: {name: none},
    payload: {b: 1, a: {d: 1, c: 2}},
  };
  const {text} = await ask(request, {body});
  t.true(text.includes('"deviceId":"\\u003c\\u0026\\u003e\\u2028"'));
  t.true(text.includes('"client":{"name":"n","version":"1"}'));
  t.true(text.includes('"payload":{"a":{"c":2,"d":1},"b":1}'));
});

test('open - lists are stored in byte order', async t => {
  const {open, state} = await testSandbox(t);
  await open({deviceManufacturers: ['é', 'b', 'Z'], deviceTags: ['insulin-pump', 'bgm']});
  t.like(state().dataSets[0], {
    deviceManufacturers: ['Z', 'b', 'é'],
    deviceTags: ['bgm', 'insulin-pump'],
  });
});
