import test from 'ava';
import {cbg, deleteOrigin, none, testSandbox} from '../helpers/test-sandbox.js';

for (const [what, body] of [
  ['the documented body', '{"dataState":"closed"}'],
  ['another state', '{"dataState":"open"}'],
  ['broken JSON', '{"da'],
  ['no body', undefined],
] as const)
  test(`close - ${what} closes a normal set`, async t => {
    const {ask, open, add, state} = await testSandbox(t);
    const id = await open();
    await add(id, [cbg(0)]);
    const question = body === undefined ? {} : {body: Buffer.from(body)};
    const {status, json} = await ask(`PUT /v1/data_sets/${id}`, question);
    t.is(status, 200);
    t.is(json.data.uploadId, id);
    t.like(state(), {counts: {activeData: 1}, dataSets: [{_state: 'closed', _active: true}]});
  });

test('close - afterwards everything on the set is a conflict, and nothing opens it again', async t => {
  const {ask, open, add, close} = await testSandbox(t);
  const id = await open();
  await close(id);
  t.is((await close(id)).status, 409);
  const {status, json} = await add(id, []);
  t.is(status, 409);
  t.deepEqual(json.errors[0], {
    code: 'data-set-closed',
    title: 'data set with specified id is closed for new data',
    detail: `Data set with id ${id} is closed for new data`,
    status: '409',
  });
  t.is((await ask(`DELETE /v1/data_sets/${id}/data`, {body: []})).status, 409);
});

test('close - GET does not show it, but for the time of the change', async t => {
  const {ask, open, close} = await testSandbox(t);
  const id = await open();
  const before = (await ask(`GET /v1/data_sets/${id}`)).json;
  await close(id);
  const after = (await ask(`GET /v1/data_sets/${id}`)).json;
  t.deepEqual({...after, modifiedTime: ''}, {...before, modifiedTime: ''});
});

test('close - a set without deduplicator fails and is closed, and can be deleted', async t => {
  const {ask, close, state} = await testSandbox(t);
  const id = '0'.repeat(32);
  await ask('POST /v1/users/aaaaaaaaaa/data_sets', {body: {id}});
  t.is((await close(id)).status, 500);
  t.is(state().dataSets[0]!._state, 'closed');
  t.is((await ask(`DELETE /v1/data_sets/${id}`)).status, 200);
});

for (const [call, isClosed, isListed, isArchived] of [
  ['UpdateDataSet:state', false, false, false],
  ['ArchiveDeviceDataUsingHashesFromDataSet', true, false, false],
  ['UpdateDataSet:active', true, false, true],
  ['ActivateDataSetData', true, true, true],
] as const)
  test(`close - fails at ${call} and leaves what was done before`, async t => {
    const {ask, open, add, close, faults, state} = await testSandbox(t);
    const earlier = await open();
    await add(earlier, [cbg(0)]);
    await close(earlier);
    const id = await open();
    await add(id, [cbg(0)]);
    faults([{at: call, do: 'fail'}]);
    t.is((await close(id)).status, 500);
    const [old, own] = state().data;
    t.is(old!._active, !isArchived);
    t.is(own!._active, false);
    t.is(state(id).dataSets[0]!._active, isListed);
    const listed = (await ask('GET /v1/users/aaaaaaaaaa/data_sets')).json;
    t.is(listed.length, isListed ? 2 : 1);
    t.is((await close(id)).status, isClosed ? 409 : 200);
  });

test('close - a request that passed its check before it is answered 200 and never visible', async t => {
  const {open, add, close, faults, untilHeld, release, counts} = await testSandbox(t);
  const id = await open();
  faults([{at: 'CreateDataSetData', do: 'hold'}]);
  const straggler = add(id, [cbg(0)]);
  await untilHeld();
  t.is((await close(id)).status, 200);
  release();
  t.is((await straggler).status, 200);
  t.deepEqual(counts(), {dataSets: 1, data: 1, activeData: 0});
});

test('close - only a service may change a continuous set', async t => {
  const {ask, open} = await testSandbox(t);
  const id = await open({dataSetType: 'continuous', deduplicator: {name: deleteOrigin}});
  t.is((await ask(`PUT /v1/data_sets/${id}`, {body: {}})).status, 403);
});

test('close - the body of a service is strict', async t => {
  const {ask, open, state} = await testSandbox(t);
  const id = await open({dataSetType: 'continuous', deduplicator: {name: none}});
  const patch = async (text: string) => {
    const question = {token: 'service-token', body: Buffer.from(text)};
    const {status, json} = await ask(`PUT /v1/data_sets/${id}`, question);
    return [status, json.errors ?? json.detail ?? json.data];
  };
  t.deepEqual(await patch(''), [400, 'json not found']);
  t.deepEqual(await patch('{"x"'), [400, 'json is malformed']);
  t.deepEqual(await patch('[]'), [400, 'json is malformed']);
  t.deepEqual(await patch('null'), [400, 'object is missing']);
  t.deepEqual(await patch('{"dataState":"closed"}'), [400, 'not parsed']);
  t.deepEqual(await patch('{"deviceModel":"x"}'), [400, 'length 1 is not greater than 1']);
  t.deepEqual(await patch('{"time":"0001-01-01T00:00:00Z"}'), [400, 'value is empty']);
  t.deepEqual(await patch('{"timezoneOffset":841}'), [
    400,
    'value 841 is not between -720 and 840',
  ]);
  const [status, data] = await patch(
    '{"deviceId":"dev2","time":"2026-11-01T01:00:00+01:00"} and more',
  );
  t.is(status, 200);
  t.like(data, {deviceId: 'dev2', time: '2026-11-01T00:00:00Z'});
  t.like(state().dataSets[0], {_state: 'open', deviceId: 'dev2', revision: 2});
  await patch('{"state":"closed"}');
  t.like(state().dataSets[0], {_state: 'closed', _active: true, revision: 3});
});
