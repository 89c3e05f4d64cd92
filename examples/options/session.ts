// session: a template of the body that opens each data set. What it has is sent as it is, the rest is
// filled in: deviceId, deviceTags, time, client, dataSetType, deduplicator.

import assert from 'node:assert/strict';
import {ingest} from 'tidepool-ingest';
import {dump, start} from '../start.js';

const {sandbox, account} = await start();
const session = {deviceManufacturers: ['Example'], timezone: 'Europe/Berlin'};
await ingest([dump('two-devices.jsonl')], {...account, session});
for (const dataSet of sandbox.state().dataSets) {
  assert.deepEqual(dataSet.deviceManufacturers, ['Example']);
  assert.equal(dataSet.timezone, 'Europe/Berlin');
}
await sandbox.stop();
