import test from 'ava';
import {cbg, datumId, none, testSandbox} from '../helpers/test-sandbox.js';

test('add-data - nothing is told of what was stored', async t => {
  const {open, add, counts} = await testSandbox(t);
  const {status, text} = await add(await open(), [cbg(0), cbg(1)]);
  t.is(status, 200);
  t.regex(text, /^\{"data":\[\],"meta":\{"trace":\{"request":"[0-9a-f]{32}"\}\}\}$/);
  t.is(counts().data, 2);
});

test('add-data - one bad datum, and none is stored', async t => {
  const {open, add, counts} = await testSandbox(t);
  const {status, json} = await add(await open(), [cbg(0), cbg(1, {value: -1}), cbg(2)]);
  t.is(status, 400);
  t.deepEqual(json, {
    code: 'value-out-of-range',
    title: 'value is out of range',
    detail: 'value -1 is not between 0 and 55',
    source: {pointer: '/1/value'},
    meta: {type: 'cbg'},
  });
  t.is(counts().data, 0);
});

test('add-data - a type error anywhere hides the broken rules of all', async t => {
  const {open, add} = await testSandbox(t);
  const {json} = await add(await open(), [cbg(0, {value: -1}), cbg(1, {value: 'x'}), 5]);
  t.deepEqual(
    json.errors.map(({source, meta}: {source: {pointer: string}; meta?: object}) => [
      source.pointer,
      meta,
    ]),
    [
      ['/1/value', {type: 'cbg'}],
      ['/2', undefined],
    ],
  );
});

test('add-data - an error tells the type of its datum, of an embedded one that of the outer', async t => {
  const {open, add} = await testSandbox(t);
  const time = '2026-11-01T00:00:00Z';
  const metaOf = async (datum: object) =>
    (await add(await open(), [{time, deviceId: 'dev1', ...datum}])).json.meta;
  t.deepEqual(await metaOf({type: 'basal', deliveryType: 'scheduled', rate: 1}), {
    type: 'basal',
    deliveryType: 'scheduled',
  });
  t.deepEqual(await metaOf({type: 'bolus', subType: 'normal'}), {type: 'bolus', subType: 'normal'});
  t.deepEqual(await metaOf({type: 'wizard', units: 'mmol/L', bolus: {type: 'x'}}), {
    type: 'wizard',
  });
  t.is(await metaOf({type: 'bolus', subType: 'x'}), undefined);
});

for (const [what, body] of [
  ['an empty body', ''],
  ['an object', '{}'],
  ['broken JSON', '[{"type":"cbg"'],
  ['text after the end', '[] x'],
  ['a byte-order mark', '\ufeff[]'],
  ['a number beyond float64', '[{"x":-1e400}]'],
  ['such a number under a doubled key', '[{"x":1e400,"x":1}]'],
  ['such a number of many digits', `[{"x":${'9'.repeat(400)}}]`],
  ['more brackets than Go reads', `[{"x":${'['.repeat(10_000)}${']'.repeat(10_000)}}]`],
] as const)
  test(`add-data - ${what} is malformed`, async t => {
    const {open, ask} = await testSandbox(t);
    const id = await open();
    const {status, json} = await ask(`POST /v1/data_sets/${id}/data`, {body: Buffer.from(body)});
    t.is(status, 400);
    t.like(json.errors[0], {code: 'json-malformed', detail: 'JSON is malformed', status: '400'});
  });

test('add-data - null, an empty list and null in a list store nothing', async t => {
  const {open, add, ask, counts} = await testSandbox(t);
  const id = await open();
  t.is((await ask(`POST /v1/data_sets/${id}/data`, {body: null})).status, 200);
  t.is((await add(id, [])).status, 200);
  t.is((await add(id, [null])).status, 200);
  t.is(counts().data, 0);
});

test('add-data - what only looks like too large a number is taken', async t => {
  const {open, add, counts} = await testSandbox(t);
  const texts = {a: ', 1e400', b: ':1e999', c: '\\": 1e400', d: 1e300};
  t.is((await add(await open(), [cbg(0, {payload: texts})])).status, 200);
  t.is(counts().data, 1);
});

test('add-data - unknown and server-owned fields vanish without a word', async t => {
  const {open, add, state} = await testSandbox(t);
  const id = await open();
  await add(id, [cbg(0, {uploadId: 'x', _active: true, createdTime: 5, guid: 'x', foo: 1})]);
  const [datum = {}] = state().data;
  t.is(datum.uploadId, id);
  t.is(datum._active, false);
  t.false('foo' in datum || 'guid' in datum);
});

test('add-data - ids are not unique, and made up where none is sent', async t => {
  const {open, add, state} = await testSandbox(t);
  const id = await open();
  await add(id, [cbg(0, {id: datumId(1)}), cbg(1, {id: datumId(1)}), cbg(2)]);
  const ids = state().data.map(datum => datum.id as string);
  t.deepEqual(ids.slice(0, 2), [datumId(1), datumId(1)]);
  t.regex(ids[2]!, /^[0-9a-f]{32}$/);
});

test('add-data - what is stored is normalised: mmol/L, instants in UTC milliseconds, who sent it', async t => {
  const {open, add, state} = await testSandbox(t);
  const time = '2026-11-08T01:00:00.1239+01:00';
  const id = await open();
  const headers = {'X-Forwarded-For': '10.0.0.1, 203.0.113.7, 198.51.100.1'};
  await add(id, [cbg(0, {time, units: 'mg/dL', value: 100, deviceTime: '2026-11-08T01:00:00'})], {
    headers,
  });
  t.like(state().data[0], {
    time: '2026-11-08T00:00:00.123Z',
    units: 'mmol/L',
    value: 5.55075,
    deviceTime: '2026-11-08T01:00:00',
    _userId: 'aaaaaaaaaa',
    provenance: {clientID: '', byUserID: 'aaaaaaaaaa', sourceIP: '203.0.113.7'},
  });
});

test('add-data - instants within a datum are stored so too, texts stay', async t => {
  const {open, add, state} = await testSandbox(t, {});
  const time = '2026-11-01T01:00:00+01:00';
  const alert = {
    type: 'alert',
    name: 'n',
    time,
    deviceId: 'dev1',
    issuedTime: time,
    origin: {time},
    payload: {time},
  };
  t.is((await add(await open(), [alert])).status, 200);
  t.like(state().data[0], {
    time: '2026-11-01T00:00:00Z',
    issuedTime: '2026-11-01T00:00:00Z',
    origin: {time},
    payload: {time},
  });
});

test('add-data - an embedded bolus is stored as a datum of its own, after all others', async t => {
  const {open, add, state} = await testSandbox(t);
  const common = {time: '2026-11-01T00:00:00Z', deviceId: 'dev1'};
  const bolus = {...common, type: 'bolus', subType: 'normal', normal: 1, id: datumId(7)};
  const wizard = {...common, type: 'wizard', units: 'mmol/L', bolus};
  await add(await open({deduplicator: {name: none}}), [wizard, cbg(0)]);
  const {data} = state();
  t.deepEqual(
    data.map(({type}) => type),
    ['wizard', 'cbg', 'bolus'],
  );
  t.is(data[0]!.bolus, datumId(7));
});

test('add-data - a client’s name is taken from a JSON Web Token', async t => {
  const claims = Buffer.from('{"azp":"loop"}').toString('base64url');
  const users = [{userId: 'aaaaaaaaaa', sessionToken: `e30.${claims}.x`}];
  const {open, add, state} = await testSandbox(t, {users});
  const question = {token: users[0]!.sessionToken};
  await add(await open({}, question), [cbg(0)], question);
  t.like(state().data[0]!.provenance, {clientID: 'loop'});
});

test('add-data - twenty thousand data in one body', async t => {
  const {open, add, counts} = await testSandbox(t);
  const {status} = await add(
    await open(),
    Array.from({length: 20_000}, (_, i) => cbg(i)),
  );
  t.is(status, 200);
  t.is(counts().data, 20_000);
});
