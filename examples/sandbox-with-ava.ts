// How a test suite tries a program against the sandbox, with ava. In your own project the program
// under test stands in a file of its own, and `npx ava` runs this one.

import {Readable} from 'node:stream';
import {pipeline} from 'node:stream/promises';
import test, {type ExecutionContext} from 'ava';
import * as tidepool from 'tidepool-ingest';

/** What is tested: a program that sends the readings of a meter, and tells which were refused. */
async function sendReadings(readings: readonly object[], account: Account): Promise<number[]> {
  const {batch, decode, identify, openDataSet, read, upload} = tidepool;
  const refused: number[] = [];
  const dataSet = await openDataSet({...account, deviceId: 'Meter-1'});
  await pipeline(
    Readable.from([Buffer.from(JSON.stringify(readings))]),
    read(),
    decode({onReject: ({index}) => refused.push(index)}),
    identify({userId: account.userId}),
    batch(),
    upload({dataSet}),
  );
  await dataSet.close();
  return refused;
}

type Account = Pick<tidepool.Sandbox, 'userId' | 'sessionToken'> & {baseUrl: string};

/** Starts a sandbox for one test: tests share nothing, so they may run at once. */
async function start(t: ExecutionContext) {
  const sandbox = await tidepool.startSandbox();
  t.teardown(() => sandbox.stop());
  const {url: baseUrl, userId, sessionToken} = sandbox;
  return {sandbox, account: {baseUrl, userId, sessionToken}};
}

const reading = (hour: string, value: number) => ({
  type: 'smbg',
  time: `2026-01-01T${hour}:00:00Z`,
  deviceId: 'Meter-1',
  units: 'mg/dL',
  value,
});

test('all readings arrive, and are visible', async t => {
  const {sandbox, account} = await start(t);
  t.deepEqual(await sendReadings([reading('08', 100), reading('12', 140)], account), []);
  t.deepEqual(sandbox.counts(), {dataSets: 1, data: 2, activeData: 2});
});

test('sending the same readings again leaves one visible copy of each', async t => {
  const {sandbox, account} = await start(t);
  for (let i = 0; i < 2; i++) await sendReadings([reading('08', 100)], account);
  t.deepEqual(sandbox.counts(), {dataSets: 2, data: 2, activeData: 1});
});

test('a reading that no meter shows is refused, and keeps no other from arriving', async t => {
  const {sandbox, account} = await start(t);
  t.deepEqual(await sendReadings([reading('08', -1), reading('12', 140)], account), [0]);
  t.like(sandbox.state().data[0], {type: 'smbg', time: '2026-01-01T12:00:00Z'});
});

test('a token that expires half-way is told, and nothing is visible', async t => {
  const {sandbox, account} = await start(t);
  sandbox.faults([{at: 'add', do: 'expire-token'}]);
  const sending = sendReadings([reading('08', 100)], account);
  await t.throwsAsync(sending, {code: 'ERR_INGEST_UNAUTHENTICATED'});
  t.is(sandbox.counts().activeData, 0);
});
