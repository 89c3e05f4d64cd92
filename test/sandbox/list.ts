import test from 'ava';
import {cbg, deleteOrigin, type TestSandbox, testSandbox} from '../helpers/test-sandbox.js';

const list = 'GET /v1/users/aaaaaaaaaa/data_sets';

/** Opens one set of each sort: open, closed, of another device and client, continuous, deleted. */
async function fill({ask, open, close}: TestSandbox) {
  const client = {name: 'org.example.one', version: '1'};
  const sets = {
    open: await open({client}),
    closed: await open({client}),
    other: await open({deviceId: 'dev2', client: {...client, name: 'org.example.two'}}),
    continuous: await open({dataSetType: 'continuous', deduplicator: {name: deleteOrigin}, client}),
    deleted: await open(),
  };
  for (const id of [sets.closed, sets.other, sets.deleted]) await close(id);
  await ask(`DELETE /v1/data_sets/${sets.deleted}`);
  return sets;
}

test('list - shows closed and continuous sets, the youngest first, and none that is open', async t => {
  const sandbox = await testSandbox(t);
  const {closed, other, continuous, deleted} = await fill(sandbox);
  const listed = async (query: string) =>
    (await sandbox.ask(`${list}${query}`)).json.map((set: {uploadId: string}) => set.uploadId);
  t.deepEqual(await listed(''), [continuous, other, closed]);
  t.deepEqual(await listed('?deleted=true'), [deleted, continuous, other, closed]);
  t.deepEqual(await listed('?deleted=F'), [continuous, other, closed]);
  t.deepEqual(await listed('?client.name=org.example.one'), [continuous, closed]);
  t.deepEqual(await listed('?deviceId=dev2'), [other]);
  t.deepEqual(await listed('?deviceId=dev2&client.name=org.example.one'), []);
  t.deepEqual(await listed('?size=1'), [continuous]);
  t.deepEqual(await listed('?size=2&page=1'), [closed]);
  t.deepEqual(await listed('?page=1'), []);
});

test('list - the legacy form wraps it, and filters by deletion only', async t => {
  const sandbox = await testSandbox(t);
  const {closed, other, continuous} = await fill(sandbox);
  const {json, text} = await sandbox.ask('GET /v1/users/aaaaaaaaaa/datasets');
  t.deepEqual(
    json.data.map((set: {uploadId: string}) => set.uploadId),
    [continuous, other, closed],
  );
  t.true(text.endsWith('"}}}'));
  const {status} = await sandbox.ask('GET /v1/users/aaaaaaaaaa/datasets?deviceId=dev1');
  t.is(status, 400);
});

for (const [query, code, detail] of [
  ['client.name=', 'value-empty', 'value is empty'],
  ['deviceId=', 'value-empty', 'value is empty'],
  ['size=0', 'value-out-of-range', 'value 0 is not between 1 and 1000'],
  ['size=1001', 'value-out-of-range', 'value 1001 is not between 1 and 1000'],
  ['page=-1', 'value-out-of-range', 'value -1 is not greater than or equal to 0'],
  ['page=x', 'type-not-int', 'type is not int, but string'],
  ['size=', 'type-not-int', 'type is not int, but string'],
  ['deleted=maybe', 'type-not-bool', 'type is not bool, but string'],
  ['uploadId=x', 'not-parsed', 'not parsed'],
  ['page=0&page=0', 'not-parsed', 'not parsed'],
] as const)
  test(`list - ?${query} is refused`, async t => {
    const {ask} = await testSandbox(t);
    const {status, json} = await ask(`${list}?${query}`);
    t.is(status, 400);
    t.like(json, {code, detail, source: {parameter: query.split('=')[0]}});
  });

test('list - a query that cannot be taken apart is refused', async t => {
  const {ask} = await testSandbox(t);
  for (const query of ['a;b', 'a=%zz'])
    t.is((await ask(`${list}?${query}`)).text, '{"detail":"unable to parse request query"}\n');
});

test('list - being listed does not prove that the data are visible', async t => {
  const {ask, open, add, close, faults, counts} = await testSandbox(t);
  const id = await open();
  await add(id, [cbg(0)]);
  faults([{at: 'ActivateDataSetData', do: 'fail'}]);
  await close(id);
  t.is((await ask(list)).json.length, 1);
  t.is(counts().activeData, 0);
});
