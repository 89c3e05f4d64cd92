// dataSets: one data set a device, or one for all. The platform looks for a device's older duplicates
// only at the close of a set that names this device, so `one` is for deduplicators that do not care.

import assert from 'node:assert/strict';
import {ingest} from 'tidepool-ingest';
import {dump, start} from '../start.js';

const {sandbox, account} = await start();
const perDevice = await ingest([dump('two-devices.jsonl')], account);
assert.deepEqual(
  perDevice.dataSets.map(({deviceId}) => deviceId),
  ['CGM-1:42', 'Pump-1:7'],
);
const one = await ingest([dump('two-devices.jsonl')], {
  ...account,
  dataSets: 'one',
  deduplicator: 'none',
});
assert.equal(one.dataSets.length, 1);
await sandbox.stop();
