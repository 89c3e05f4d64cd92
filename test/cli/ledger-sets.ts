import {readdirSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test, {type ExecutionContext} from 'ava';
import {
  closeSets,
  deleteSets,
  type LedgerTask,
  listSets,
} from '../../src/cli/actions/ledger-sets.js';
import {withLedger} from '../../src/cli/actions/with-ledger.js';
import {Courier} from '../../src/delivery/courier.js';
import {Client} from '../../src/tidepool/client.js';
import {cbgs} from '../helpers/data.js';
import {scene} from '../helpers/interrupted.js';

/** An upload of two devices that stopped after three batches, and what can be done to its sets. */
async function stopped(t: ExecutionContext) {
  const s = await scene(t);
  const file = path.join(s.folder, 'dump.json');
  const data = [...cbgs(12), ...cbgs(12, {deviceId: 'CGM-2:2'})];
  writeFileSync(file, JSON.stringify(data));
  await s.runUntil(3, [file]);
  const client = new Client({baseUrl: s.sandbox.url, sessionToken: 'user-token'});
  const doToSets = (task: LedgerTask) =>
    withLedger(s.ledger, old => task(old, new Courier(client, {retries: 0})));
  return {...s, files: [file], doToSets};
}

test('listSets - asks the platform about each set of a ledger', async t => {
  const {doToSets} = await stopped(t);
  const sets = await doToSets(listSets);
  t.deepEqual(
    sets.map(({deviceId, state, uploaded}) => [deviceId, state, uploaded]),
    [
      ['CGM-1:1', 'open', 10],
      ['CGM-2:2', 'open', 5],
    ],
  );
});

test('closeSets - makes visible what is surely stored, nothing of what is in doubt', async t => {
  const {doToSets, sandbox, fail, files} = await stopped(t);
  t.is(sandbox.counts().data, 20, 'a batch is stored whose answer was lost');
  const sets = await doToSets(closeSets);
  t.deepEqual(
    sets.map(({state}) => state),
    ['closed', 'closed'],
  );
  t.deepEqual(sandbox.counts(), {dataSets: 2, data: 15, activeData: 15});
  const error = await fail(files);
  t.is(error.code, 'ERR_INGEST_SET_GONE', 'the rest has nowhere to go');
  t.is(sandbox.counts().data, 15);
});

test('deleteSets - takes all back, and gives the ledger free for another input', async t => {
  const {doToSets, sandbox, run, files, folder} = await stopped(t);
  const sets = await doToSets(deleteSets);
  t.deepEqual(
    sets.map(({state}) => state),
    ['deleted', 'deleted'],
  );
  t.is(sandbox.counts().data, 0);
  writeFileSync(files[0]!, JSON.stringify(cbgs(7)));
  t.like(await run(files, {batchSize: 6}), {uploaded: 7, state: 'closed'});
  t.deepEqual(readdirSync(folder).sort(), ['dump.json', 'ledger']);
});

test('deleteSets - whose answer is lost is no deed of somebody else to the next run', async t => {
  const {doToSets, sandbox, run, files} = await stopped(t);
  sandbox.faults([{at: 'delete', do: 'hang-up-after', times: -1}]);
  await t.throwsAsync(doToSets(deleteSets), {code: 'ERR_INGEST_UNREACHABLE'});
  sandbox.clearFaults();
  t.like(await run(files), {uploaded: 24, state: 'closed'});
  t.is(sandbox.counts().activeData, 24);
});

test('deleteSets - removes what was kept of the input', async t => {
  const s = await scene(t);
  async function* bytes() {
    yield Buffer.from(JSON.stringify(cbgs(30)));
  }
  await s.runUntil(2, bytes());
  t.is(readdirSync(s.folder).length, 2);
  const client = new Client({baseUrl: s.sandbox.url, sessionToken: 'user-token'});
  await withLedger(s.ledger, old => deleteSets(old, new Courier(client)));
  t.deepEqual(readdirSync(s.folder), ['ledger']);
});
