import test, {type ExecutionContext} from 'ava';
import {Client} from '../../src/tidepool/client.js';
import {
  deleteDataSet,
  getDataSet,
  listDataSets,
  probeDataSet,
} from '../../src/tidepool/data-sets.js';
import type {Spelling} from '../../src/tidepool/routes.js';
import {obliging, old, oldErrors} from '../helpers/platform.js';
import {answer, type Handler, withServer} from '../helpers/with-server.js';

async function connect(t: ExecutionContext, handler: Handler, routes?: Spelling) {
  const server = await withServer(t, handler);
  return {server, client: new Client({baseUrl: server.url, sessionToken: 'token', routes})};
}

const describe = (number: number) => ({
  uploadId: `set-${number}`,
  deviceId: number % 2 ? 'odd' : 'even',
});

test('getDataSet - describes a set, in the newer spelling only', async t => {
  const {server, client} = await connect(
    t,
    (_, response) => answer(response, 200, {uploadId: 'a', deviceId: 'd', extra: 1}),
    'datasets',
  );
  t.deepEqual(await getDataSet('a/b', {client}), {uploadId: 'a', deviceId: 'd', extra: 1});
  t.is(server.requests[0]?.path, '/v1/data_sets/a%2Fb');
});

test('getDataSet - takes what describes no data set for a strange reply', async t => {
  const {client} = await connect(t, (_, response) => answer(response, 200, {data: []}));
  await t.throwsAsync(getDataSet('a', {client}), {code: 'ERR_INGEST_STRANGE_REPLY'});
});

test('listDataSets - reads every page, and each set once', async t => {
  const {server, client} = await connect(t, ({path}, response) => {
    const page = Number(new URL(path, 'http://x').searchParams.get('page'));
    // One set was opened between the pages, so that the second begins with the last of the first.
    const first = page === 0 ? 0 : 999;
    const length = page === 0 ? 1000 : 500;
    answer(
      response,
      200,
      Array.from({length}, (_, index) => describe(first + index)),
    );
  });
  const sets = await listDataSets({userId: 'u', client});
  t.is(sets.length, 1499);
  t.deepEqual(
    server.requests.map(({path}) => path),
    ['/v1/users/u/data_sets?page=0&size=1000', '/v1/users/u/data_sets?page=1&size=1000'],
  );
});

test('listDataSets - ends although a server knows no pages', async t => {
  const {server, client} = await connect(t, (_, response) =>
    answer(
      response,
      200,
      Array.from({length: 1000}, (_, index) => describe(index)),
    ),
  );
  t.is((await listDataSets({userId: 'u', client})).length, 1000);
  t.is(server.requests.length, 2);
});

test('listDataSets - lets the platform filter by device', async t => {
  const {server, client} = await connect(t, (_, response) => answer(response, 200, [describe(1)]));
  t.deepEqual(await listDataSets({userId: 'u', deviceId: 'odd', client}), [describe(1)]);
  t.regex(server.requests[0]!.path, /&deviceId=odd$/);
});

test('listDataSets - filters the legacy list by device itself', async t => {
  const {server, client} = await connect(
    t,
    (_, response) => old(response, 200, [1, 2, 3].map(describe)),
    'datasets',
  );
  const sets = await listDataSets({userId: 'u', deviceId: 'odd', client});
  t.deepEqual(sets, [describe(1), describe(3)]);
  t.is(server.requests[0]?.path, '/v1/users/u/datasets?page=0&size=1000');
});

test('listDataSets - says what is forbidden', async t => {
  const {client} = await connect(t, (_, response) =>
    answer(response, 403, {code: 'unauthorized', detail: 'no'}),
  );
  await t.throwsAsync(listDataSets({userId: 'u', client}), {code: 'ERR_INGEST_FORBIDDEN'});
});

const probes = test.macro({
  async exec(t, status: number, state: string) {
    const {server, client} = await connect(t, (_, response) =>
      status === 200 ? old(response, 200, []) : oldErrors(response, status, 'x'),
    );
    t.is(await probeDataSet('a', {client}), state as never);
    const [request] = server.requests;
    t.is(`${request?.method} ${request?.path} ${request?.body}`, 'POST /v1/data_sets/a/data []');
  },
  title: (_, status: number, state: string) => `probeDataSet - ${status} means ${state}`,
});

test(probes, 200, 'open');
test(probes, 409, 'closed');
test(probes, 404, 'unknown');
test(probes, 403, 'forbidden');
test(probes, 500, 'unusable');

test('probeDataSet - learns nothing from another answer', async t => {
  const {client} = await connect(t, (_, response) => oldErrors(response, 503, 'x'));
  await t.throwsAsync(probeDataSet('a', {client}), {code: 'ERR_INGEST_REFUSED'});
});

test('deleteDataSet - deletes in either spelling', async t => {
  for (const routes of ['data_sets', 'datasets'] as const) {
    const {server, client} = await connect(t, obliging, routes);
    await deleteDataSet('a', {client});
    t.is(`${server.requests[0]?.method} ${server.requests[0]?.path}`, `DELETE /v1/${routes}/a`);
  }
});

test('deleteDataSet - takes no page of a portal for a success', async t => {
  const {client} = await connect(t, (_, response) => answer(response, 200, '<html>'));
  await t.throwsAsync(deleteDataSet('a', {client}), {code: 'ERR_INGEST_STRANGE_REPLY'});
});
