import test from 'ava';
import {cbg, testSandbox} from '../helpers/test-sandbox.js';

test('delete-data-set - the data go, the set stays, marked; again is 200', async t => {
  const {ask, open, add, close, state} = await testSandbox(t);
  const id = await open();
  await add(id, [cbg(0)]);
  await close(id);
  const {status, json} = await ask(`DELETE /v1/data_sets/${id}`);
  t.is(status, 200);
  t.deepEqual(json.data, {});
  const {deletedTime, modifiedTime} = state().dataSets[0]!;
  t.is(deletedTime, modifiedTime);
  t.is(state().counts.data, 0);
  t.is((await ask(`DELETE /v1/data_sets/${id}`)).status, 200);
  t.is(state().dataSets[0]!.revision, 4);
  t.is((await ask(`GET /v1/data_sets/${id}`)).json.deletedTime, deletedTime);
});

test('delete-data-set - a deleted open set takes data and can be closed', async t => {
  const {ask, open, add, close, counts} = await testSandbox(t);
  const id = await open();
  await ask(`DELETE /v1/data_sets/${id}`);
  t.is((await add(id, [cbg(0)])).status, 200);
  t.is((await close(id)).status, 200);
  t.deepEqual(counts(), {dataSets: 1, data: 1, activeData: 1});
  await ask(`DELETE /v1/data_sets/${id}`);
  t.is(counts().data, 0);
});

test('delete-data-set - what it had archived comes back', async t => {
  const {ask, open, add, close, state} = await testSandbox(t);
  for (const data of [[cbg(0), cbg(1)], [cbg(1)]]) {
    const id = await open();
    await add(id, data);
    await close(id);
  }
  const [, {uploadId} = {uploadId: ''}] = state().dataSets;
  await ask(`DELETE /v1/data_sets/${uploadId}`);
  const {counts, data} = state();
  t.is(counts.activeData, 2);
  t.is(data[1]!.archivedDatasetId, undefined);
  t.is(data[1]!.archivedTime, undefined);
  t.is(data[1]!.revision, 3);
});

test('delete-data-set - in a chain, what a third set archived passes on to it', async t => {
  const {ask, open, add, close, state} = await testSandbox(t);
  const ids: string[] = [];
  for (const data of [[cbg(0), cbg(1)], [cbg(0), cbg(1)], [cbg(0)]]) {
    ids.push(await open());
    await add(ids.at(-1)!, data);
    await close(ids.at(-1)!);
  }
  await ask(`DELETE /v1/data_sets/${ids[1]}`);
  t.deepEqual(
    state().data.map(({archivedDatasetId}) => archivedDatasetId),
    [ids[2], ids[1], undefined],
  );
});
