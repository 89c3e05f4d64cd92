import test from 'ava';
import {cbg, testSandbox, truncate} from '../helpers/test-sandbox.js';

const four = [0, 1, 2, 3].map(i => cbg(i));

test('half - of what a set had archived comes back, then its deletion fails', async t => {
  const {ask, open, add, close, faults, counts, state} = await testSandbox(t);
  const [older, younger] = [await open(), await open()];
  for (const id of [older, younger]) {
    await add(id, four);
    await close(id);
  }
  t.is(counts(older).activeData, 0);
  faults([{at: 'UnarchiveDeviceDataUsingHashesFromDataSet', do: 'half'}]);
  t.is((await ask(`DELETE /v1/data_sets/${younger}`)).status, 500);
  t.deepEqual(
    state(older).data.map(({archivedDatasetId, _active}) => [archivedDatasetId, _active]),
    [
      [undefined, true],
      [undefined, true],
      [younger, false],
      [younger, false],
    ],
  );
  t.is(counts(younger).data, 4);
  t.is((await ask(`DELETE /v1/data_sets/${younger}`)).status, 200);
  t.is(counts(older).activeData, 4);
});

test('half - of the other data of a device is destroyed, and no set marked as deleted', async t => {
  const {open, add, close, faults, counts, state} = await testSandbox(t);
  const older = await open();
  await add(older, [...four, cbg(4)]);
  await close(older);
  const younger = await open({deduplicator: {name: truncate}});
  await add(younger, [cbg(9)]);
  faults([{at: 'DeleteOtherDataSetData', do: 'half'}]);
  t.is((await close(younger)).status, 500);
  t.deepEqual(counts(older), {dataSets: 1, data: 3, activeData: 3});
  t.is(state(older).dataSets[0]!.deletedTime, undefined);
  t.like(state(younger).dataSets[0], {_state: 'closed', _active: false});
});

test('half - of the data of a set are destroyed, and it is not marked as deleted', async t => {
  const {ask, open, add, faults, counts, state} = await testSandbox(t);
  const id = await open();
  await add(id, four);
  faults([{at: 'DeleteDataSet', do: 'half'}]);
  t.is((await ask(`DELETE /v1/data_sets/${id}`)).status, 500);
  t.is(counts(id).data, 2);
  t.is(state(id).dataSets[0]!.deletedTime, undefined);
});

test('half - of what is only counted becomes visible', async t => {
  const {open, add, close, faults, counts} = await testSandbox(t, {discard: true});
  const id = await open();
  await add(id, [...four, cbg(4)]);
  faults([{at: 'ActivateDataSetData', do: 'half'}]);
  t.is((await close(id)).status, 500);
  t.deepEqual(counts(id), {dataSets: 1, data: 5, activeData: 2});
});
