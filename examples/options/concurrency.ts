// concurrency: requests in flight, of all data sets together; 4 unless you say otherwise. One at a time
// keeps the order of the input.

import assert from 'node:assert/strict';
import {ingest} from 'tidepool-ingest';
import {dump, start} from '../start.js';

const {sandbox, account} = await start();
await ingest([dump('two-devices.jsonl')], {...account, batchSize: 5, concurrency: 1});
const times = sandbox
  .state()
  .data.filter(({type}) => type === 'cbg')
  .map(({time}) => `${time}`);
assert.deepEqual(times, times.toSorted());
await sandbox.stop();
