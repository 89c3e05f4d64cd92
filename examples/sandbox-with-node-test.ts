// How a test suite tries a client of its own against the sandbox, with Node's test runner: the
// client need not know of this library. Here it speaks HTTP by itself, and must survive lost replies.

import assert from 'node:assert/strict';
import {randomBytes} from 'node:crypto';
import {afterEach, beforeEach, test} from 'node:test';
import {type Sandbox, startSandbox} from 'tidepool-ingest';

let sandbox: Sandbox;
beforeEach(async () => {
  sandbox = await startSandbox();
});
afterEach(() => sandbox.stop());

/** What is tested: adds data to an open set so that each is there once, even if a reply is lost. */
async function addOnce(dataSetId: string, data: readonly object[]): Promise<void> {
  const path = `/v1/data_sets/${dataSetId}/data`;
  const withIds = data.map(datum => ({...datum, id: randomBytes(16).toString('hex')}));
  try {
    await ask('POST', path, withIds);
  } catch {
    // Nobody knows whether they were stored: delete what may be there, then send them once more.
    await ask(
      'DELETE',
      path,
      withIds.map(({id}) => ({id})),
    );
    await ask('POST', path, withIds);
  }
}

async function ask(method: string, path: string, body: unknown) {
  const {url, sessionToken} = sandbox;
  const headers = {
    'Content-Type': 'application/json',
    'X-Tidepool-Session-Token': sessionToken,
  };
  const answer = await fetch(url + path, {method, headers, body: JSON.stringify(body)});
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status}`);
  return (await answer.json()) as {data: {uploadId: string}};
}

async function open(): Promise<string> {
  const deduplicator = {name: 'org.tidepool.deduplicator.device.deactivate.hash'};
  const body = {deviceId: 'Meter-1', deduplicator};
  return (await ask('POST', `/v1/users/${sandbox.userId}/data_sets`, body)).data.uploadId;
}

const readings = ['08', '12'].map(hour => ({
  type: 'smbg',
  time: `2026-01-01T${hour}:00:00Z`,
  deviceId: 'Meter-1',
  units: 'mg/dL',
  value: 100,
}));

test('data are there once when all goes well', async () => {
  const id = await open();
  await addOnce(id, readings);
  assert.equal(sandbox.counts(id).data, 2);
});

for (const [what, fault] of [
  ['the reply is lost', {at: 'add', do: 'hang-up-after'}],
  ['the request is lost', {at: 'add', do: 'hang-up-before'}],
  ['only half of them are stored', {at: 'CreateDataSetData', do: 'half'}],
] as const)
  test(`data are there once when ${what}`, async () => {
    const id = await open();
    sandbox.faults([fault]);
    await addOnce(id, readings);
    assert.equal(sandbox.counts(id).data, 2);
  });
