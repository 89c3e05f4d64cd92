import {writeFileSync} from 'node:fs';
import path from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import test from 'ava';
import {Courier} from '../../src/delivery/courier.js';
import {DataSet} from '../../src/delivery/data-set.js';
import {openDataSet} from '../../src/delivery/open-data-set.js';
import {Ledger} from '../../src/ledger/index.js';
import {Client} from '../../src/tidepool/client.js';
import {cbgs} from '../helpers/data.js';
import {heldFile} from '../helpers/held-file.js';
import {scene, visible} from '../helpers/interrupted.js';
import {makeBatch, obliging, setId} from '../helpers/platform.js';
import {entriesOf, reboot} from '../helpers/reboot.js';
import {withServer} from '../helpers/with-server.js';

/** What a set is asked for with. */
interface SetScene {
  readonly courier: Courier;
  readonly ledger: Ledger;
  readonly dataSet: DataSet;
}

const deviceId = 'device-1';

/** Waits until such a line is written, and then for something wrong to happen. */
async function noted({lines}: ReturnType<typeof heldFile>, line: RegExp): Promise<void> {
  while (!line.test(lines.at(-1) ?? '')) await sleep(1);
  await sleep(100);
}

test('a power cut - finds no data on the platform that the disk does not know', async t => {
  const file = heldFile();
  const ledger = new Ledger('n'.repeat(12), undefined, file);
  const {url, requests} = await withServer(t, obliging);
  const courier = new Courier(new Client({baseUrl: url, sessionToken: 'token'}));
  const dataSet = new DataSet(setId, {courier, userId: 'u', device: {deviceId}, ledger});
  const sending = dataSet.append(makeBatch(0, 3));
  await noted(file, /"attempt":1/);
  t.is(requests.length, 0, 'nothing is sent while the disk works');
  file.release();
  await sending;
  t.is(requests.length, 1);
});

for (const [what, method, ask] of [
  [
    'opened',
    'POST',
    ({courier: client, ledger}) => openDataSet({client, ledger, userId: 'u', deviceId}),
  ],
  ['closed', 'PUT', ({dataSet}) => dataSet.close()],
  ['deleted', 'DELETE', ({dataSet}) => dataSet.delete()],
] as const satisfies [string, string, (s: SetScene) => Promise<unknown>][]) {
  test(`a power cut - finds no set ${what} of which the disk does not know that it may be`, async t => {
    const file = heldFile();
    const ledger = new Ledger('n'.repeat(12), undefined, file);
    const {url, requests} = await withServer(t, obliging);
    const courier = new Courier(new Client({baseUrl: url, sessionToken: 'token'}));
    const dataSet = new DataSet(setId, {courier, userId: 'u', device: {deviceId}, ledger});
    const asking = ask({courier, ledger, dataSet});
    await noted(file, /"(opening|closing|deleting)"/);
    const asked = () => requests.filter(request => request.method === method).length;
    t.is(asked(), 0, 'nothing is asked while the disk works');
    file.release();
    await asking;
    t.is(asked(), 1);
  });
}

test('a power cut - takes what was not on the disk, and no datum with it', async t => {
  const s = await scene(t);
  const dump = path.join(s.folder, 'dump.json');
  const data = cbgs(60);
  writeFileSync(dump, JSON.stringify(data));
  await s.runUntil(6, [dump], {concurrency: 3});
  const entries = entriesOf(s.ledger);
  t.true(entries.filter(entry => 'attempt' in entry).length > 6);
  // Of all that was noted since the set was opened nothing is left, but that batches were reserved.
  const reserved = entries.findIndex(entry => 'reserved' in entry);
  reboot(s.ledger, entries.slice(0, reserved + 1));
  t.like(await s.run([dump]), {read: 60, uploaded: 60, state: 'closed'});
  t.deepEqual(
    visible(s),
    data.map(({time}) => time),
  );
  t.is(s.sandbox.counts().data, 60);
});

test('a power cut - puts no batch in doubt for nothing where deleting it is no remedy', async t => {
  const origins = cbgs(10).map((datum, at) => ({...datum, origin: {id: `${at}`}}));
  for (const [reserves, options] of [
    [true, {}],
    [false, {keepIds: true}],
    [false, {deduplicator: 'dataset.delete.origin'}],
  ] as const) {
    const s = await scene(t);
    const dump = path.join(s.folder, 'dump.json');
    const data = origins.map((datum, at) => ({...datum, id: `${at}`.padStart(32, '0')}));
    writeFileSync(dump, JSON.stringify(data));
    t.like(await s.run([dump], options), {uploaded: 10});
    const entries = entriesOf(s.ledger);
    t.is(
      entries.some(entry => 'reserved' in entry),
      reserves,
      JSON.stringify(options),
    );
  }
});
