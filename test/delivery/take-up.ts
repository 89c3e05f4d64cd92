import {writeFileSync} from 'node:fs';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {openLedger, type SetState, type Terms} from '../../src/ledger/index.js';
import {cbgs} from '../helpers/data.js';
import {held, type Scene, scene} from '../helpers/interrupted.js';
import {setId} from '../helpers/platform.js';
import {hash} from '../helpers/test-sandbox.js';

const deviceId = 'CGM-1:1';

/** A scene whose ledger an earlier process left when its only set had come so far. */
async function left(t: ExecutionContext, state: SetState, token?: string) {
  const s = await scene(t, token);
  const terms: Terms = {
    ...{userId: 'aaaaaaaaaa', baseUrl: s.sandbox.url, deduplicator: hash, batchSize: 5},
    ...{flushBytes: 4 * 1024 * 1024, duplicates: 'keep', dataSets: 'per-device'},
    ...{prepare: false, keepIds: false},
  };
  const {ledger, close} = await openLedger(s.ledger, terms);
  await ledger.announceSet(setId, 'opening', deviceId);
  if (state === 'closing' || state === 'deleting') await ledger.announceSet(setId, state);
  else if (state !== 'opening') ledger.noteSet(setId, state);
  close();
  return s;
}

function dump({folder}: Scene): string[] {
  const file = path.join(folder, 'dump.json');
  writeFileSync(file, JSON.stringify(cbgs(12)));
  return [file];
}

for (const [who, token] of [
  ['the owner', 'user-token'],
  ['one who may not read it', 'uploader-token'],
] as const) {
  test(`an open that was killed half-way - was never done: ${who} opens it under its id`, async t => {
    const s = await left(t, 'opening', token);
    t.like(await s.run(dump(s)), {uploaded: 12, dataSetId: setId});
    t.deepEqual(s.sandbox.counts(), {dataSets: 1, data: 12, activeData: 12});
  });

  test(`an open that was killed half-way - was done: ${who} goes on with it`, async t => {
    const s = await left(t, 'opening', token);
    await s.sandbox.open({id: setId, deviceId}, {token});
    t.like(await s.run(dump(s)), {uploaded: 12, dataSetId: setId});
    t.deepEqual(s.sandbox.counts(), {dataSets: 1, data: 12, activeData: 12});
  });
}

for (const deed of ['was done', 'was never done'] as const) {
  test(`a deletion that was killed half-way - ${deed}: it is done again, and the data go into another set`, async t => {
    const s = await left(t, 'deleting');
    await s.sandbox.open({id: setId, deviceId});
    if (deed === 'was done') await s.sandbox.ask(`DELETE /v1/data_sets/${setId}`);
    const {dataSetId} = await s.run(dump(s));
    t.not(dataSetId, setId);
    t.deepEqual(s.sandbox.counts(), {dataSets: 2, data: 12, activeData: 12});
  });
}

const gone = test.macro({
  async exec(t, state: SetState, deed: (s: Scene) => Promise<unknown>, message: RegExp) {
    const s = await left(t, state);
    await s.sandbox.open({id: setId, deviceId});
    await deed(s);
    const before = held(s);
    const error = await s.fail(dump(s));
    t.is(error.code, 'ERR_INGEST_SET_GONE', error.message);
    t.is(error.fault, 'service');
    t.regex(error.message, message);
    t.is(held(s), before, 'nothing was sent');
  },
  title: name => `a set of an earlier process - is said to be gone when ${name}`,
});

const remove = ({sandbox}: Scene) => sandbox.ask(`DELETE /v1/data_sets/${setId}`);
test('it was closed meanwhile', gone, 'open', s => s.sandbox.close(setId), /was closed meanwhile/);
test('it was deleted meanwhile', gone, 'open', remove, /was deleted meanwhile/);
test('it was deleted just after its open', gone, 'opening', remove, /was deleted meanwhile/);
test(
  'the platform knows it no more',
  gone,
  'open',
  async ({sandbox}) => sandbox.reset(),
  /was removed meanwhile/,
);
test(
  'it takes data though it was closed',
  gone,
  'closed',
  async () => {},
  /was opened again meanwhile/,
);

test('a set of an earlier process - that got closed half-way is deleted and filled again', async t => {
  const s = await scene(t);
  const files = dump(s);
  s.sandbox.faults([
    {at: 'ArchiveDeviceDataUsingHashesFromDataSet', do: 'fail'},
    {at: 'delete', do: 'status', status: 500, times: -1},
  ]);
  const error = await s.fail(files, {retries: 0});
  t.is(error.fault, 'service');
  s.sandbox.clearFaults();
  t.like(await s.run(files), {uploaded: 12, state: 'closed'});
  t.deepEqual(s.sandbox.counts().activeData, 12);
  t.is(s.sandbox.counts().data, 12);
});

test('a set of an earlier process - whose close was not answered is confirmed by the list', async t => {
  const s = await scene(t);
  const files = dump(s);
  s.sandbox.faults([{at: 'close', do: 'hang-up-after', times: -1}]);
  await s.fail(files, {retries: 0});
  s.sandbox.clearFaults();
  t.like(await s.run(files), {uploaded: 12, state: 'closed', confirmedByList: 1});
});
