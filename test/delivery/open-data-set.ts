import test from 'ava';
import {openDataSet, resumeDataSet} from '../../src/delivery/open-data-set.js';
import type {IngestError} from '../../src/errors.js';
import {createNonce, Ledger} from '../../src/ledger/index.js';
import {makeBatch, obliging, old, oldErrors, setId} from '../helpers/platform.js';
import {answer, type Handler, withServer} from '../helpers/with-server.js';

const access = {userId: 'user 1', sessionToken: 'token', retries: 0};

test('openDataSet - opens in either spelling, with the body the platform needs', async t => {
  for (const routes of ['data_sets', 'datasets'] as const) {
    const {url, requests} = await withServer(t, obliging);
    const dataSet = await openDataSet({baseUrl: url, ...access, deviceId: 'd', routes});
    const [request] = requests;
    t.is(`${request?.method} ${request?.path}`, `POST /v1/users/user%201/${routes}`);
    const body = JSON.parse(`${request?.body}`);
    t.like(body, {
      deviceId: 'd',
      deduplicator: {name: 'org.tidepool.deduplicator.device.deactivate.hash'},
    });
    t.is(dataSet.id, body.id);
    t.is(dataSet.deviceId, 'd');
    t.is(dataSet.state, 'open');
  }
});

test('openDataSet - goes by the id that the platform answers', async t => {
  const {url} = await withServer(t, (_, response) => old(response, 201, {uploadId: 'theirs'}));
  const dataSet = await openDataSet({baseUrl: url, ...access, deviceId: 'd', dataSetId: setId});
  t.is(dataSet.id, 'theirs');
});

test('openDataSet - throws before it sends anything when something is missing', async t => {
  const {url, requests} = await withServer(t, obliging);
  const usage = {code: 'ERR_INGEST_USAGE'};
  const open = {baseUrl: url, ...access, deviceId: 'd'};
  await t.throwsAsync(openDataSet({...open, deviceId: undefined}), usage);
  await t.throwsAsync(openDataSet({...open, deduplicator: 'unheard-of'}), usage);
  await t.throwsAsync(openDataSet({...open, userId: ''}), usage);
  await t.throwsAsync(openDataSet({...open, sessionToken: ''}), usage);
  await t.throwsAsync(openDataSet({...open, baseUrl: 'http://example.org'}), usage);
  t.is(requests.length, 0);
});

test('openDataSet - forgets a set that was refused for certain, not one that may exist', async t => {
  const refusing: Handler = (_, response) => oldErrors(response, 403, 'unauthorized');
  const lost: Handler = ({method}, response) =>
    method === 'POST' ? response.destroy() : oldErrors(response, 403, 'unauthorized');
  const foreign: Handler = (_, response) => answer(response, 404, '<html>');
  for (const [handler, left] of [
    [refusing, 0],
    [foreign, 0],
    [lost, 1],
  ] as const) {
    const {url} = await withServer(t, handler);
    const ledger = new Ledger(createNonce());
    await t.throwsAsync(openDataSet({baseUrl: url, ...access, deviceId: 'd', ledger}));
    t.is(ledger.sets.length, left);
  }
});

test('openDataSet - knows that there is no set where no connection came about', async t => {
  const url = 'http://127.0.0.1:1'; // nobody listens there
  const ledger = new Ledger(createNonce());
  const opening = {baseUrl: url, ...access, deviceId: 'd', dataSetId: setId, ledger, retries: 1};
  const error = await t.throwsAsync<IngestError>(openDataSet(opening), {
    code: 'ERR_INGEST_UNREACHABLE',
    message: /^POST .*ECONNREFUSED.* Gave up after 2 tries\.$/,
  });
  t.is(error!.sent, 'nothing');
  t.deepEqual(ledger.sets, []);
});

test('openDataSet - names the set that may exist after a failure', async t => {
  const handlers: Handler[] = [
    (_, response) => oldErrors(response, 500, 'internal-server-failure'),
    (_, response) => response.destroy(),
    (_, response) => answer(response, 200, {data: {}}),
  ];
  for (const handler of handlers) {
    const {url} = await withServer(t, handler);
    const opening = openDataSet({baseUrl: url, ...access, deviceId: 'd', dataSetId: setId});
    const error = await t.throwsAsync<IngestError>(opening, {
      message: new RegExp(`Data set ${setId} may exist`),
    });
    t.is(error?.fault, 'service');
  }
});

test('openDataSet - blames the template for what the platform refuses in it', async t => {
  const {url} = await withServer(t, (_, response) =>
    answer(response, 400, {
      code: 'not-parsed',
      title: 'not parsed',
      detail: 'not parsed',
      source: {pointer: '/colour'},
    }),
  );
  const open = {baseUrl: url, ...access, deviceId: 'd'};
  await t.throwsAsync(openDataSet({...open, session: {colour: 'red'}}), {
    code: 'ERR_INGEST_USAGE',
    message: /not-parsed at \/colour/,
  });
});

test('openDataSet - says that the account may not', async t => {
  const {url} = await withServer(t, (_, response) => oldErrors(response, 403, 'unauthorized'));
  const error = await t.throwsAsync<IngestError>(
    openDataSet({baseUrl: url, ...access, deviceId: 'd'}),
    {code: 'ERR_INGEST_FORBIDDEN'},
  );
  t.is(error?.fault, 'authentication');
  t.notRegex(error!.message, /may exist/);
});

/** Answers a GET of the set with one thing and a probe with another. */
const resumable =
  (description: [number, unknown], probe: number): Handler =>
  ({method}, response) => {
    if (method === 'GET') return answer(response, ...description);
    return probe === 200 ? old(response, 200, []) : oldErrors(response, probe, 'x');
  };

test('resumeDataSet - takes up an open set and its device', async t => {
  const handler = resumable([200, {uploadId: setId, deviceId: 'd'}], 200);
  const {url, requests} = await withServer(t, handler);
  const dataSet = await resumeDataSet(setId, {baseUrl: url, ...access});
  t.is(dataSet.id, setId);
  t.is(dataSet.deviceId, 'd');
  t.deepEqual(
    requests.map(({method, body}) => `${method} ${body}`),
    ['GET ', 'POST []'],
  );
});

test('resumeDataSet - takes up a set that only its owner may read', async t => {
  const {url} = await withServer(t, resumable([403, {code: 'unauthorized', detail: 'x'}], 200));
  const dataSet = await resumeDataSet(setId, {baseUrl: url, ...access});
  t.is(dataSet.deviceId, undefined);
  await dataSet.append(makeBatch(0, 1, 'learnt'));
  t.is(dataSet.deviceId, 'learnt');
});

test('resumeDataSet - refuses a set that takes no data, or only hides them', async t => {
  const described = {uploadId: setId, deviceId: 'd'};
  const deleted = {...described, deletedTime: '2026-11-22T00:00:00Z'};
  const cases: [Handler, RegExp][] = [
    [resumable([200, described], 409), /it is closed/],
    [resumable([200, described], 500), /it is unusable/],
    [resumable([200, deleted], 200), /it is deleted/],
  ];
  for (const [handler, message] of cases) {
    const {url} = await withServer(t, handler);
    const resuming = resumeDataSet(setId, {baseUrl: url, ...access});
    await t.throwsAsync(resuming, {code: 'ERR_INGEST_NOT_OPEN', message});
  }
});

test('resumeDataSet - says that a set does not exist', async t => {
  const notFound = {code: 'resource-not-found', detail: 'resource with id "x" not found'};
  const {url} = await withServer(t, resumable([404, notFound], 404));
  await t.throwsAsync(resumeDataSet(setId, {baseUrl: url, ...access}), {
    code: 'ERR_INGEST_NOT_OPEN',
    message: /unknown/,
  });
});

test('openDataSet - deletes a set whose open failed half-way and opens another', async t => {
  const opened: string[] = [];
  const {url, requests} = await withServer(t, ({method, body}, response) => {
    if (method === 'DELETE') return old(response, 200, {});
    if (method === 'GET') {
      // Continuous and without a version: the platform never came to its deduplicator.
      const deduplicator = {name: 'org.tidepool.deduplicator.none'};
      return answer(response, 200, {uploadId: opened[0], dataSetType: 'continuous', deduplicator});
    }
    const {id} = JSON.parse(body.toString());
    opened.push(id);
    if (opened.length === 1) return oldErrors(response, 500, 'internal-server-failure');
    return old(response, 201, {uploadId: id});
  });
  const ledger = new Ledger('n');
  const dataSet = await openDataSet({baseUrl: url, ...access, deviceId: 'd', ledger});
  t.is(dataSet.id, opened[1]);
  t.not(opened[0], opened[1]);
  t.deepEqual(
    requests.map(({method}) => method),
    ['POST', 'GET', 'DELETE', 'POST'],
  );
  t.deepEqual(
    ledger.sets.map(({id, state}) => [id, state]),
    [
      [opened[0], 'deleted'],
      [opened[1], 'open'],
    ],
  );
});
