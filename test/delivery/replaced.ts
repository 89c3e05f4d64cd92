import path from 'node:path';
import {Readable} from 'node:stream';
import test, {type ExecutionContext} from 'ava';
import {type IngestFailure, type IngestOptions, ingest} from '../../src/index.js';
import {cbgs, wizard} from '../helpers/data.js';
import {bringsData, type Gatekeeper, gateway} from '../helpers/gateway.js';
import {temporaryFile} from '../helpers/temporary.js';
import {deleteOriginOlder, testSandbox} from '../helpers/test-sandbox.js';

/** Readings of one device, each with an origin. */
const withOrigins = (count: number) =>
  cbgs(count).map((datum, n) => ({...datum, origin: {id: `origin ${n}`}}));

/** A sandbox behind a gateway, and a dump to be uploaded through it. */
async function prepare(t: ExecutionContext, data: readonly object[], keep: Gatekeeper) {
  const sandbox = await testSandbox(t);
  const {url, requests} = await gateway(t, sandbox, keep);
  const file = temporaryFile(t, 'dump.json', JSON.stringify(data));
  const options: IngestOptions = {
    ...{baseUrl: url, userId: 'aaaaaaaaaa', sessionToken: 'user-token'},
    ...{batchSize: 5, concurrency: 1},
  };
  return {sandbox, requests, file, options};
}

/** Loses the answers to the first bodies with data, which are stored all the same. */
function losing(answers: number): Gatekeeper {
  let lost = 0;
  return async (request, response, pass) => {
    if (!bringsData(request) || lost === answers) return pass();
    lost++;
    response.end = (() => response.destroy()) as typeof response.end;
    return pass();
  };
}

const origin = {deduplicator: 'dataset.delete.origin'};
const older = {deduplicator: 'dataset.delete.origin.older'};

for (const deduplicator of [origin, older]) {
  test(`replaced data - under ${deduplicator.deduplicator} what is in doubt is sent once more before the close`, async t => {
    const {sandbox, requests, file, options} = await prepare(t, withOrigins(12), losing(2));
    const summary = await ingest([file], {...options, ...deduplicator});
    t.like(summary, {read: 12, uploaded: 12, state: 'closed', batches: 3});
    t.deepEqual(sandbox.counts(), {dataSets: 1, data: 12, activeData: 12});
    // Three batches, two attempts in doubt, and the one batch they were of once more.
    t.is(requests.filter(bringsData).length, 6);
  });
}

test('replaced data - under delete.origin a straggler that lands late is replaced before the close', async t => {
  let straggling: Promise<void> | undefined;
  const {sandbox, file, options} = await prepare(
    t,
    withOrigins(10),
    async (request, response, pass) => {
      if (!bringsData(request)) return pass();
      if (!straggling) {
        sandbox.faults([{at: 'CreateDataSetData', do: 'hold'}]);
        response.destroy(); // nobody hears of it any more
        straggling = pass();
        return sandbox.untilHeld();
      }
      if (sandbox.counts().data === 5) {
        sandbox.release(); // the first attempt lands after the second was answered
        await straggling;
        t.is(sandbox.counts().data, 10);
      }
      return pass();
    },
  );
  t.like(await ingest([file], {...options, ...origin}), {uploaded: 10, state: 'closed'});
  t.deepEqual(sandbox.counts(), {dataSets: 1, data: 10, activeData: 10});
});

test('replaced data - what has no origin and is in doubt costs a new set, where it can be neither deleted nor replaced', async t => {
  const data = [...withOrigins(6), ...cbgs(2, {value: 6})];
  const {sandbox, file, options} = await prepare(t, data, (request, response, pass) =>
    request.body.includes('"value":6,') ? lose(request, response, pass) : pass(),
  );
  const lose = losing(1);
  const summary = await ingest([file], {...options, ...older});
  t.like(summary, {read: 8, uploaded: 8, state: 'closed'});
  t.is(summary.dataSets.length, 1);
  t.deepEqual(sandbox.counts(), {dataSets: 2, data: 8, activeData: 8});
});

test('replaced data - what has no origin and is not in doubt is not sent again beside what is', async t => {
  const [bare] = cbgs(1, {value: 6});
  const data = [...withOrigins(4).slice(1), bare];
  // The bodies are split, and the answer to a part without the bare one is lost.
  const lose = losing(1);
  const {sandbox, file, options} = await prepare(t, data, (request, response, pass) => {
    const isLost = request.body.includes('origin 1') && !request.body.includes('"value":6,');
    return isLost ? lose(request, response, pass) : pass();
  });
  sandbox.faults([{at: 'add', do: 'too-large', bytes: 350, times: -1}]);
  const summary = await ingest([file], {...options, ...older});
  t.like(summary, {read: 4, uploaded: 4, state: 'closed'});
  t.deepEqual(sandbox.counts(), {dataSets: 1, data: 4, activeData: 4});
});

test('replaced data - an embedded datum without origin counts as well', async t => {
  const {sandbox, file, options} = await prepare(t, [{...wizard(), origin: {id: 'w'}}], losing(1));
  t.like(await ingest([file], {...options, ...older}), {uploaded: 1, state: 'closed'});
  t.deepEqual(sandbox.counts(), {dataSets: 2, data: 2, activeData: 2});
});

test('replaced data - what must be sent once more ends the run where the input is gone', async t => {
  const {sandbox, options} = await prepare(t, [], losing(1));
  const source = Readable.from([Buffer.from(JSON.stringify(withOrigins(3)))]);
  const error = (await t.throwsAsync(ingest(source, {...options, ...origin}))) as IngestFailure;
  t.is(error.code, 'ERR_INGEST_UNFINISHED');
  t.regex(error.message, /input was read and is gone/);
  t.is(error.fault, 'service');
  t.is(sandbox.counts().activeData, 0);
  t.is(sandbox.counts().data, 0);
});

test("replaced data - a set of somebody else's is not deleted, but its doubt is told", async t => {
  const {sandbox, file, options} = await prepare(t, cbgs(3), losing(1));
  const deduplicator = {name: deleteOriginOlder};
  const dataSetId = await sandbox.open({deviceId: 'CGM-1:1', deduplicator});
  const error = (await t.throwsAsync(ingest([file], {...options, dataSetId}))) as IngestFailure;
  t.is(error.code, 'ERR_INGEST_UNFINISHED');
  t.regex(error.message, new RegExp(dataSetId));
});

test('replaced data - a later process sends once more what an earlier one left in doubt', async t => {
  let isBroken = true;
  const {sandbox, file, options} = await prepare(t, withOrigins(10), (request, response, pass) => {
    if (!bringsData(request)) return pass();
    if (!isBroken) return pass();
    return request.body.includes('origin 7') ? response.destroy() : lose(request, response, pass);
  });
  const lose = losing(1);
  const ledger = path.join(path.dirname(file), 'ledger');
  const run = () => ingest([file], {...options, ...origin, ledger, retries: 1});
  await t.throwsAsync(run(), {message: /same command again/});
  isBroken = false;
  t.like(await run(), {uploaded: 10, state: 'closed'});
  t.deepEqual(sandbox.counts(), {dataSets: 1, data: 10, activeData: 10});
});
