// patience: milliseconds without any success after which `openDataSet` gives up, however many tries are left.
// Ten timeouts unless you say otherwise, and at least a minute.

import assert from 'node:assert/strict';
import {openDataSet} from 'tidepool-ingest';
import {start} from '../start.js';

const {sandbox, account} = await start();
sandbox.faults([{at: 'open', do: 'status', status: 503, times: -1}]);
await assert.rejects(
  openDataSet({...account, deviceId: 'CGM-1:1', retries: 1_000, patience: 500}),
  /503/,
);
await sandbox.stop();
