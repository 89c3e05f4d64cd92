import test from 'ava';
import {cbg, datumId, testSandbox} from '../helpers/test-sandbox.js';

test('discard - data are judged, hashed and counted, but not kept', async t => {
  const {ask, open, add, close, state, counts} = await testSandbox(t, {discard: true});
  const [id, other] = [await open(), await open()];
  t.is((await add(id, [cbg(0), cbg(1)])).status, 200);
  t.is((await add(id, [cbg(2, {value: -1})])).status, 400);
  t.is((await add(id, [cbg(2, {deviceId: undefined})])).status, 500);
  await add(other, [cbg(0)]);
  t.deepEqual(counts(), {dataSets: 2, data: 3, activeData: 0});
  t.is((await close(id)).status, 200);
  t.deepEqual(counts(id), {dataSets: 1, data: 2, activeData: 2});
  t.deepEqual(state().data, []);
  t.is((await ask(`DELETE /v1/data_sets/${id}`)).status, 200);
  t.deepEqual(counts(), {dataSets: 2, data: 1, activeData: 0});
});

test('discard - selectors find nothing, for nothing is known of the data', async t => {
  const {ask, open, add, counts} = await testSandbox(t, {discard: true});
  const id = await open();
  await add(id, [cbg(0, {id: datumId(0)})]);
  const {status} = await ask(`DELETE /v1/data_sets/${id}/data`, {body: [{id: datumId(0)}]});
  t.is(status, 200);
  t.is(counts().data, 1);
});

test('discard - contradicts a folder to keep data in', async t => {
  await t.throwsAsync(testSandbox(t, {discard: true, directory: 'unused'}), {
    code: 'ERR_INGEST_USAGE',
    message: /choose one/,
  });
});
