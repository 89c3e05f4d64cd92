import test from 'ava';
import {cbg, none, testSandbox} from '../helpers/test-sandbox.js';

test('state - over HTTP and from the library it is the same', async t => {
  const {ask, open, add, close, state} = await testSandbox(t);
  const ids = [await open(), await open({deduplicator: {name: none}})];
  await add(
    ids[0]!,
    Array.from({length: 1001}, (_, i) => cbg(i)),
  );
  await add(ids[1]!, [cbg(0)]);
  await close(ids[0]!);
  const {status, json} = await ask('GET /sandbox/state', {token: ''});
  t.is(status, 200);
  t.deepEqual(json, state());
  t.deepEqual(json.counts, {dataSets: 2, data: 1002, activeData: 1001});
  const one = (await ask(`GET /sandbox/state?dataSetId=${ids[1]}`)).json;
  t.deepEqual(one, state(ids[1]));
  t.deepEqual(one.counts, {dataSets: 1, data: 1, activeData: 0});
  t.deepEqual((await ask('GET /sandbox/state?dataSetId=x')).json.dataSets, []);
});

test('state - documents have the store’s fields and none of our own', async t => {
  const {open, add, close, state} = await testSandbox(t);
  const id = await open();
  await add(id, [cbg(0)]);
  await close(id);
  const {dataSets, data} = state();
  t.deepEqual(Object.keys(dataSets[0]!).sort(), [
    ...['_active', '_dataState', '_deduplicator', '_state', '_userId', 'byUser', 'createdTime'],
    ...['createdUserId', 'dataSetType', 'deviceId', 'id', 'modifiedTime', 'provenance', 'revision'],
    ...['time', 'type', 'uploadId'],
  ]);
  t.deepEqual(Object.keys(data[0]!).sort(), [
    ...['_active', '_deduplicator', '_userId', 'createdTime', 'deviceId', 'id', 'modifiedTime'],
    ...['provenance', 'revision', 'time', 'type', 'units', 'uploadId', 'value'],
  ]);
});

test('state - an empty sandbox has empty lists', async t => {
  const {ask} = await testSandbox(t);
  t.is(
    (await ask('GET /sandbox/state')).text,
    '{"counts":{"dataSets":0,"data":0,"activeData":0},"dataSets":[],"data":[]}\n',
  );
});
