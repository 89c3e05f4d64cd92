import test from 'ava';
import {cbg, datumId, deleteOrigin, testSandbox} from '../helpers/test-sandbox.js';

const sixData = Array.from({length: 6}, (_, i) =>
  cbg(i % 3, {id: datumId(i), origin: {id: `o${i}`}}),
);

test('delete-data - by id, hash or origin, every copy, in the addressed set only', async t => {
  const {ask, open, add, state, counts} = await testSandbox(t);
  const [id, other] = [await open(), await open()];
  await add(other, sixData);
  await add(id, [...sixData, ...sixData]);
  const remove = (body: unknown) => ask(`DELETE /v1/data_sets/${id}/data`, {body});
  const {text} = await remove([{id: datumId(0), time: '1999-01-01T00:00:00Z', foo: 1}]);
  t.true(text.startsWith('{"data":[],"meta"'));
  t.is(counts(id).data, 10);
  await remove([{origin: {id: 'o1'}}, {origin: {id: 'o1', time: '1999-01-01T00:00:00Z'}}]);
  t.is(counts(id).data, 8);
  const {hash} = state(id).data[0]!._deduplicator as {hash: string};
  await remove([{deduplicator: {hash}}]);
  t.is(counts(id).data, 4);
  t.is((await remove([{id: datumId(99)}])).status, 200);
  t.is(counts(other).data, 6);
});

const invalid: readonly [what: string, body: string][] = [
  ['no body', ''],
  ['white space', ' '],
  ['broken JSON', '[{"id"'],
  ['null', 'null'],
  ['an object', '{}'],
  ['an empty list', '[]'],
  ['an empty selector', '[{}]'],
  ['null as selector', '[null]'],
  ['a text as selector', '["x"]'],
  ['two kinds', `[{"id":"${datumId(0)}"},{"origin":{"id":"o1"}}]`],
  ['two kinds in one', `[{"id":"${datumId(0)}","origin":{"id":"o1"}}]`],
  ['a bad id', '[{"id":"SHORT"}]'],
  ['an id of another type', '[{"id":5}]'],
  ['a hash too long', `[{"deduplicator":{"hash":"${'x'.repeat(1001)}"}}]`],
  ['an empty hash', '[{"deduplicator":{"hash":""}}]'],
  ['an origin too long', `[{"origin":{"id":"${'x'.repeat(101)}"}}]`],
  ['an origin without id', '[{"origin":{}}]'],
  ['a time beside an origin', '[{"origin":{"id":"o1"},"time":"2026-11-01T00:00:00Z"}]'],
  ['a time that is none', `[{"id":"${datumId(0)}","time":"yesterday"}]`],
  ['a number beyond float64', `[{"id":"${datumId(0)}","x":1e400}]`],
];

for (const [what, body] of invalid)
  test(`delete-data - ${what} is a failure, and nothing is deleted`, async t => {
    const {ask, open, add, counts} = await testSandbox(t);
    const id = await open();
    await add(id, sixData);
    const {status, json} = await ask(`DELETE /v1/data_sets/${id}/data`, {body: Buffer.from(body)});
    t.is(status, 500);
    t.is(json.errors[0].code, 'internal-server-failure');
    t.is(counts().data, 6);
  });

test('delete-data - text after the list is not looked at', async t => {
  const {ask, open, add, counts} = await testSandbox(t);
  const id = await open();
  await add(id, sixData);
  const body = Buffer.from(`[{"id":"${datumId(0)}","x":"]"}] and more`);
  t.is((await ask(`DELETE /v1/data_sets/${id}/data`, {body})).status, 200);
  t.is(counts().data, 5);
});

test('delete-data - dataset.delete.origin archives what is visible, and nothing else', async t => {
  const {ask, open, add, close, state} = await testSandbox(t);
  const normal = await open({deduplicator: {name: deleteOrigin}});
  await add(normal, sixData);
  await ask(`DELETE /v1/data_sets/${normal}/data`, {body: [{id: datumId(0)}]});
  await close(normal);
  t.is(state(normal).counts.activeData, 6);
  const continuous = await open({deduplicator: {name: deleteOrigin}, dataSetType: 'continuous'});
  await add(continuous, sixData);
  await ask(`DELETE /v1/data_sets/${continuous}/data`, {body: [{id: datumId(0)}]});
  const [archived] = state(continuous).data;
  t.is(state(continuous).counts.activeData, 5);
  t.like(archived, {_active: false, revision: 1});
  t.is(archived!.archivedDatasetId, undefined);
  t.is(typeof archived!.archivedTime, 'string');
});

test('delete-data - a hundred thousand selectors', async t => {
  const {ask, open, add, counts} = await testSandbox(t);
  const id = await open();
  await add(id, sixData);
  const body = Array.from({length: 100_000}, (_, i) => ({id: datumId(i)}));
  t.is((await ask(`DELETE /v1/data_sets/${id}/data`, {body})).status, 200);
  t.is(counts().data, 0);
});
