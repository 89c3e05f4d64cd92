import {createHash} from 'node:crypto';
import test from 'ava';
import {
  cbg,
  datumId,
  deleteOrigin,
  deleteOriginOlder,
  dropHash,
  hash,
  none,
  testSandbox,
  truncate,
} from '../helpers/test-sandbox.js';

const sha = (...fields: string[]) => createHash('sha256').update(fields.join('|')).digest('base64');
const hashOf = (datum: Readonly<Record<string, unknown>>) =>
  (datum._deduplicator as {hash?: string} | undefined)?.hash;
const withOrigin = (i: number, id: string, time?: string, more: object = {}) =>
  cbg(i, {origin: {id, time}, ...more});

test('deduplicators - device.deactivate.hash hashes user, device, time as written, type, units and value', async t => {
  const {open, add, state} = await testSandbox(t);
  await add(await open(), [
    cbg(0, {time: '2026-11-01T01:00:00.500+01:00', units: 'mg/dL', value: 100}),
  ]);
  const fields = ['aaaaaaaaaa', 'dev1', '2026-11-01T01:00:00.5+01:00', 'cbg', 'mmol/L', '5.55075'];
  t.is(hashOf(state().data[0]!), sha(...fields));
});

test('deduplicators - device.deactivate.hash fails without deviceId, also an embedded one', async t => {
  const {open, add, counts} = await testSandbox(t);
  const id = await open();
  t.is((await add(id, [cbg(0), cbg(1, {deviceId: undefined})])).status, 500);
  const time = '2026-11-01T00:00:00Z';
  const bolus = {type: 'bolus', subType: 'normal', normal: 1, time};
  const wizard = {type: 'wizard', units: 'mmol/L', time, deviceId: 'dev1', bolus};
  t.is((await add(id, [wizard])).status, 500);
  t.is(counts().data, 0);
});

test('deduplicators - device.deactivate.hash archives equal data of the device at the close', async t => {
  const {open, add, close, state} = await testSandbox(t);
  const first = await open();
  await add(first, [cbg(0), cbg(1)]);
  await close(first);
  const second = await open();
  await add(second, [cbg(1), cbg(1), cbg(2)]);
  t.is(state().counts.activeData, 2);
  await close(second);
  const {counts, data} = state();
  t.is(counts.activeData, 4); // both copies within the second set are visible
  t.like(data[1], {_active: false, archivedDatasetId: second});
  t.true(Math.abs(Date.parse(data[1]!.archivedTime as string) - Date.now()) < 60_000);
});

test('deduplicators - the archive step asks for the set’s device, the hash for the datum’s', async t => {
  const {open, add, close, counts} = await testSandbox(t);
  for (const deviceId of ['dev1', 'dev2']) {
    const id = await open({deviceId});
    await add(id, [cbg(0)]);
    await close(id);
  }
  t.is(counts().activeData, 2);
});

test('deduplicators - a continuous set under device.deactivate.hash archives its own data when a service closes it', async t => {
  const {ask, open, add, state} = await testSandbox(t);
  const id = await open({dataSetType: 'continuous'});
  await add(id, [cbg(0)]);
  t.is(state().counts.activeData, 1);
  const body = {state: 'closed'};
  t.is((await ask(`PUT /v1/data_sets/${id}`, {token: 'service-token', body})).status, 200);
  t.like(state().data[0], {_active: false, archivedDatasetId: id});
});

test('deduplicators - dataset.drop.hash keeps the last of a batch and drops what is visible in the set', async t => {
  const {open, add, state} = await testSandbox(t);
  const id = await open({deduplicator: {name: dropHash}, dataSetType: 'continuous'});
  await add(id, [cbg(0, {id: datumId(1)}), cbg(1), cbg(0, {id: datumId(2), deviceId: 'dev9'})]);
  await add(id, [cbg(0), cbg(2)]);
  const {data} = state();
  t.deepEqual(
    data.map(({value}) => value),
    [4.1, 4, 4.2],
  );
  t.is(data[1]!.id, datumId(2));
  t.is(hashOf(data[1]!), sha('aaaaaaaaaa', id, '2026-11-01T00:00:00Z', 'cbg', 'mmol/L', '4'));
});

test('deduplicators - dataset.drop.hash stores again in a normal set, whose data are not visible', async t => {
  const {open, add, counts} = await testSandbox(t);
  const id = await open({deduplicator: {name: dropHash}});
  await add(id, [cbg(0)]);
  await add(id, [cbg(0)]);
  t.is(counts().data, 2);
});

test('deduplicators - dataset.drop.hash hashes with the id of the set, not the upload id', async t => {
  const {ask, add, state} = await testSandbox(t);
  const body = {id: '1'.repeat(32), uploadId: '2'.repeat(32), deduplicator: {name: dropHash}};
  await ask('POST /v1/users/aaaaaaaaaa/data_sets', {body});
  await add(body.uploadId, [cbg(0)]);
  const [datum = {}] = state().data;
  t.is(hashOf(datum), sha('aaaaaaaaaa', body.id, '2026-11-01T00:00:00Z', 'cbg', 'mmol/L', '4'));
});

for (const dataSetType of ['normal', 'continuous'])
  test(`deduplicators - dataset.delete.origin replaces by origin in a ${dataSetType} set`, async t => {
    const {open, add, state} = await testSandbox(t);
    const id = await open({deduplicator: {name: deleteOrigin}, dataSetType});
    await add(id, [withOrigin(0, 'a'), withOrigin(1, 'a'), withOrigin(2, 'b'), cbg(3), cbg(3)]);
    t.is(state().counts.data, 5);
    await add(id, [withOrigin(4, 'a', undefined, {deviceId: undefined})]);
    const {data} = state();
    t.deepEqual(
      data.map(({value}) => value),
      [4.2, 4.3, 4.3, 4.4],
    );
    t.true(data.every(datum => hashOf(datum) === undefined));
  });

test('deduplicators - dataset.delete.origin reaches only the addressed set', async t => {
  const {open, add, counts} = await testSandbox(t);
  for (let i = 0; i < 2; i++)
    await add(await open({deduplicator: {name: deleteOrigin}}), [withOrigin(0, 'a')]);
  t.is(counts().data, 2);
});

test('deduplicators - dataset.delete.origin.older lets a visible food stay unless the new one is newer', async t => {
  const {open, add, state} = await testSandbox(t);
  const id = await open({deduplicator: {name: deleteOriginOlder}, dataSetType: 'continuous'});
  const food = (name: string, time?: string) => ({
    type: 'food',
    name,
    time: '2026-11-01T00:00:00Z',
    origin: {id: 'a', time},
  });
  await add(id, [food('first', '2026-11-02T01:00:00.5+01:00')]);
  for (const time of ['2026-11-02T00:00:00.5Z', '2026-11-01T23:59:59Z', undefined])
    await add(id, [food('later', time)]);
  t.deepEqual(
    state().data.map(({name}) => name),
    ['first'],
  );
  await add(id, [food('newer', '2026-11-02T00:00:00.500000001Z')]);
  t.deepEqual(
    state().data.map(({name}) => name),
    ['newer'],
  );
});

test('deduplicators - dataset.delete.origin.older replaces other kinds whatever their time', async t => {
  const {open, add, state} = await testSandbox(t);
  const id = await open({deduplicator: {name: deleteOriginOlder}, dataSetType: 'continuous'});
  await add(id, [withOrigin(0, 'a', '2026-11-02T00:00:00Z')]);
  await add(id, [withOrigin(1, 'a', '2026-11-01T00:00:00Z')]);
  t.deepEqual(
    state().data.map(({value}) => value),
    [4.1],
  );
});

test('deduplicators - device.truncate.dataset destroys all else of the device at the close', async t => {
  const {open, add, close, state} = await testSandbox(t);
  const [first, other, last] = [
    await open({deduplicator: {name: none}}),
    await open({deviceId: 'dev2', deduplicator: {name: none}}),
    await open({deduplicator: {name: truncate}}),
  ];
  await add(first, [cbg(0)]);
  await add(other, [cbg(1), cbg(2, {deviceId: 'dev2'})]);
  await add(last, [cbg(3)]);
  await close(last);
  const {dataSets, data} = state();
  t.deepEqual(
    data.map(({value}) => value),
    [4.2, 4.3],
  );
  t.deepEqual(
    dataSets.map(({deletedTime}) => deletedTime !== undefined),
    [true, false, false],
  );
});

test('deduplicators - without a device on the set, hash and truncate cannot be closed', async t => {
  const {ask, open, add, close, state} = await testSandbox(t);
  for (const name of [hash, truncate]) {
    const id = await open({deviceId: undefined, deduplicator: {name}});
    await add(id, [cbg(0)]);
    t.is((await close(id)).status, 500);
    t.is((await close(id)).status, 409);
    t.is((await ask(`DELETE /v1/data_sets/${id}`)).status, name === hash ? 500 : 200);
  }
  t.true(state().dataSets.every(({_state, _active}) => _state === 'closed' && !_active));
});

test('deduplicators - none keeps every copy, also across sets', async t => {
  const {open, add, close, counts} = await testSandbox(t);
  for (let i = 0; i < 2; i++) {
    const id = await open({deduplicator: {name: none}});
    await add(id, [cbg(0), cbg(0)]);
    await close(id);
  }
  t.is(counts().activeData, 4);
});
