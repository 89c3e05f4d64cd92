import test from 'ava';
import type {FaultRule} from '../../src/sandbox/index.js';
import {cbg, testSandbox} from '../helpers/test-sandbox.js';

const basic = {
  Authorization: `Basic ${Buffer.from('b@example.org:b').toString('base64')}`,
};

test('faults - a lost reply: with and without the effect', async t => {
  const {open, add, faults, counts} = await testSandbox(t);
  const id = await open();
  faults([
    {at: 'add', do: 'hang-up-before'},
    {at: 'add', do: 'hang-up-after'},
  ]);
  await t.throwsAsync(add(id, [cbg(0)]), {message: /hang up|ECONNRESET/});
  t.is(counts().data, 0);
  await t.throwsAsync(add(id, [cbg(0)]), {message: /hang up|ECONNRESET/});
  t.is(counts().data, 1);
  t.is((await add(id, [cbg(1)])).status, 200);
});

test('faults - half of a batch, then a failure', async t => {
  const {open, add, faults, counts} = await testSandbox(t);
  const id = await open();
  faults([{at: 'CreateDataSetData', do: 'half'}]);
  t.is(
    (
      await add(
        id,
        [0, 1, 2, 3, 4].map(i => cbg(i)),
      )
    ).status,
    500,
  );
  t.is(counts().data, 2);
});

test('faults - half of an activation, then a failure', async t => {
  const {open, add, close, faults, counts} = await testSandbox(t);
  const id = await open();
  await add(
    id,
    [0, 1, 2, 3, 4].map(i => cbg(i)),
  );
  faults([{at: 'ActivateDataSetData', do: 'half'}]);
  t.is((await close(id)).status, 500);
  t.is(counts().activeData, 2);
});

test('faults - no answer at all, with and without the effect', async t => {
  const {ask, open, add, faults, counts} = await testSandbox(t);
  const id = await open();
  for (const effect of [false, true]) {
    faults([{at: 'add', do: 'never-answer', effect}]);
    const controller = new AbortController();
    const unanswered = add(id, [cbg(0)], {signal: controller.signal});
    const givingUp = t.throwsAsync(unanswered, {name: 'AbortError'});
    for (let i = 0; i < 3 || counts().data < (effect ? 1 : 0); i++) await ask('GET /v1/time');
    controller.abort();
    await givingUp;
    t.is(counts().data, effect ? 1 : 0);
  }
});

test('faults - a garbled and a torn answer; the effect stands', async t => {
  const {open, add, faults, counts} = await testSandbox(t);
  const id = await open();
  faults([
    {at: 'add', do: 'garble'},
    {at: 'add', do: 'tear'},
  ]);
  const garbled = await add(id, [cbg(0)]);
  t.is(garbled.status, 200);
  t.is(garbled.json, undefined);
  await t.throwsAsync(add(id, [cbg(1)]), {message: /aborted/});
  t.is(counts().data, 2);
});

test('faults - a status with headers and body, and the effect where asked for', async t => {
  const {open, add, faults, counts} = await testSandbox(t);
  const id = await open();
  const slow: FaultRule = {at: 'add', do: 'status', status: 429, headers: {'Retry-After': '1'}};
  faults([slow, {at: 'add', do: 'status', status: 502, body: {message: 'gateway'}, effect: true}]);
  const first = await add(id, [cbg(0)]);
  t.is(first.status, 429);
  t.is(first.headers['retry-after'], '1');
  t.is(counts().data, 0);
  const second = await add(id, [cbg(0)]);
  t.is(second.status, 502);
  t.is(second.text, '{"message":"gateway"}');
  t.is(counts().data, 1);
});

test('faults - a body above a size is refused, one below counts for nothing', async t => {
  const {open, add, faults, counts} = await testSandbox(t);
  const id = await open();
  faults([{at: 'add', do: 'too-large', bytes: 150}]);
  t.is((await add(id, [cbg(0)])).status, 200);
  t.is((await add(id, [cbg(0), cbg(1)])).status, 413);
  t.is((await add(id, [cbg(0), cbg(1)])).status, 200);
  t.is(counts().data, 3);
});

test('faults - of a body in chunks, the size is what came', async t => {
  const {open, add, faults, counts} = await testSandbox(t);
  const id = await open();
  const headers = {'Transfer-Encoding': 'chunked'};
  faults([{at: 'add', do: 'too-large', bytes: 150, times: -1}]);
  t.is((await add(id, [cbg(0)], {headers})).status, 200);
  t.is((await add(id, [cbg(1), cbg(2)], {headers})).status, 413);
  t.is(counts().data, 1);
});

test('faults - a delay only takes its time', async t => {
  const {open, add, faults} = await testSandbox(t);
  const id = await open();
  faults([{at: 'add', do: 'delay', milliseconds: 60}]);
  const start = performance.now();
  t.is((await add(id, [])).status, 200);
  t.true(performance.now() - start >= 50);
});

test('faults - an expired token is gone until reset; a log-in gives another', async t => {
  const {ask, faults, reset} = await testSandbox(t);
  const list = 'GET /v1/users/bbbbbbbbbb/data_sets';
  faults([{at: 'list', do: 'expire-token'}]);
  for (let i = 0; i < 2; i++) t.is((await ask(list, {token: 'other-token'})).status, 401);
  const {headers} = await ask('POST /auth/login', {token: '', headers: basic});
  const token = headers['x-tidepool-session-token'] as string;
  t.is((await ask(list, {token})).status, 200);
  reset();
  t.is((await ask(list, {token: 'other-token'})).status, 200);
  t.is((await ask(list, {token})).status, 401);
});

test('faults - the store is down', async t => {
  const {ask, open, add, close, faults, clearFaults} = await testSandbox(t);
  const id = await open();
  faults([{at: 'store', do: 'fail', times: -1}]);
  for (let i = 0; i < 2; i++) {
    t.is((await add(id, [])).status, 500);
    t.is((await close(id)).status, 500);
    t.is((await ask('POST /v1/users/aaaaaaaaaa/data_sets', {body: {}})).status, 500);
    const {status, json} = await ask(`GET /v1/data_sets/${id}`);
    t.is(status, 500);
    t.is(json.code, 'internal-server-error');
  }
  clearFaults();
  t.is((await close(id)).status, 200);
});

test('faults - a failure in the middle of an open leaves a set without version', async t => {
  const {ask, faults} = await testSandbox(t);
  const body = {
    id: '0'.repeat(32),
    deviceId: 'dev1',
    deduplicator: {name: 'org.tidepool.deduplicator.none'},
  };
  faults([{at: 'UpdateDataSet:deduplicator', do: 'fail'}]);
  t.is((await ask('POST /v1/users/aaaaaaaaaa/data_sets', {body})).status, 500);
  const {json} = await ask(`GET /v1/data_sets/${body.id}`);
  t.deepEqual(json.deduplicator, {name: 'org.tidepool.deduplicator.none'});
});

test('faults - after, times and order: each rule counts every request that it names', async t => {
  const {open, add, faults} = await testSandbox(t);
  const id = await open();
  const rule = (after: number, status: number, times = 1) =>
    ({at: 'add', do: 'status', status, after, times}) as const;
  faults([rule(1, 501), rule(1, 502, 2), rule(3, 503), rule(4, 504, -1)]);
  const statuses: number[] = [];
  for (let i = 0; i < 7; i++) statuses.push((await add(id, [])).status);
  t.deepEqual(statuses, [200, 501, 502, 502, 503, 504, 504]);
});

test('faults - chance is drawn from a seed', async t => {
  const {ask, faults, clearFaults} = await testSandbox(t);
  const draw = async (seed: number) => {
    clearFaults();
    faults([{at: 'list', do: 'status', status: 503, times: -1, probability: 0.5, seed}]);
    const statuses: number[] = [];
    for (let i = 0; i < 24; i++)
      statuses.push((await ask('GET /v1/users/aaaaaaaaaa/data_sets')).status);
    return statuses.join();
  };
  const first = await draw(1);
  t.is(await draw(1), first);
  t.not(await draw(2), first);
  t.regex(first, /200/);
  t.regex(first, /503/);
});

test('faults - a client that hangs up: a close without body stops half-way, one with a body does not', async t => {
  const {ask, open, add, faults, untilHeld, release, state} = await testSandbox(t);
  for (const question of [{}, {body: {dataState: 'closed'}}]) {
    const id = await open();
    await add(id, [cbg(0)]);
    faults([{at: 'UpdateDataSet:active', do: 'hold'}]);
    const controller = new AbortController();
    const close = ask(`PUT /v1/data_sets/${id}`, {...question, signal: controller.signal});
    await untilHeld();
    controller.abort();
    await t.throwsAsync(close);
    for (let i = 0; i < 3; i++) await ask('GET /v1/time'); // so that the sandbox has noticed
    release();
    for (let i = 0; i < 3; i++) await ask('GET /v1/time');
    t.like(state(id).dataSets[0], {_state: 'closed', _active: 'body' in question});
  }
});

test('faults - over HTTP: added, cleared, released, reset', async t => {
  const {ask, open, add, counts, held} = await testSandbox(t);
  const id = await open();
  const set = (body: unknown) => ask('POST /sandbox/faults', {body});
  t.is((await set([{at: 'add', do: 'status', status: 503}])).status, 200);
  t.is((await ask('DELETE /sandbox/faults')).status, 200);
  t.is((await add(id, [])).status, 200);
  await set([{at: 'CreateDataSetData', do: 'hold'}]);
  const straggler = add(id, [cbg(0)]);
  let released = 0;
  while (released === 0) ({released} = (await ask('POST /sandbox/release')).json);
  t.is((await straggler).status, 200);
  await set([{at: 'add', do: 'status', status: 503, times: -1}]);
  t.is((await ask('POST /sandbox/reset')).status, 200);
  t.deepEqual(counts(), {dataSets: 0, data: 0, activeData: 0});
  t.is((await add(id, [])).status, 404);
  t.is(held(), 0);
});

for (const [rule, expected] of [
  [{at: 'nowhere', do: 'fail'}, /rule 0: at must be one of open, add/],
  [{at: 'add', do: 'fail'}, /rule 0: do must be one of hang-up-before/],
  [{at: 'GetDataSet', do: 'status'}, /rule 0: do must be one of fail, half, hold/],
  [{at: 'add', do: 'delay'}, /rule 0: milliseconds must be given/],
  [{at: 'add', do: 'status', status: 'x'}, /rule 0: status must be a number/],
  [{at: 'add', do: 'garble', times: -2}, /rule 0: times must be a number of -1 or more/],
  [5, /rule 0 must be an object/],
] as const)
  test(`faults - ${JSON.stringify(rule)} is refused with a reason`, async t => {
    const {ask, faults} = await testSandbox(t);
    const {status, json} = await ask('POST /sandbox/faults', {body: [rule]});
    t.is(status, 400);
    t.regex(json.error, expected);
    t.throws(() => faults([rule as unknown as FaultRule]), {
      code: 'ERR_INGEST_USAGE',
      message: expected,
    });
  });

test('faults - what is no list, or no JSON, is refused', async t => {
  const {ask} = await testSandbox(t);
  t.is((await ask('POST /sandbox/faults', {body: {}})).status, 400);
  t.is((await ask('POST /sandbox/faults', {body: Buffer.from('[')})).status, 400);
  t.is((await ask('GET /sandbox/nothing')).status, 404);
});
