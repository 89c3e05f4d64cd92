import {Readable} from 'node:stream';
import test, {type ExecutionContext} from 'ava';
import {type IngestFailure, type IngestOptions, ingest, type Rejection} from '../../src/index.js';
import {badCbg, cbg, cbgs, wizard} from '../helpers/data.js';
import {people, type TestSandbox, testSandbox} from '../helpers/test-sandbox.js';

const [{userId, sessionToken}] = people.users as [(typeof people.users)[0]];
const source = (data: readonly unknown[]) => Readable.from([Buffer.from(JSON.stringify(data))]);

test('ingest - opens a data set for each device, fills it, closes it, and the counts add up', async t => {
  const sandbox = await testSandbox(t);
  const data = [...cbgs(5, {deviceId: 'a'}), badCbg(), ...cbgs(7, {deviceId: 'b'}), wizard()];
  const rejections: Rejection[] = [];
  const summary = await run(sandbox, data, {onReject: one => rejections.push(one), batchSize: 3});

  t.is(summary.state, 'closed');
  t.deepEqual(
    [summary.read, summary.uploaded, summary.rejected, summary.duplicates],
    [14, 13, 1, 0],
  );
  t.deepEqual(
    rejections.map(({index, errors}) => [index, errors[0]!.pointer]),
    [[5, '/value']],
  );
  t.deepEqual(
    summary.dataSets.map(({deviceId, state, uploaded}) => [deviceId, state, uploaded]),
    [
      ['a', 'closed', 5],
      ['b', 'closed', 7],
      ['Pump-1:1', 'closed', 1],
    ],
  );
  t.is(summary.dataSetId, null);
  // The calculator's bolus is stored as a datum of its own.
  t.deepEqual(sandbox.counts(), {dataSets: 3, data: 14, activeData: 14});
  for (const {data} of [sandbox.state()]) {
    for (const datum of data) {
      const set = summary.dataSets.find(({dataSetId}) => dataSetId === datum.uploadId);
      t.is(datum.deviceId, set?.deviceId);
    }
  }
});

test('ingest - says in the opening what the data tell, and no more', async t => {
  const sandbox = await testSandbox(t);
  await run(sandbox, [cbg(), cbg({type: 'smbg'})]);
  const [set] = sandbox.state().dataSets;
  t.deepEqual(set?.deviceTags, ['bgm', 'cgm']);
  t.is(set?.deviceId, 'CGM-1:1');
  t.is(set?.client?.name, 'tidepool-ingest');
  t.is(set?.timezone, undefined);
});

test('ingest - the fingerprint is the same in any order and any number of batches', async t => {
  const data = [...cbgs(20), wizard()];
  const one = await run(await testSandbox(t), data);
  const other = await run(await testSandbox(t), data.toReversed(), {batchSize: 3, concurrency: 1});
  t.is(one.fingerprint, other.fingerprint);
  t.not(one.fingerprint, '00000000');
  const fewer = await run(await testSandbox(t), data.slice(1));
  t.not(fewer.fingerprint, one.fingerprint);
});

test('ingest - opens nothing for nothing', async t => {
  const sandbox = await testSandbox(t);
  for (const data of [[], [badCbg()]]) {
    const summary = await run(sandbox, data);
    t.is(summary.state, 'none');
    t.is(summary.read, data.length);
  }
  t.is(sandbox.counts().dataSets, 0);
});

test('ingest - refuses a datum without deviceId where the platform would fail, or gives it one', async t => {
  const sandbox = await testSandbox(t);
  const data = [
    cbg({deviceId: undefined}),
    {...wizard(), bolus: {...wizard().bolus, deviceId: null}},
  ];
  const pointers: string[] = [];
  const onReject = ({errors}: Rejection) => pointers.push(...errors.map(({pointer}) => pointer));
  t.is((await run(sandbox, data, {onReject})).rejected, 2);
  t.deepEqual(pointers, ['/deviceId', '/bolus/deviceId']);

  const filled = await run(sandbox, data, {defaultDeviceId: 'X'});
  t.deepEqual([filled.uploaded, filled.rejected], [2, 0]);
  t.deepEqual(
    new Set(sandbox.state().data.map(({deviceId}) => deviceId)),
    new Set(['X', 'Pump-1:1']),
  );
});

test('ingest - without a hash, data without deviceId have a set of their own', async t => {
  const sandbox = await testSandbox(t);
  const data = [cbg(), cbg({deviceId: undefined})];
  const summary = await run(sandbox, data, {deduplicator: 'none'});
  t.deepEqual(
    summary.dataSets.map(({deviceId}) => deviceId),
    ['CGM-1:1', null],
  );
});

test('ingest - a dry run sends nothing and needs no way to', async t => {
  const summary = await ingest(source([...cbgs(3), badCbg()]), {
    userId,
    dryRun: true,
    batchSize: 2,
  });
  t.is(summary.state, 'dry-run');
  t.deepEqual([summary.read, summary.uploaded, summary.rejected, summary.batches], [4, 3, 1, 2]);
  t.deepEqual(summary.dataSets, []);
});

test('ingest - leaves its sets open on request', async t => {
  const sandbox = await testSandbox(t);
  const summary = await run(sandbox, cbgs(3), {close: false});
  t.is(summary.state, 'open');
  t.deepEqual(sandbox.counts(), {dataSets: 1, data: 3, activeData: 0});
  t.is(summary.dataSetId, summary.dataSets[0]!.dataSetId);
});

test('ingest - appends to an open set, refuses data of another device, and leaves it open', async t => {
  const sandbox = await testSandbox(t);
  const dataSetId = await sandbox.open({deviceId: 'CGM-1:1'});
  const data = [...cbgs(3), cbg({deviceId: 'other'})];
  const rejections: Rejection[] = [];
  const summary = await run(sandbox, data, {dataSetId, onReject: one => rejections.push(one)});
  t.deepEqual([summary.state, summary.uploaded, summary.rejected], ['open', 3, 1]);
  t.is(rejections[0]!.errors[0]!.code, 'device-not-of-data-set');
  t.is(summary.dataSetId, dataSetId);
  t.deepEqual(sandbox.counts(), {dataSets: 1, data: 3, activeData: 0});
});

test('ingest - one set for several devices is a wrong call under a hash by device, and nothing stays', async t => {
  const sandbox = await testSandbox(t);
  const data = [...cbgs(3, {deviceId: 'a'}), ...cbgs(3, {deviceId: 'b'})];
  const error = await fail(t, run(sandbox, data, {dataSets: 'one', batchSize: 2}));
  t.is(error.code, 'ERR_INGEST_SEVERAL_DEVICES');
  t.is(sandbox.counts().data, 0);

  const summary = await run(sandbox, data, {dataSets: 'one', deduplicator: 'none'});
  t.deepEqual([summary.dataSets.length, summary.uploaded], [1, 6]);
});

test('ingest - sends a session template as it is and fills in the rest', async t => {
  const sandbox = await testSandbox(t);
  const session = {
    timezone: 'Europe/London',
    client: {name: 'org.example.app'},
    deviceTags: ['bgm'],
  };
  await run(sandbox, cbgs(2), {session});
  const [set] = sandbox.state().dataSets;
  t.is(set?.timezone, 'Europe/London');
  t.deepEqual(set?.client, {name: 'org.example.app'});
  t.deepEqual(set?.deviceTags, ['bgm']);
  t.is(set?.deviceId, 'CGM-1:1');
});

test('ingest - sends records as they came: digits, members the platform ignores, order', async t => {
  const sandbox = await testSandbox(t);
  const text =
    '{"payload":{"big":12345678901234567890,"one":1.0},"units":"mmol/L","value":5.50,"type":"cbg","deviceId":"d","time":"2026-01-01T00:00:00.120+02:00"}';
  const summary = await run(sandbox, [JSON.parse(text)]);
  const bytes = Buffer.from(`[${text}]`);
  const again = await ingest(Readable.from([bytes]), options(sandbox));
  t.is(again.bytes, bytes.length + ',"id":""'.length + 32);
  t.is(again.fingerprint, summary.fingerprint);
});

test('ingest - a failing platform ends the run, which deletes its sets and says so', async t => {
  const sandbox = await testSandbox(t);
  sandbox.faults([{at: 'add', do: 'hang-up-after', after: 2, times: -1}]);
  const error = await fail(t, run(sandbox, cbgs(30), {batchSize: 5, concurrency: 1, retries: 1}));
  t.is(error.fault, 'service');
  t.regex(error.message, /deleted again/);
  t.is(error.summary.state, 'incomplete');
  t.is(error.summary.read, error.summary.uploaded + error.summary.rejected);
  t.deepEqual(
    error.summary.dataSets.map(({state}) => state),
    ['deleted'],
  );
  t.is(sandbox.counts().data, 0);
});

test('ingest - names the sets that it could not delete', async t => {
  const sandbox = await testSandbox(t);
  sandbox.faults([
    {at: 'add', do: 'status', status: 500, times: -1},
    {at: 'delete', do: 'status', status: 500, times: -1},
  ]);
  const error = await fail(t, run(sandbox, cbgs(3), {retries: 0}));
  const [set] = error.summary.dataSets;
  t.true(error.message.includes(set!.dataSetId));
});

test('ingest - input that is not JSON ends the run with its place, and nothing stays', async t => {
  const sandbox = await testSandbox(t);
  const bytes = Buffer.from(`${JSON.stringify(cbgs(30)).slice(0, -1)},{"type":}]`);
  const error = await fail(t, ingest(Readable.from([bytes]), {...options(sandbox), batchSize: 5}));
  t.is(error.fault, 'input');
  t.regex(error.message, /record 31/);
  t.is(sandbox.counts().data, 0);
});

test('ingest - stops on a signal, even while a request hangs, and takes back what it sent', async t => {
  const sandbox = await testSandbox(t);
  sandbox.faults([{at: 'add', do: 'never-answer', after: 1}]);
  const stop = new AbortController();
  const work = run(sandbox, cbgs(10), {
    batchSize: 2,
    concurrency: 1,
    signal: stop.signal,
    onProgress: ({batches}) => batches === 1 && stop.abort(),
  });
  const error = await fail(t, work);
  t.is(error.fault, 'cancelled');
  t.is(sandbox.counts().data, 0);
});

test('ingest - an empty token or none at all is a wrong call', async t => {
  const error = await t.throwsAsync(
    ingest(source([cbg()]), {userId, baseUrl: 'http://127.0.0.1:9'}),
  );
  t.like(error, {code: 'ERR_INGEST_USAGE'});
});

test('ingest - with hundreds of devices every datum arrives', async t => {
  const sandbox = await testSandbox(t);
  const data = Array.from(
    {length: 900},
    (_, n) => cbgs(1, {deviceId: `device ${n % 300}`, value: n % 50})[0],
  );
  const summary = await run(sandbox, data);
  t.is(summary.dataSets.length, 300);
  t.true(summary.dataSets.every(({state, uploaded}) => state === 'closed' && uploaded === 3));
  t.is(sandbox.counts().activeData, 900);
});

const options = (sandbox: TestSandbox) => ({baseUrl: sandbox.url, userId, sessionToken});

function run(sandbox: TestSandbox, data: readonly unknown[], more: Partial<IngestOptions> = {}) {
  return ingest(source(data), {...options(sandbox), ...more});
}

async function fail(t: ExecutionContext, work: Promise<unknown>): Promise<IngestFailure> {
  return (await t.throwsAsync(work)) as IngestFailure;
}
