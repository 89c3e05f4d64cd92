import {Readable} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import test from 'ava';
import type {Batch} from '../../src/block.js';
import {openDataSet, resumeDataSet} from '../../src/delivery/open-data-set.js';
import {upload} from '../../src/stages/upload.js';
import {Client, type ClientOptions} from '../../src/tidepool/client.js';
import {getDataSet, listDataSets, probeDataSet} from '../../src/tidepool/data-sets.js';
import {deduplicators} from '../../src/tidepool/deduplicator.js';
import {batchOf as gather} from '../helpers/platform.js';
import {cbg, type TestSandbox, testSandbox} from '../helpers/test-sandbox.js';

const userId = 'aaaaaaaaaa';

const connect = ({url}: TestSandbox, options: Partial<ClientOptions> = {}) =>
  new Client({baseUrl: url, sessionToken: 'user-token', ...options});

/** A batch of valid data. */
function batchOf(first: number, size: number, more: object = {}): Batch {
  const data = Array.from({length: size}, (_, index) => cbg(first + index, more));
  return gather(data, first, 'dev1');
}

const batches = (count: number) =>
  Array.from({length: count}, (_, index) => batchOf(index * 20, 20));

const whole = test.macro({
  async exec(t, routes: 'data_sets' | 'datasets') {
    const sandbox = await testSandbox(t);
    const client = connect(sandbox, {routes});
    const dataSet = await openDataSet({client, userId, deviceId: 'dev1', deviceTags: ['cgm']});
    t.is(await dataSet.probe(), 'open');
    await pipeline(Readable.from(batches(5)), upload({dataSet}));
    t.deepEqual(await listDataSets({client, userId}), []);
    await dataSet.close();
    t.is(await dataSet.probe(), 'closed');
    t.like(sandbox.counts(dataSet.id), {data: 100, activeData: 100});
    const description = await getDataSet(dataSet.id, {client});
    t.is(description.deviceId, 'dev1');
    t.is(description.deduplicator?.version, '1.1.0');
    await dataSet.delete();
    t.like(sandbox.counts(dataSet.id), {data: 0});
    t.is(await probeDataSet('f'.repeat(32), {client}), 'unknown');
  },
  title: (_, routes: string) => `a session - is opened, filled, closed and deleted by ${routes}`,
});

test(whole, 'data_sets');
test(whole, 'datasets');

test('a session - is closed under every deduplicator', async t => {
  const sandbox = await testSandbox(t);
  const client = connect(sandbox);
  for (const {short} of deduplicators) {
    const dataSet = await openDataSet({client, userId, deviceId: 'dev1', deduplicator: short});
    await dataSet.append(batchOf(0, 2, {origin: {id: 'o'}}));
    await dataSet.close();
    t.is(dataSet.state, 'closed', short);
  }
});

test('a session - outlives its token when there is an account', async t => {
  const sandbox = await testSandbox(t);
  const client = connect(sandbox, {email: 'a@example.org', password: 'a:ü"', concurrency: 10});
  const dataSet = await openDataSet({client, userId, deviceId: 'dev1'});
  sandbox.faults([{at: 'add', do: 'expire-token', after: 5}]);
  const sink = upload({dataSet, concurrency: 10});
  await pipeline(Readable.from(batches(30)), sink);
  await dataSet.close();
  t.like(sandbox.counts(dataSet.id), {activeData: 600});
  t.true(sink.stats.retries > 0);
});

test('a session - is resumed by one who may upload and not read', async t => {
  const sandbox = await testSandbox(t);
  const id = await sandbox.open({deviceId: 'dev1'});
  const client = connect(sandbox, {sessionToken: 'uploader-token'});
  const dataSet = await resumeDataSet(id, {client, userId});
  await dataSet.append(batchOf(0, 3));
  t.is(dataSet.deviceId, 'dev1');
  await dataSet.close();
  t.like(sandbox.counts(id), {activeData: 3});
});

test('a session - refuses the datum the platform refuses, and stores its siblings', async t => {
  const sandbox = await testSandbox(t);
  const dataSet = await openDataSet({client: connect(sandbox), userId, deviceId: 'dev1'});
  const batch = gather([cbg(9), cbg(10, {value: 1001}), cbg(11)], 9, 'dev1');
  const {stored, rejections} = await dataSet.append(batch);
  t.is(stored, 2);
  t.like(rejections[0], {index: 10});
  t.like(rejections[0]!.errors[0], {code: 'value-out-of-range', pointer: '/value'});
  t.like(sandbox.counts(dataSet.id), {data: 2});
});

test('a session - is not taken for closed when the close stopped half-way', async t => {
  for (const at of ['ArchiveDeviceDataUsingHashesFromDataSet', 'ActivateDataSetData'] as const) {
    const sandbox = await testSandbox(t);
    const dataSet = await openDataSet({client: connect(sandbox), userId, deviceId: 'dev1'});
    await dataSet.append(batchOf(0, 3));
    sandbox.faults([{at, do: 'fail'}]);
    await t.throwsAsync(dataSet.close(), {code: 'ERR_INGEST_HALF_CLOSED'});
    t.is(dataSet.state, 'half-closed');
    t.is(await dataSet.probe(), 'closed');
  }
});
