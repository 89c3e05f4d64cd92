import {Readable} from 'node:stream';
import test, {type ExecutionContext} from 'ava';
import {type IngestFailure, type IngestOptions, ingest, type Rejection} from '../../src/index.js';
import type {FaultRule} from '../../src/sandbox/faults/rule.js';
import {cbg, cbgs, wizard} from '../helpers/data.js';
import {bringsData, gateway} from '../helpers/gateway.js';
import {temporaryFile} from '../helpers/temporary.js';
import {people, type TestSandbox, testSandbox} from '../helpers/test-sandbox.js';

const [{userId, sessionToken}] = people.users as [(typeof people.users)[0]];

const settings = (sandbox: TestSandbox, more: Partial<IngestOptions> = {}): IngestOptions => ({
  ...{baseUrl: sandbox.url, userId, sessionToken, batchSize: 5, concurrency: 1},
  ...more,
});

const source = (data: readonly unknown[]) => Readable.from([Buffer.from(JSON.stringify(data))]);

/** Uploads some data while things go wrong, and looks whether each is there once. */
const once = test.macro({
  async exec(t, faults: FaultRule[], more: Partial<IngestOptions> = {}) {
    const sandbox = await testSandbox(t);
    sandbox.faults(faults);
    const data = [...cbgs(12), wizard()];
    const file = temporaryFile(t, 'dump.json', JSON.stringify(data));
    const summary = await ingest([file], settings(sandbox, more));
    t.deepEqual([summary.uploaded, summary.rejected, summary.state], [13, 0, 'closed']);
    const visible = sandbox.state().data.filter(({_active}) => _active);
    t.is(new Set(visible.map(({time, type}) => `${type} ${time}`)).size, 14);
    t.is(visible.length, 14);
  },
  title: name => `delivery - each datum ends once when ${name}`,
});

test('a reply is lost after the batch was stored', once, [{at: 'add', do: 'hang-up-after'}]);
test('a reply is lost before', once, [{at: 'add', do: 'hang-up-before', times: 3}]);
test('a reply is torn', once, [{at: 'add', do: 'tear', after: 1}]);
test('a reply is garbled', once, [{at: 'add', do: 'garble', after: 2}]);
test('half of a batch is stored', once, [{at: 'CreateDataSetData', do: 'half'}]);
test(
  'a gateway gives up on a batch that is stored all the same',
  once,
  [408, 499, 504].map(status => ({at: 'add', do: 'status', status, effect: true})),
);
test('the replies to deletions are lost too', once, [
  {at: 'add', do: 'hang-up-after', times: 2},
  {at: 'delete-data', do: 'hang-up-after', times: 2},
  {at: 'delete-data', do: 'hang-up-before', after: 2},
]);
test('a reply comes too late', once, [{at: 'add', do: 'never-answer', effect: true}], {
  timeout: 300,
});
test('an open is not answered', once, [{at: 'open', do: 'hang-up-after'}]);
test('an open fails half-way', once, [{at: 'open', do: 'status', status: 500, effect: true}]);
test('a close is not answered', once, [{at: 'close', do: 'hang-up-after'}]);
test('a close is lost on the way', once, [{at: 'close', do: 'hang-up-before', times: 2}]);
test('a close fails before its first step', once, [{at: 'UpdateDataSet:state', do: 'fail'}]);
test('a close stops half-way', once, [{at: 'ActivateDataSetData', do: 'fail'}]);
test('a close stops in the middle', once, [
  {at: 'ArchiveDeviceDataUsingHashesFromDataSet', do: 'fail'},
]);
test('bodies are too large', once, [{at: 'add', do: 'too-large', bytes: 500, times: -1}]);

test('delivery - a straggler that lands after it was deleted is deleted again before the close', async t => {
  const sandbox = await testSandbox(t);
  sandbox.faults([{at: 'CreateDataSetData', do: 'hold'}]);
  let bodies = 0;
  const {url} = await gateway(t, sandbox, async (request, _, pass) => {
    if (bringsData(request) && ++bodies === 2) {
      sandbox.release();
      while (sandbox.counts().data < 5) await new Promise(resolve => setTimeout(resolve, 5));
    }
    await pass();
  });
  const {uploaded} = await ingest(source(cbgs(5)), settings(sandbox, {baseUrl: url, timeout: 300}));
  t.deepEqual([uploaded, bodies], [5, 2]);
  t.like(sandbox.counts(), {data: 5, activeData: 5});
});

test('delivery - a datum too large even alone is refused, its siblings are stored', async t => {
  const sandbox = await testSandbox(t);
  sandbox.faults([{at: 'add', do: 'too-large', bytes: 600, times: -1}]);
  const data = [...cbgs(4), cbg({payload: {text: 'x'.repeat(700)}})];
  const {rejections, summary} = await gather(sandbox, data);
  t.deepEqual([summary.uploaded, summary.rejected], [4, 1]);
  t.is(rejections[0]!.index, 4);
});

test('delivery - too many refused data end the run', async t => {
  const sandbox = await testSandbox(t);
  const data = Array.from({length: 5}, () => cbg({value: -1}));
  const error = await failure(t, gather(sandbox, data, {maxRejects: {count: 3}}));
  t.is(error.code, 'ERR_INGEST_TOO_MANY_REJECTS');
  t.is(error.fault, 'input');
});

test('delivery - duplicates are dropped on request', async t => {
  const sandbox = await testSandbox(t);
  const data = [...cbgs(3), ...cbgs(3), ...cbgs(1, {payload: {other: 1}})];
  const {summary} = await gather(sandbox, data, {duplicates: 'drop'});
  t.deepEqual([summary.read, summary.uploaded, summary.duplicates], [7, 4, 3]);
  t.deepEqual(summary.warnings, {'identity-collision': 1});
});

test('delivery - ids are kept on request', async t => {
  const sandbox = await testSandbox(t);
  sandbox.faults([{at: 'add', do: 'hang-up-after'}]);
  const id = 'a'.repeat(32);
  await gather(sandbox, [cbg({id}), ...cbgs(2)], {keepIds: true});
  t.is(sandbox.state().data.filter(datum => datum.id === id).length, 1);
  t.is(sandbox.counts().activeData, 3);
});

test('delivery - what was stored under a kept id stays when the rest of its batch is sent again', async t => {
  const sandbox = await testSandbox(t);
  sandbox.faults([
    {at: 'add', do: 'hang-up-after'}, // all of it is in doubt
    {at: 'add', do: 'too-large', bytes: 500, after: 1}, // from here on in parts
    {at: 'add', do: 'hang-up-before', after: 3}, // of which one is stored by now
  ]);
  const data = cbgs(5).map((datum, at) => ({...datum, id: `${at}`.repeat(32)}));
  const {summary} = await gather(sandbox, data, {keepIds: true});
  t.deepEqual([summary.uploaded, summary.retries > 2], [5, true]);
  const ids = sandbox.state().data.map(({id}) => id);
  t.deepEqual(
    [...ids].sort(),
    data.map(({id}) => id),
  );
});

async function gather(
  sandbox: TestSandbox,
  data: readonly unknown[],
  more: Partial<IngestOptions> = {},
) {
  const rejections: Rejection[] = [];
  const onReject = (rejection: Rejection) => rejections.push(rejection);
  const summary = await ingest(source(data), settings(sandbox, {...more, onReject}));
  return {rejections, summary};
}

async function failure(t: ExecutionContext, work: Promise<unknown>): Promise<IngestFailure> {
  return (await t.throwsAsync(work)) as IngestFailure;
}
