// batchSize: data a request, 1,000 unless you say otherwise; the platform's own advice.

import assert from 'node:assert/strict';
import {ingest} from 'tidepool-ingest';
import {dump, start} from '../start.js';

const {sandbox, account} = await start();
const {batches} = await ingest([dump('two-devices.jsonl')], {...account, batchSize: 10});
assert.equal(batches, 3); // 20 readings of the sensor in two, 4 boluses of the pump in one
await sandbox.stop();
