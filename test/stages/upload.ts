import type {ServerResponse} from 'node:http';
import {Readable} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import test, {type ExecutionContext} from 'ava';
import type {Batch} from '../../src/block.js';
import {Courier} from '../../src/delivery/courier.js';
import {DataSet} from '../../src/delivery/data-set.js';
import {IngestError} from '../../src/errors.js';
import {upload} from '../../src/stages/upload.js';
import {Client} from '../../src/tidepool/client.js';
import {makeBatch, obliging, old, oldErrors, setId, withoutIds} from '../helpers/platform.js';
import {type Handler, withServer} from '../helpers/with-server.js';

async function connect(t: ExecutionContext, handler: Handler, concurrency = 4) {
  const server = await withServer(t, handler);
  // No patience ends within a test, so that what hangs up is the stream.
  const timeout = 600_000;
  const client = new Client({baseUrl: server.url, sessionToken: 'token', concurrency, timeout});
  const courier = new Courier(client, {retries: 0});
  const open = (deviceId?: string, id = setId) =>
    new DataSet(id, {courier, userId: 'u', device: {deviceId}});
  return {server, open, dataSet: open('device-1')};
}

const batches = (count: number, size = 10) =>
  Array.from({length: count}, (_, index) => makeBatch(index * size, size));

/** A handler that holds its answers until they are released. */
function holding() {
  const held: (() => void)[] = [];
  const handler: Handler = (_, response) => void held.push(() => old(response, 200, []));
  const arrived = async (count: number) => {
    while (held.length < count) await new Promise(setImmediate);
  };
  return {held, handler, arrived};
}

/** Time for something wrong to happen. */
const grace = () => new Promise(resolve => setTimeout(resolve, 20));

test('upload - sends every batch, adds up what is stored and tells of each', async t => {
  const {server, dataSet} = await connect(t, obliging);
  const all = batches(7);
  const progress: number[] = [];
  const sink = upload({dataSet, onProgress: ({uploaded}) => progress.push(uploaded)});
  await pipeline(Readable.from(all), sink);
  t.deepEqual(sink.stats, {
    uploaded: 70,
    batches: 7,
    retries: 0,
    bytes: all.reduce((sum, {body}) => sum + body.length, 0),
    fingerprint: (0x1000_0000 * 70) % 2 ** 32,
  });
  t.deepEqual(progress, [10, 20, 30, 40, 50, 60, 70]);
  const sent = server.requests.map(({body}) => withoutIds(body)).sort();
  t.deepEqual(sent, all.map(({body}) => withoutIds(body)).sort());
});

test('upload - keeps the order of the input when one is in flight at a time', async t => {
  const {server, dataSet} = await connect(t, obliging);
  const all = batches(5);
  await pipeline(Readable.from(all), upload({dataSet, concurrency: 1}));
  t.deepEqual(
    server.requests.map(({body}) => withoutIds(body)),
    all.map(({body}) => withoutIds(body)),
  );
});

test('upload - finishes an input without batches at once', async t => {
  const {server, dataSet} = await connect(t, obliging);
  const sink = upload({dataSet});
  await pipeline(Readable.from([]), sink);
  t.is(sink.stats.batches, 0);
  t.is(server.requests.length, 0);
});

test('upload - holds the source back while the platform is slow', async t => {
  const {held, handler, arrived} = holding();
  const {server, dataSet} = await connect(t, handler, 100);
  let made = 0;
  function* source() {
    for (; made < 1000; made++) yield makeBatch(made, 1);
  }
  const sink = upload({dataSet, concurrency: 3});
  const running = pipeline(Readable.from(source(), {highWaterMark: 1}), sink);
  await arrived(3);
  await grace();
  t.is(server.requests.length, 3);
  // In flight, in the queue of the sink, in the queue of the source and in its hand.
  t.true(made <= 3 + 1 + 1 + 2, `${made} batches were made`);
  for (let released = 0; released < 1000; released++) {
    await arrived(1);
    held.shift()!();
  }
  await running;
  t.is(sink.stats.uploaded, 1000);
});

test('upload - finishes only when all in flight are answered', async t => {
  const {held, handler, arrived} = holding();
  const {dataSet} = await connect(t, handler);
  let state = 'running';
  const running = pipeline(Readable.from(batches(2)), upload({dataSet})).then(() => {
    state = 'finished';
  });
  await arrived(2);
  held.shift()!();
  await grace();
  t.is(state, 'running');
  held.shift()!();
  await running;
  t.is(state, 'finished');
});

test('upload - finds the data set of each batch, in their order', async t => {
  const {server, open} = await connect(t, obliging);
  const asked: (string | undefined)[] = [];
  const dataSets = new Map<string | undefined, DataSet>();
  const dataSetFor = async ({deviceId}: Batch) => {
    asked.push(deviceId);
    const known = dataSets.get(deviceId) ?? open(deviceId, `set-of-${deviceId}`);
    dataSets.set(deviceId, known);
    return known;
  };
  const sink = upload({dataSetFor});
  const all = ['a', 'b', 'a', 'none'].map((device, index) => makeBatch(index, 2, device));
  await pipeline(Readable.from(all), sink);
  t.deepEqual(asked, ['a', 'b', 'a', undefined]);
  t.is(sink.stats.uploaded, 8);
  t.is(dataSets.get('a')?.uploaded, 4);
  t.is(server.requests.filter(({path}) => path.includes('set-of-a')).length, 2);
});

test('upload - fails when a data set cannot be opened', async t => {
  const {server} = await connect(t, obliging);
  const dataSetFor = () => Promise.reject(new TypeError('no set'));
  await t.throwsAsync(pipeline(Readable.from(batches(1)), upload({dataSetFor})), {
    instanceOf: TypeError,
    message: 'no set',
  });
  t.is(server.requests.length, 0);
});

test('upload - refuses data of another device than the set', async t => {
  const {server, dataSet} = await connect(t, obliging);
  const sink = upload({dataSet});
  await t.throwsAsync(pipeline(Readable.from([makeBatch(0, 1, 'device-2')]), sink), {
    code: 'ERR_INGEST_WRONG_DEVICE',
  });
  t.is(server.requests.length, 0);
});

test('upload - ends with the first failure and says what is stored', async t => {
  const {server, dataSet} = await connect(t, (_, response) =>
    server.requests.length < 3
      ? old(response, 200, [])
      : oldErrors(response, 500, 'internal-server-failure'),
  );
  const sink = upload({dataSet, concurrency: 1});
  const error = await t.throwsAsync<IngestError>(pipeline(Readable.from(batches(9)), sink), {
    instanceOf: IngestError,
    code: 'ERR_INGEST_REFUSED',
  });
  t.is(error?.fault, 'service');
  t.regex(error!.message, /500/);
  t.regex(error!.message, new RegExp(`20 data are known to be stored, in data set ${setId}`));
  t.regex(error!.message, /Delete what was opened, then start over/);
  t.is(server.requests.length, 3);
});

for (const grace of [0, 1_000]) {
  test(`upload - fails with the last batch, all others being stored, grace ${grace}`, async t => {
    const held: ServerResponse[] = [];
    const {dataSet} = await connect(t, (_, response) => void held.push(response));
    const sink = upload({dataSet, grace});
    const running = pipeline(Readable.from(batches(2)), sink);
    const failed = t.throwsAsync(running, {code: 'ERR_INGEST_REFUSED'});
    while (held.length < 2 || !sink.writableEnded) await new Promise(setImmediate);
    old(held[0]!, 200, []);
    while (sink.stats.batches === 0) await new Promise(setImmediate);
    oldErrors(held[1]!, 409, 'data-set-closed');
    await failed;
    t.is(sink.stats.uploaded, 10);
  });
}

test('upload - fails with a batch that fails when nothing else is left', async t => {
  for (const grace of [0, 1_000]) {
    for (const concurrency of [1, 4]) {
      const {dataSet} = await connect(t, (_, response) => oldErrors(response, 409, 'closed'));
      const sink = upload({dataSet, concurrency, grace});
      await t.throwsAsync(pipeline(Readable.from(batches(1)), sink), {code: 'ERR_INGEST_REFUSED'});
      t.is(sink.stats.batches, 0);
    }
  }
});

test('upload - cancels what else is in flight after a failure', async t => {
  const closed: Promise<unknown>[] = [];
  const {server, dataSet} = await connect(t, (_, response) => {
    if (server.requests.length === 3) return oldErrors(response, 409, 'data-set-closed');
    closed.push(new Promise(resolve => response.on('close', resolve)));
    return undefined;
  });
  await t.throwsAsync(pipeline(Readable.from(batches(9)), upload({dataSet, concurrency: 3})), {
    code: 'ERR_INGEST_REFUSED',
    message: /Batches under way \(2\) may be stored as well/,
  });
  await Promise.all(closed);
  t.is(closed.length, 2);
  t.is(server.requests.length, 3);
});

test('upload - hangs up when the source fails', async t => {
  const {handler, arrived} = holding();
  const hungUp: Promise<unknown>[] = [];
  const {dataSet} = await connect(t, (request, response) => {
    hungUp.push(new Promise(resolve => response.on('close', resolve)));
    handler(request, response);
  });
  async function* source() {
    yield makeBatch(0, 1);
    await arrived(1);
    throw new Error('disk on fire');
  }
  await t.throwsAsync(pipeline(source, upload({dataSet})), {message: 'disk on fire'});
  await Promise.all(hungUp);
  t.is(hungUp.length, 1);
});

test('upload - stops on its signal and hangs up', async t => {
  const {handler, arrived} = holding();
  const hungUp: Promise<unknown>[] = [];
  const {server, dataSet} = await connect(t, (request, response) => {
    hungUp.push(new Promise(resolve => response.on('close', resolve)));
    handler(request, response);
  });
  const stop = new AbortController();
  const sink = upload({dataSet, concurrency: 2, signal: stop.signal});
  const running = pipeline(Readable.from(batches(9)), sink);
  await arrived(2);
  stop.abort();
  const error = await t.throwsAsync<IngestError>(running, {
    code: 'ERR_INGEST_CANCELLED',
    message: /Batches under way \(2\).* 0 data are known to be stored/,
  });
  t.is(error?.fault, 'cancelled');
  await Promise.all(hungUp);
  t.is(server.requests.length, 2);
});

test('upload - sends nothing when its signal was aborted before', async t => {
  const {server, dataSet} = await connect(t, obliging);
  const sink = upload({dataSet, signal: AbortSignal.abort()});
  await t.throwsAsync(pipeline(Readable.from(batches(1)), sink), {code: 'ERR_INGEST_CANCELLED'});
  t.is(server.requests.length, 0);
});

test('upload - wants one target, and room for a batch', async t => {
  const {dataSet} = await connect(t, obliging);
  const usage = {code: 'ERR_INGEST_USAGE'};
  t.throws(() => upload({}), usage);
  t.throws(() => upload({dataSet, dataSetFor: () => dataSet}), usage);
  t.throws(() => upload({dataSet, concurrency: 0}), usage);
});
